import type { RequestContext } from '../context.ts'
import { globalId } from '../schema/global-id.ts'
import { lowerFirst } from '../schema/naming.ts'
import { internalsOf } from '../writes/context-internals.ts'

export interface RecordLink {
  readonly model: string
  readonly recordId: string
}

export interface LinkedRecord {
  readonly id: string
  readonly title: string
  /** Path of its page in the shell. */
  readonly path: string
}

/** Those of the records that the caller may read now, by their global ids: one statement for each resource. */
export async function readLinked(context: RequestContext, links: readonly RecordLink[]): Promise<ReadonlyMap<string, LinkedRecord>> {
  const { registry, kinds } = internalsOf(context)
  const byModel = new Map<string, Set<string>>()
  for (const { model, recordId } of links) if (registry.resources.has(model)) byModel.set(model, (byModel.get(model) ?? new Set()).add(recordId))
  const found = new Map<string, LinkedRecord>()
  for (const [model, ids] of byModel) {
    const { titleField, path, model: { fields } } = registry.get(model)
    const column = fields[titleField]?.type === 'String' && titleField !== 'id' ? titleField : null
    const rows = await context.db[lowerFirst(model)]!.findMany({ where: { id: { in: [...ids] } }, select: { id: true, ...(column === null ? {} : { [column]: true }) } })
    for (const row of rows) {
      const id = row['id'] as string
      const title = (column === null ? null : (row[column] as string | null)) ?? kinds.text(model, context.locale)
      found.set(globalId(model, id), { id: globalId(model, id), title, path: `${path}/${id}` })
    }
  }
  return found
}
