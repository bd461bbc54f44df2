import { runTransition } from '@tenon/core'
import { withdrawApproval, type ApprovalFinished } from '@tenon/approvals'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'

const moveOf = { APPROVED: 'approve', RETURNED: 'return', REJECTED: 'reject' } as const

/** What the departments said becomes the state of the contract: "any RETURN: a draft again, revision + 1, every decision void; REJECT: rejected." */
export async function finishReview(finished: ApprovalFinished, context: Context): Promise<void> {
  if (finished.subjectModel !== 'Contract') return
  const system = context.system('the review of a contract has ended')
  const id = finished.subjectId
  const contract = await system.contract.findUniqueOrThrow({ where: { id } })
  if (contract.revision !== finished.revision || contract.contentHash !== finished.hash) throw errors.CONTRACT_HASH_MISMATCH()
  await noteOutcomes(context, finished)
  await runTransition(context, 'Contract', id, moveOf[finished.outcome])
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

/** Ends a review, or an approval that the contract has outgrown: every decision is void. */
export async function voidReview(context: Context, contractId: string): Promise<void> {
  await withdrawApproval(context, { model: 'Contract', id: contractId })
  await context.system('a review that was taken back is void').contractReview.updateMany({ where: { contractId, outcome: null }, data: { outcome: 'VOID', decidedAt: context.now() } })
}
