import type { RequestContext } from '../context.ts'
import { globalId } from '../schema/global-id.ts'
import { lowerFirst } from '../schema/naming.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { Change } from './live-types.ts'

/** Global ids of those records that the caller may read at this moment, asked through the guard: one statement a resource. */
export async function readableChanges(context: RequestContext, changes: readonly Change[]): Promise<string[]> {
  const { registry } = internalsOf(context)
  const byModel = new Map<string, string[]>()
  for (const { model, recordId } of changes) if (registry.resources.has(model) && context.ability.can('read', model)) byModel.set(model, [...(byModel.get(model) ?? []), recordId])
  const ids: string[] = []
  for (const [model, some] of byModel) {
    const rows = await context.db[lowerFirst(model)]!.findMany({ where: { id: { in: some } }, select: { id: true } })
    ids.push(...rows.map((row) => globalId(model, row['id'] as string)))
  }
  return ids
}
