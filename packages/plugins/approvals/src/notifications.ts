import { notify, type DomainEvent, type EventHandler, type RequestContext } from '@tenon/core'
import type { ApprovalFinished, ApprovalWaiting } from './types.ts'
import type { Context } from './use-cases/work.ts'

/** Who is asked hears of it, and whoever submitted it how it ended: in the shell and by mail with a link, with the commit of the decision. */
export const notifications: readonly EventHandler[] = [
  { event: 'approval.waiting', id: 'tell-approvers', mode: 'in-transaction', run: (event, context) => tellApprovers(event as DomainEvent<ApprovalWaiting>, context) },
  { event: 'approval.finished', id: 'tell-submitters', mode: 'in-transaction', run: (event, context) => tellSubmitters(event as DomainEvent<ApprovalFinished>, context) },
]

async function tellApprovers({ payload }: DomainEvent<ApprovalWaiting>, context: RequestContext): Promise<void> {
  await notify(context, { to: payload.personIds, kind: 'approvals.waiting', params: { step: payload.stepTitle }, link: { model: 'ApprovalRequest', id: payload.requestId }, mail: true })
}

async function tellSubmitters({ payload }: DomainEvent<ApprovalFinished>, context: RequestContext): Promise<void> {
  const db = (context as unknown as Context).system('whom to tell how an approval ended')
  const request = await db.approvalRequest.findUnique({ where: { id: payload.requestId }, select: { submittedById: true, submitterDeputyId: true } })
  const to = [request?.submittedById, request?.submitterDeputyId].filter((id) => typeof id === 'string')
  await notify(context, { to, kind: `approvals.${payload.outcome.toLowerCase()}`, link: { model: 'ApprovalRequest', id: payload.requestId }, mail: true })
}
