import type { AnyContext, GuardedDatabase, RequestContext } from '../context.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { HandedOver, HandoverScope, Successor } from './handover-types.ts'

/**
 * Gives the open work of a person to a successor: what plugins register as `handover`, and open tasks about any of it. For a
 * use case that has decided that its caller may; everything is written with the caller's name, in the caller's transaction.
 */
export async function handOverWork(context: AnyContext, scope: HandoverScope, to: Successor): Promise<readonly HandedOver[]> {
  const inner = context as RequestContext
  const found = await openWork(inner, scope)
  const system = inner.system('open work goes to the successor of whose it was')
  for (const { model, ids } of found) {
    if (model === 'Task') await system['task']!.updateMany({ where: { id: { in: [...ids] } }, data: { assigneeId: to.id } })
    else {
      const { give } = handoversOf(inner).find((handover) => handover.model === model)!
      if (give) await give(inner as never, ids, to)
      else await system[delegate(model)]!.updateMany({ where: { id: { in: [...ids] } }, data: { ownerId: to.id, teamId: to.teamId } })
    }
  }
  return found
}

/** What would be handed over, model by model; open tasks last, as 'Task'. */
export async function openWork(context: AnyContext, scope: HandoverScope): Promise<readonly HandedOver[]> {
  const inner = context as RequestContext
  const system = inner.system('find the open work of somebody')
  const found: HandedOver[] = []
  for (const { model, open, of } of handoversOf(inner)) {
    const column = scope.of === undefined ? null : of?.[scope.of.model]
    if (column === undefined) continue
    const rows = await system[delegate(model)]!.findMany({ where: { AND: [{ ownerId: scope.fromId }, open ?? {}, column === null ? {} : { [column]: { in: [...scope.of!.ids] } }] }, select: { id: true }, orderBy: { id: 'asc' } })
    found.push({ model, ids: rows.map(({ id }) => id as string) })
  }
  const about = [...(scope.of ? [scope.of] : []), ...found].map(({ model, ids }) => ({ model, recordId: { in: [...ids] } }))
  const tasks = await system['task']!.findMany({ where: { assigneeId: scope.fromId, status: 'OPEN', ...(scope.of === undefined ? {} : { OR: about }) }, select: { id: true }, orderBy: { id: 'asc' } })
  return [...found, { model: 'Task', ids: tasks.map(({ id }) => id as string) }].filter(({ ids }) => ids.length > 0)
}

function handoversOf(context: RequestContext) {
  return internalsOf(context).handovers
}

function delegate(model: string): keyof GuardedDatabase & string {
  return `${model.charAt(0).toLowerCase()}${model.slice(1)}`
}
