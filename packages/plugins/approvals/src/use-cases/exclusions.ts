import { holding } from './load-directory.ts'
import type { Request, Step, Work } from './work.ts'

/**
 * Policy: "submitter, beneficiary, and their delegates never decide." A delegation that held at any time since the submission counts, whatever
 * was handed over by it: to end it does not help.
 */
export async function peopleConcerned({ db, context }: Work, request: Pick<Request, 'parties' | 'submittedAt'>): Promise<ReadonlySet<string>> {
  const people = request.parties.map(({ personId }) => personId)
  const since = new Date(request.submittedAt.getTime() - DAY)
  const { validFrom } = holding(context.today())
  const delegations = await db.delegation.findMany({
    where: { personId: { in: people }, validFrom, validTo: { gt: since }, OR: [{ endedAt: null }, { endedAt: { gte: request.submittedAt } }] },
    select: { deputyId: true },
  })
  return new Set([...people, ...delegations.map(({ deputyId }) => deputyId)])
}

/** Whoever took part in the decision of some other step, herself or by her deputy. */
export function decidersElsewhere(steps: readonly Step[], stepId: string): ReadonlySet<string> {
  return new Set(steps.filter(({ id }) => id !== stepId).flatMap(decidersOf))
}

/** Both names of a delegation count: the one who decided, and whose decision it was. */
export function decidersOf({ decisions }: Pick<Step, 'decisions'>): string[] {
  return decisions.flatMap(({ byId, onBehalfOfId }) => (onBehalfOfId === null ? [byId] : [byId, onBehalfOfId]))
}

/** A day's worth of doubt about time zones goes against the delegate. */
const DAY = 86_400_000
