import type { RequestContext } from '@tenon/core'
import { planSteps, type PlannedStep } from '../domain/step-plan.ts'
import { errors } from '../errors.ts'
import type { ApprovalState, ApprovalSubmission } from '../types.ts'
import { stateOf } from './approval-of.ts'
import { carryOn } from './carry-on.ts'
import { voidRound } from './void-round.ts'
import { lockRequest, workOn, type Context, type Work } from './work.ts'

/**
 * Submits a record to be approved, in the transaction of the caller: for other plugins. Policy: "content change: new hash, all decisions void."
 * The same content that waits or was approved already is left as it is. Throws APPROVAL_STEPS_INVALID.
 */
export async function requestApproval(caller: RequestContext<unknown>, submission: ApprovalSubmission): Promise<ApprovalState> {
  const context = caller as Context
  const steps = planSteps(submission.steps)
  if (typeof steps === 'string') throw errors.APPROVAL_STEPS_INVALID({ reason: steps })
  if (!/^[0-9a-f]{64}$/.test(submission.hash)) throw errors.APPROVAL_STEPS_INVALID({ reason: 'its hash is no SHA-256 of 64 hexadecimal digits' })
  const work = workOn(context, context.system('submit a record to be approved'))
  const { model: subjectModel, id: subjectId } = submission.subject
  const known = await work.db.approvalRequest.findFirst({ where: { subjectModel, subjectId }, select: { id: true } })
  if (known) {
    const before = await lockRequest(work, known.id)
    if (before.hash === submission.hash && (before.status === 'PENDING' || before.status === 'APPROVED')) return stateOf(before)
    await voidRound(work, before)
    await write(work, { context, submission, steps, before })
    return stateOf(await lockRequest(work, before.id))
  }
  const id = await write(work, { context, submission, steps, before: null })
  return stateOf(await lockRequest(work, id))
}

interface Writing {
  readonly context: Context
  readonly submission: ApprovalSubmission
  readonly steps: readonly PlannedStep[]
  readonly before: { readonly id: string; readonly round: number } | null
}

async function write(work: Work, { context, submission, steps, before }: Writing): Promise<string> {
  const { db } = work
  const { personId, deputyId = null, impersonatorId = null } = context.principal
  const submittedById = submission.submitter ?? personId
  if (submittedById === null) throw errors.APPROVAL_STEPS_INVALID({ reason: 'nobody submits it' })
  const { title, revision, hash, subject, facts = [], beneficiaries = [] } = submission
  const round = (before?.round ?? 0) + 1
  const written = {
    title, revision, hash, round, facts: facts.map(({ label, value }) => ({ label, value })), status: 'PENDING' as const, stuck: false, finishedAt: null,
    submittedById, submitterDeputyId: deputyId, submittedAt: context.now(),
  }
  const { id } = before === null
    ? await db.approvalRequest.create({ data: { ...written, subjectModel: subject.model, subjectId: subject.id }, select: { id: true } })
    : await db.approvalRequest.update({ where: { id: before.id }, data: written, select: { id: true } })
  await db.approvalParty.deleteMany({ where: { requestId: id } })
  // Whoever typed it, whose work it is, and an administrator who acted as either: none of them decides.
  const submitters = new Set([submittedById, personId, deputyId, impersonatorId].filter((person) => person !== null))
  await db.approvalParty.createMany({
    data: [...[...submitters].map((personId) => ({ requestId: id, personId, kind: 'SUBMITTER' as const })), ...[...new Set(beneficiaries)].map((personId) => ({ requestId: id, personId, kind: 'BENEFICIARY' as const }))],
  })
  await db.approvalStep.createMany({ data: steps.map((step) => ({ ...step, requestId: id, round })) })
  await carryOn(work, await lockRequest(work, id))
  return id
}
