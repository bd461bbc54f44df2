import { missingId, problem, rowIdOf } from '@tenon/core'
import type { Verdict } from '../domain/quorum.ts'
import { errors } from '../errors.ts'
import { carryOn } from './carry-on.ts'
import { decidersOf, peopleConcerned } from './exclusions.ts'
import { findSeat } from './find-seat.ts'
import { lockRequest, stepsOf, workOn, type Context, type Request, type Step, type Work } from './work.ts'

export interface DecideInput {
  readonly id: string
  readonly hash: string
  readonly verdict: Verdict
  readonly comment?: string | null
  readonly stepId?: string | null
}

/**
 * Policy: "a decision against an old hash is refused; submitter, beneficiary and their delegates never decide; one natural person decides at
 * most one step; administrators are not exempt." Both names of a delegation are kept.
 */
export async function decideApproval(context: Context, input: DecideInput): Promise<string> {
  const id = rowIdOf(input.id, 'ApprovalRequest') ?? missingId
  await context.db.approvalRequest.findUniqueOrThrow({ where: { id } })
  const comment = commentOf(input)
  if (context.principal.impersonatorId !== undefined) throw errors.APPROVAL_IN_PERSON()
  const work = workOn(context, context.system('decide a step of an approval'))
  const request = await lockRequest(work, id)
  if (request.hash.trim() !== input.hash) throw errors.APPROVAL_OUTDATED({ revision: request.revision })
  if (request.status === 'APPROVED' || request.status === 'WITHDRAWN') throw errors.APPROVAL_FINISHED()
  const steps = await stepsOf(work, request)
  await refuseUnfit(work, { context, request, steps })
  const { step, seat, late } = findSeat(request, steps, { personId: context.principal.personId!, verdict: input.verdict, stepId: input.stepId ? (rowIdOf(input.stepId, 'ApprovalStep') ?? missingId) : null })
  const { personId, deputyId } = context.principal
  await work.db.approvalDecision.create({
    data: {
      requestId: id, stepId: step.id, verdict: input.verdict, comment, late, at: context.now(), round: request.round, revision: request.revision, hash: request.hash,
      byId: deputyId ?? personId!, onBehalfOfId: deputyId === undefined ? null : personId,
    },
  })
  await work.db.approvalSeat.update({ where: { id: seat.id }, data: { status: 'DECIDED' } })
  // A step that others had approved already is open again for who returns it.
  if (!late && step.status === 'APPROVED') await work.db.approvalStep.update({ where: { id: step.id }, data: { status: 'OPEN', closedAt: null } })
  if (request.status === 'PENDING') await carryOn(work, request)
  return id
}

function commentOf({ verdict, comment }: DecideInput): string | null {
  const text = comment?.trim() || null
  if (text === null && (verdict === 'REJECT' || verdict === 'RETURN')) throw errors.APPROVAL_COMMENT_REQUIRED({}, { fields: [problem('comment', 'REQUIRED')] })
  if (text !== null && text.length > maxComment) throw errors.APPROVAL_COMMENT_REQUIRED({}, { fields: [problem('comment', 'TOO_LONG', { limit: maxComment })] })
  return text
}

const maxComment = 4_000

interface Deciding {
  readonly context: Context
  readonly request: Request
  readonly steps: readonly Step[]
}

/** A natural person is who acts, and whose seat it is: neither may be concerned, nor have decided before. */
async function refuseUnfit(work: Work, { context, request, steps }: Deciding): Promise<void> {
  const people = [context.principal.personId, context.principal.deputyId].filter((id) => typeof id === 'string')
  const concerned = await peopleConcerned(work, request)
  if (people.some((id) => concerned.has(id))) throw errors.APPROVAL_OWN()
  const late = await work.db.approvalDecision.findMany({ where: { requestId: request.id, round: request.round, late: true, voidedAt: null }, select: { byId: true, onBehalfOfId: true } })
  const decided = new Set([...steps.flatMap(decidersOf), ...decidersOf({ decisions: late as Step['decisions'] })])
  if (people.some((id) => decided.has(id))) throw errors.APPROVAL_DECIDED_BEFORE()
  if (!context.principal.has('approvals:decide')) throw errors.APPROVAL_NOT_ASKED()
}
