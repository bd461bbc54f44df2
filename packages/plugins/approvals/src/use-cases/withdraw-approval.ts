import { missingId, rowIdOf, type RequestContext } from '@tenon/core'
import { errors } from '../errors.ts'
import type { ApprovalState, ApprovalSubject } from '../types.ts'
import { stateOf } from './approval-of.ts'
import { voidRound } from './void-round.ts'
import { lockRequest, workOn, type Context, type Request, type Work } from './work.ts'

/**
 * Takes a submission back, or an approval that its subject has outgrown, in the transaction of the caller: for other plugins, which say who may.
 * What was decided is void. Null where the record was never submitted.
 */
export async function withdrawApproval(caller: RequestContext<unknown>, { model, id }: ApprovalSubject): Promise<ApprovalState | null> {
  const context = caller as Context
  const work = workOn(context, context.system('take back what was submitted'))
  const known = await work.db.approvalRequest.findFirst({ where: { subjectModel: model, subjectId: id }, select: { id: true } })
  if (!known) return null
  const request = await lockRequest(work, known.id)
  if (request.status === 'PENDING' || request.status === 'APPROVED') await withdraw(work, request)
  return stateOf(await lockRequest(work, known.id))
}

/** The mutation: whoever submitted it takes it back while it waits. */
export async function withdrawOwn(context: Context, input: { readonly id: string }): Promise<string> {
  const id = rowIdOf(input.id, 'ApprovalRequest') ?? missingId
  await context.db.approvalRequest.findUniqueOrThrow({ where: { id } })
  const work = workOn(context, context.system('take back what was submitted'))
  const request = await lockRequest(work, id)
  if (![request.submittedById, request.submitterDeputyId].includes(context.principal.personId)) throw errors.APPROVAL_NOT_SUBMITTER()
  if (request.status !== 'PENDING') throw errors.APPROVAL_FINISHED()
  await withdraw(work, request)
  return id
}

async function withdraw(work: Work, request: Request): Promise<void> {
  const { id, subjectModel, subjectId, revision, hash } = request
  await voidRound(work, request)
  await work.db.approvalRequest.update({ where: { id }, data: { status: 'WITHDRAWN', stuck: false, finishedAt: work.context.now() } })
  work.context.emit('approval.withdrawn', id, { requestId: id, subjectModel, subjectId, revision, hash })
}
