import type { Context } from '../context.ts'

/** Contracts that the board shows; what waits longest comes first. */
const shown = 300

export interface BoardSeat {
  readonly name: string
  readonly insteadOf: string | null
  readonly mine: boolean
}

/** A department that has not decided about a contract yet. */
export interface BoardCard {
  readonly contract: Awaited<ReturnType<typeof inReview>>[number]
  readonly step: Awaited<ReturnType<typeof openSteps>>[number]
  /** Who is asked; nobody where the caller may not know. */
  readonly seats: readonly BoardSeat[]
}

/**
 * "Review board by department with waiting time": each step of each contract in review that the caller sees and that is not decided.
 * How far a review is belongs to the contract; who sits where is told by the rights of approvals.
 */
export async function readBoard(context: Context): Promise<readonly BoardCard[]> {
  const contracts = await inReview(context)
  const byId = new Map(contracts.map((contract) => [contract.id, contract]))
  const steps = await openSteps(context, [...byId.keys()])
  const seats = await seatsOf(context, steps.map(({ id }) => id))
  return steps.map((step) => ({ contract: byId.get(step.request.subjectId)!, step, seats: seats.get(step.id) ?? [] }))
}

function inReview({ db }: Context) {
  return db.contract.findMany({
    where: { status: 'IN_REVIEW' }, orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }], take: shown,
    include: { customer: { select: { name: true } }, owner: { select: { name: true } }, deviations: { select: { riskLevel: true } } },
  })
}

async function openSteps(context: Context, subjectIds: readonly string[]) {
  const steps = await context.system('how far the review of a contract is belongs to the contract').approvalStep.findMany({
    where: { status: { in: ['OPEN', 'WAITING', 'STUCK'] }, request: { subjectModel: 'Contract', subjectId: { in: [...subjectIds] }, status: 'PENDING' } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: { request: { select: { subjectId: true, round: true, submittedAt: true } } },
  })
  return steps.filter(({ round, request }) => round === request.round)
}

async function seatsOf({ db, principal }: Context, stepIds: readonly string[]): Promise<ReadonlyMap<string, readonly BoardSeat[]>> {
  const rows = await db.approvalSeat.findMany({ where: { stepId: { in: [...stepIds] }, status: 'OPEN' }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], include: { person: { select: { name: true } }, insteadOf: { select: { name: true } } } })
  const found = new Map<string, BoardSeat[]>()
  for (const { stepId, personId, person, insteadOf } of rows) found.set(stepId, [...(found.get(stepId) ?? []), { name: person?.name ?? '…', insteadOf: insteadOf?.name ?? null, mine: personId === principal.personId }])
  return found
}
