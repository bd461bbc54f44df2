import type { RequestContext } from '../../context.ts'
import { notify } from '../../notifications/index.ts'

/** Open tasks of somebody who leaves go to whoever takes over, or else to the manager. Where there is neither, they stay. */
export async function handOverTasks(context: RequestContext, person: { readonly id: string; readonly name: string; readonly managerId: string | null }, successorId: string | null): Promise<void> {
  const heir = successorId ?? person.managerId
  if (heir === null) return
  const { count } = await context.system('hand the open tasks of somebody who leaves to the successor')['task']!.updateMany({ where: { assigneeId: person.id, status: 'OPEN' }, data: { assigneeId: heir } })
  if (count > 0) await notify(context, { to: [heir], kind: 'tasks.handedOver', params: { name: person.name, count } })
}
