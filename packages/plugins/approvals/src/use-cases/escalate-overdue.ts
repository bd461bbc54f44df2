import { escalate } from '../domain/tend.ts'
import { askPeople, dueAfter, settingsOf } from './ask-people.ts'
import { carryOn, tended } from './carry-on.ts'
import { decidersElsewhere, decidersOf, peopleConcerned } from './exclusions.ts'
import { lockRequest, stepsOf, workOn, type Context, type Request, type Step, type Work } from './work.ts'

const PAGE = 50

/**
 * Looks after what waits: replaces people who left, tries again where nobody was there to decide, and asks the next superior where a step is
 * overdue. It looks at all of them: those that stay stuck must not stand in the way of those behind. Gives how many requests it looked at.
 * Doing it again at the same moment changes nothing.
 */
export async function escalateOverdue(context: Context): Promise<number> {
  const work = workOn(context, context.system('look after what waits for approval'))
  let count = 0
  for (let after: string | undefined; ; ) {
    const page = await work.db.approvalRequest.findMany({ where: { ...needsLooking(context), ...(after === undefined ? {} : { id: { gt: after } }) }, select: { id: true }, orderBy: { id: 'asc' }, take: PAGE })
    for (const { id } of page) await lookAfter(work, await lockRequest(work, id))
    count += page.length
    after = page.at(-1)?.id
    if (page.length < PAGE) return count
  }
}

/** Requests that somebody has to be found for: a step is stuck or overdue, or waits for a person who left. */
function needsLooking(context: Pick<Context, 'now'>) {
  const due = { OR: [{ status: 'STUCK' as const }, { status: 'OPEN' as const, escalateAt: { lte: context.now() } }, { status: 'OPEN' as const, seats: { some: { status: 'OPEN' as const, person: { active: false } } } }] }
  return { status: 'PENDING' as const, steps: { some: due } }
}

/** One request: what is due of it. */
async function lookAfter(work: Work, request: Request): Promise<void> {
  if (request.status !== 'PENDING') return
  await carryOn(work, request)
  const { status, round, id } = await lockRequest(work, request.id)
  if (status !== 'PENDING') return
  const steps = await stepsOf(work, { id, round })
  const late = steps.filter((step) => step.status === 'OPEN' && step.escalateAt !== null && step.escalateAt <= work.context.now())
  for (const step of late) await goHigher(work, { request, step, steps })
}

/** Both stay: whoever is late may still decide, and the superior as well. The first of them speaks for both. */
async function goHigher(work: Work, { request, step, steps }: { readonly request: Request; readonly step: Step; readonly steps: readonly Step[] }): Promise<void> {
  const { lastDeputyId, dueHours } = await settingsOf(work)
  const excluded = new Set([...(await peopleConcerned(work, request)), ...decidersElsewhere(steps, step.id), ...decidersOf(step)])
  const seats = escalate(await work.directory(), tended(step), { excluded, lastDeputyId })
  await askPeople(work, { request, step, seats })
  const again = seats.length > 0 ? await dueAfter(work, step.dueHours ?? dueHours) : null
  await work.db.approvalStep.update({ where: { id: step.id }, data: { escalateAt: again, ...(seats.length > 0 ? { escalatedAt: work.context.now() } : {}) } })
}
