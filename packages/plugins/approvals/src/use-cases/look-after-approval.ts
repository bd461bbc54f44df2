import { missingId, rowIdOf } from '@tenon/core'
import { lookAfter } from './escalate-overdue.ts'
import { lockRequest, workOn, type Context } from './work.ts'

/** Looks anew who may decide: after somebody was hired, made head, or has left. Whoever sees the request may ask for it; it decides nothing. */
export async function lookAfterApproval(context: Context, input: { readonly id: string }): Promise<string> {
  const id = rowIdOf(input.id, 'ApprovalRequest') ?? missingId
  await context.db.approvalRequest.findUniqueOrThrow({ where: { id } })
  const work = workOn(context, context.system('look anew who may decide'))
  await lookAfter(work, await lockRequest(work, id))
  return id
}
