import { tendStep, type TendedStep, type Tending } from '../domain/tend.ts'
import { quorumOf } from '../domain/step-plan.ts'
import type { ApprovalFinished } from '../types.ts'
import { askPeople, dueAfter, settingsOf } from './ask-people.ts'
import { decidersElsewhere, decidersOf, peopleConcerned } from './exclusions.ts'
import { stepsOf, type Request, type Step, type Work } from './work.ts'

/**
 * Carries a locked request as far as it goes: replaces who left, closes what is decided, opens what comes next, and ends it. Doing it again
 * changes nothing.
 */
export async function carryOn(work: Work, request: Request): Promise<void> {
  const concerned = await peopleConcerned(work, request)
  for (;;) {
    const steps = await stepsOf(work, request)
    const running = steps.filter(({ status }) => status === 'OPEN' || status === 'STUCK')
    for (const step of running) {
      const status = await tend(work, { request, step, steps, concerned })
      if (status === 'RETURNED' || status === 'REJECTED') return finish(work, request, status)
    }
    const left = await work.db.approvalStep.findMany({ where: { requestId: request.id, round: request.round, status: { in: ['OPEN', 'STUCK', 'WAITING'] } }, orderBy: { position: 'asc' } })
    if (left.length === 0) return finish(work, request, 'APPROVED')
    if (left.some(({ status }) => status !== 'WAITING')) return noteStuck(work, request, left.some(({ status }) => status === 'STUCK'))
    await open(work, left.filter(({ ordinal }) => ordinal === left[0]!.ordinal))
  }
}

/** Ends a round: whatever is open is asked no longer, and the subject's plugin hears of it before the transaction commits. */
export async function finish({ db, context }: Work, request: Request, outcome: ApprovalFinished['outcome']): Promise<void> {
  const at = context.now()
  const { id: requestId, round, subjectModel, subjectId, revision, hash } = request
  await db.approvalStep.updateMany({ where: { requestId, round, status: { in: ['OPEN', 'STUCK', 'WAITING'] } }, data: { status: 'CLOSED', closedAt: at, escalateAt: null } })
  await db.approvalSeat.updateMany({ where: { requestId, status: 'OPEN' }, data: { status: 'CLOSED' } })
  await db.approvalRequest.update({ where: { id: requestId }, data: { status: outcome, finishedAt: at, stuck: false } })
  context.emit('approval.finished', requestId, { requestId, subjectModel, subjectId, revision, hash, outcome } satisfies ApprovalFinished)
}

/** Everything of a step that its rules need. */
export function tended(step: Step): TendedStep {
  const verdicts = new Map(step.decisions.map(({ byId, onBehalfOfId, verdict }) => [onBehalfOfId ?? byId, verdict]))
  return {
    resolver: step.resolver, target: step.target, quorum: quorumOf(step), stuck: step.status === 'STUCK',
    seats: step.seats.map(({ id, personId, origin, voice, status }) => ({ id, personId, origin, voice, open: status === 'OPEN', verdict: verdicts.get(personId) ?? null })),
  }
}

interface Tended {
  readonly request: Request
  readonly step: Step
  readonly steps: readonly Step[]
  readonly concerned: ReadonlySet<string>
}

async function tend(work: Work, { request, step, steps, concerned }: Tended): Promise<Tending['status']> {
  const { db, context } = work
  const { lastDeputyId } = await settingsOf(work)
  const excluded = new Set([...concerned, ...decidersElsewhere(steps, step.id), ...decidersOf(step).filter((id) => !step.seats.some(({ personId }) => personId === id))])
  const { status, stuckReason, release, add } = tendStep(await work.directory(), tended(step), { excluded, lastDeputyId })
  if (release.length > 0) await db.approvalSeat.updateMany({ where: { id: { in: [...release] } }, data: { status: 'RELEASED' } })
  const ended = status !== 'OPEN' && status !== 'STUCK'
  if (!ended) await askPeople(work, { request, step, seats: add })
  if (ended) await db.approvalSeat.updateMany({ where: { stepId: step.id, status: 'OPEN' }, data: { status: 'CLOSED' } })
  if (status !== step.status || stuckReason !== step.stuckReason) {
    await db.approvalStep.update({ where: { id: step.id }, data: { status, stuckReason, ...(ended ? { closedAt: context.now(), escalateAt: null } : {}) } })
  }
  return status
}

/** Policy: the resolver is evaluated when the step opens, not when the request is made. */
async function open(work: Work, steps: readonly { readonly id: string; readonly dueHours: number | null }[]): Promise<void> {
  const openedAt = work.context.now()
  const standard = await settingsOf(work)
  for (const { id, dueHours } of steps) {
    const dueAt = await dueAfter(work, dueHours ?? standard.dueHours)
    await work.db.approvalStep.update({ where: { id }, data: { status: 'OPEN', openedAt, dueAt, escalateAt: dueAt } })
  }
}

async function noteStuck({ db }: Work, { id, stuck }: Request, now: boolean): Promise<void> {
  if (stuck !== now) await db.approvalRequest.update({ where: { id }, data: { stuck: now } })
}
