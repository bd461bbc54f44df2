import { missingId, rowIdOf } from '@tenon/core'
import { lookAfter, needsLooking } from './escalate-overdue.ts'
import { lockRequest, workOn, type Context } from './work.ts'

/**
 * Looks anew who may decide: after somebody was hired, made head, or has left. Whoever sees the request may ask for it; it decides nothing, and does
 * nothing where nobody has to be found: what it does is what the clock would do a little later.
 */
export async function lookAfterApproval(context: Context, input: { readonly id: string }): Promise<string> {
  const id = rowIdOf(input.id, 'ApprovalRequest') ?? missingId
  await context.db.approvalRequest.findUniqueOrThrow({ where: { id } })
  const work = workOn(context, context.system('look anew who may decide'))
  const request = await lockRequest(work, id)
  if ((await work.db.approvalRequest.count({ where: { id, ...needsLooking(context) } })) > 0) await lookAfter(work, request)
  return id
}
