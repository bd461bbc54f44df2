import type { RequestContext } from '../context.ts'
import { lowerFirst } from './naming.ts'
import type { Resource } from './resource-definition.ts'

/** A record by its row id, or the one that stands for it since; null where the caller may see neither. */
export async function findRecord(resource: Resource, id: string, query: object, context: RequestContext): Promise<Record<string, unknown> | null> {
  const model = context.db[lowerFirst(resource.name)]!
  const row = await model.findUnique({ ...query, where: { id } })
  if (row !== null || !resource.options.redirect) return row
  const other = await resource.options.redirect(id, context)
  return other === null ? null : model.findUnique({ ...query, where: { id: other } })
}
