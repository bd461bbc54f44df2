import type { ApprovalFinished } from '@tenon/approvals'
import { withdrawApproval } from '@tenon/approvals'
import type { Context } from '../context.ts'
import { canMove } from '../domain/lifecycle.ts'
import { errors } from '../errors.ts'
import { requireReach } from '../reach.ts'
import { rowOf } from '../rows.ts'
import { backToDraft } from './edit-contract.ts'

const moveOf = { APPROVED: 'approve', RETURNED: 'return', REJECTED: 'reject' } as const

/** What the departments said becomes the state of the contract: "any RETURN: a draft again, revision + 1, every decision void; REJECT: rejected." */
export async function finishReview(finished: ApprovalFinished, context: Context): Promise<void> {
  if (finished.subjectModel !== 'Contract') return
  const system = context.system('the review of a contract has ended')
  const id = finished.subjectId
  await system.contract.update({ where: { id }, data: {} })
  const contract = await system.contract.findUniqueOrThrow({ where: { id } })
  if (!canMove(moveOf[finished.outcome], contract.status) || contract.revision !== finished.revision || contract.contentHash !== finished.hash) throw errors.CONTRACT_HASH_MISMATCH()
  await noteOutcomes(context, finished)
  if (finished.outcome === 'RETURNED') await backToDraft(context, contract)
  else await system.contract.update({ where: { id }, data: { status: finished.outcome } })
}

/** When each department decided, for the time that reviews take. */
async function noteOutcomes(context: Context, { requestId, subjectId, revision }: ApprovalFinished): Promise<void> {
  const system = context.system('what each department decided is kept with the contract')
  const request = await system.approvalRequest.findUniqueOrThrow({ where: { id: requestId }, select: { round: true } })
  const steps = await system.approvalStep.findMany({ where: { requestId, round: request.round } })
  for (const { key, status, closedAt, openedAt } of steps) {
    const outcome = status === 'APPROVED' || status === 'RETURNED' || status === 'REJECTED' ? status : 'VOID'
    await system.contractReview.updateMany({ where: { contractId: subjectId, revision, stepKey: key }, data: { outcome, decidedAt: closedAt, ...(openedAt === null ? {} : { askedAt: openedAt }) } })
  }
}

/** Whoever drafted it takes it back from review: a draft again, with a new revision. */
export async function withdrawContract(context: Context, input: { readonly id: string; readonly expectedVersion: number }): Promise<string> {
  const id = rowOf(input.id, 'Contract')
  await context.db.contract.update({ where: { id, version: input.expectedVersion }, data: {} })
  const contract = await context.db.contract.findUniqueOrThrow({ where: { id } })
  requireReach(context, 'contracts:draft', contract, 'whoever owns the contract')
  if (!canMove('withdraw', contract.status)) throw errors.CONTRACT_STATE({ status: contract.status })
  await voidReview(context, id)
  await backToDraft(context, contract)
  return id
}

/** Ends a review, or an approval that the contract has outgrown: every decision is void. */
export async function voidReview(context: Context, contractId: string): Promise<void> {
  await withdrawApproval(context, { model: 'Contract', id: contractId })
  await context.system('a review that was taken back is void').contractReview.updateMany({ where: { contractId, outcome: null }, data: { outcome: 'VOID', decidedAt: context.now() } })
}
