import type { Context } from '../../context.ts'

/** All stages of the company, read once per request. */
export function stagesOf(context: Context) {
  return context.memo('pipeline:stages', () => context.system('the rules of a deal know every stage of the company').stage.findMany({
    select: { id: true, key: true, name: true, ordinal: true, outcome: true, probabilityBp: true, active: true, entryChecklist: true }, orderBy: { ordinal: 'asc' },
  }))
}

export type StageRow = Awaited<ReturnType<typeof stagesOf>>[number]
