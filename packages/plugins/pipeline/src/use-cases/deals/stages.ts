import type { Context } from '../../context.ts'

/** All stages of the company, read once per request, with their names as the caller's language has them. */
export function stagesOf(context: Context) {
  return context.memo('pipeline:stages', async () => {
    const stages = await context.system('the rules of a deal know every stage of the company').stage.findMany({
      select: { id: true, key: true, name: true, nameTranslations: true, ordinal: true, outcome: true, probabilityBp: true, active: true, entryChecklist: true, rotDays: true }, orderBy: { ordinal: 'asc' },
    })
    return stages.map(({ nameTranslations, ...stage }) => ({ ...stage, name: nameIn(context.locale, stage.name, nameTranslations) }))
  })
}

export type StageRow = Awaited<ReturnType<typeof stagesOf>>[number]

/** The name that a company gave a stage in a language, or else the one that it has in all. */
export function nameIn<Name extends string | null>(locale: string, name: Name, translations: unknown): Name | string {
  return (translations as Readonly<Record<string, string>> | null)?.[locale] ?? name
}
