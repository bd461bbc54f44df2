import { isHerself } from '../../rights/actors.ts'
import type { Grants, Principal } from '../../rights/rights-types.ts'

/** A task is seen and done by whom it is for, and kept by whoever made it. On the page of its record those see it who see the record. */
export function grantTasks(grants: Grants, principal: Principal): void {
  const mine = { assigneeId: principal.personId }
  const made = { createdById: principal.personId }
  grants.can(['read', 'update'], 'Task', mine)
  grants.can(['read', 'update', 'delete'], 'Task', made)
  if (isHerself(principal)) grants.can('create', 'Task', made)
}
