import type { Grants, Principal } from '@tenon/core'

/** Whoever submitted it, whoever is or was asked to decide it, and those who see all. A beneficiary sees the subject, not what others say of it. */
export function grants(grants: Grants, principal: Principal): void {
  const { personId } = principal
  if (principal.has('approvals:read-all')) for (const model of ['ApprovalRequest', ...parts]) grants.can('read', model)
  else if (personId !== null && isTheirs(principal)) grantOwn(grants, personId)
  if (principal.has('approvals:settings')) grants.can(['read', 'update'], 'ApprovalSetting')
}

const parts = ['ApprovalStep', 'ApprovalSeat', 'ApprovalDecision'] as const

/** A deputy has of this what was handed over to her. */
function isTheirs(principal: Principal): boolean {
  return principal.deputyId === undefined || principal.has('approvals:decide')
}

function grantOwn(grants: Grants, personId: string): void {
  const asked = { seats: { some: { personId } } }
  const mine = [{ submittedById: personId }, { submitterDeputyId: personId }, asked]
  grants.can('read', 'ApprovalRequest', { OR: mine })
  for (const model of parts) grants.can('read', model, { request: { OR: mine } })
}
