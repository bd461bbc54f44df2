import { approvalFacts, hashOf, requiredReviews, type PolicyFacts } from '@tenon/contracts'
import type { DemoCompany } from '../company.ts'
import { dayOf, reviewersOn, type Decision, type ReviewRole } from '../contracts/contract-course.ts'
import type { World } from '../world.ts'
import type { MadeContract } from './contract-rows.ts'
import type { Stamper } from './stamps.ts'

/** The approval of a contract as the approvals keep it, and as the contract does. */
export type Review = ReturnType<typeof reviewOf>

interface Reviewing {
  readonly company: DemoCompany
  readonly policies: readonly PolicyFacts[]
  readonly stamper: Stamper
  readonly newId: World['newId']
}

/** Who was asked about each contract that was submitted, by the policies of the installation, and what was said. */
export function makeReviews(made: readonly MadeContract[], reviewing: Reviewing): ReadonlyMap<MadeContract, Review> {
  return new Map(made.filter(({ contract }) => contract.course.submission !== null).map((one) => [one, reviewOf(one, reviewing)]))
}

export function approvalRows(reviews: ReadonlyMap<MadeContract, Review>) {
  const all = [...reviews.values()]
  return {
    approvalRequest: all.map(({ request }) => request),
    approvalParty: all.flatMap(({ parties }) => parties),
    approvalStep: all.flatMap(({ steps }) => steps.map(({ row }) => row)),
    approvalSeat: all.flatMap(({ steps }) => steps.flatMap(({ seats }) => seats)),
    approvalDecision: all.flatMap(({ steps }) => steps.flatMap(({ decisions }) => decisions)),
  }
}

function reviewOf(one: MadeContract, reviewing: Reviewing) {
  const { contract, common, content } = one
  const { stamper: { person, stamps }, newId } = reviewing
  const { submittedAt, status } = contract.course.submission!
  const [requestId, hash] = [newId(), hashOf(content)]
  const steps = stepsOf(one, requestId, hash, reviewing)
  const finishedAt = status === 'PENDING' ? null : latest(steps)
  const party = (personId: string, kind: string) => ({ requestId, personId, kind, ...stamps(contract.drafter, submittedAt) })
  return {
    request: {
      id: requestId, title: contract.title, status, subjectModel: 'Contract', subjectId: contract.id, revision: 1, hash, round: 1, facts: approvalFacts({ ...contract, ...contract.totals }), submittedById: person(contract.drafter)!, submittedAt, finishedAt,
      ...stamps(contract.drafter, submittedAt, finishedAt ?? submittedAt),
    },
    parties: [party(person(contract.drafter)!, 'SUBMITTER'), ...[...new Set(contract.splits.map((split) => split.person))].map((key) => party(person(key)!, 'BENEFICIARY'))],
    steps,
    // How long each took is noted when the review is over; until then only that it was asked.
    contractReviews: steps.map(({ row, policy }) => ({
      ...common, ...stamps(contract.drafter, submittedAt), contractId: contract.id, revision: 1, stepKey: row.key, title: row.title, department: policy.department, role: policy.role ?? policy.department,
      askedAt: finishedAt === null ? submittedAt : (row.openedAt ?? submittedAt), decidedAt: finishedAt === null ? null : row.closedAt, outcome: finishedAt === null ? null : row.status === 'APPROVED' || row.status === 'RETURNED' ? row.status : 'VOID',
    })),
  }
}

type Steps = ReturnType<typeof stepsOf>

function latest(steps: Steps): Date {
  return new Date(Math.max(...steps.flatMap(({ decisions }) => decisions.map(({ at }) => at.getTime()))))
}

/** Steps of one order are open side by side; the next ones open when all of them have agreed. */
function stepsOf({ contract }: MadeContract, requestId: string, hash: string, { company: { organisation }, policies, stamper: { person, stamps }, newId }: Reviewing) {
  const { submission } = contract.course
  const { submittedAt, status, decisions } = submission!
  const asked = requiredReviews(policies, { grossMinor: contract.totals.grossMinor, currency: contract.currency, discountBp: contract.totals.discountBp, deviations: contract.submittedTerms.some(({ text, standard }) => text !== standard) ? ['HIGH'] : [] })
  const ordinals = [...new Set(asked.map(({ ordinal }) => ordinal))]
  const decisionOf = (policy: PolicyFacts): Decision | undefined => decisions.find(({ role }) => role === policy.role)
  return asked.map((policy, index) => {
    const id = newId()
    const role = policy.role as ReviewRole
    const before = asked.filter(({ ordinal }) => ordinal < policy.ordinal).map(decisionOf)
    const openedAt = openedOf(before, submittedAt)
    const own = openedAt === null ? undefined : decisionOf(policy)
    const state = own ? (own.verdict === 'APPROVE' ? 'APPROVED' : 'RETURNED') : status === 'RETURNED' ? 'CLOSED' : openedAt === null ? 'WAITING' : 'OPEN'
    const ended = status === 'RETURNED' ? decisions.at(-1)!.at : null
    const closedAt = own?.at ?? ended
    return {
      policy,
      row: {
        id, requestId, round: 1, ordinal: ordinals.indexOf(policy.ordinal) + 1, position: index + 1, key: policy.id, title: policy.name, resolver: policy.role === null ? 'DEPARTMENT' : 'ROLE', target: policy.role ?? policy.department!, quorum: 'ANY',
        status: state, openedAt, closedAt, ...stamps(contract.drafter, submittedAt, closedAt ?? openedAt ?? submittedAt),
      },
      seats: openedAt === null ? [] : reviewersOn(role, dayOf(openedAt), organisation).map((key, voice) => ({
        requestId, stepId: id, personId: person(key)!, origin: 'RESOLVED', voice: voice + 1, askedAt: openedAt, status: own?.by === key ? 'DECIDED' : state === 'OPEN' ? 'OPEN' : 'CLOSED', ...stamps(contract.drafter, openedAt),
      })),
      decisions: own === undefined ? [] : [{ requestId, stepId: id, verdict: own.verdict, byId: person(own.by)!, comment: own.comment, at: own.at, round: 1, revision: 1, hash, ...stamps(own.by, own.at) }],
    }
  })
}

/** Null while one of those before has not agreed. */
function openedOf(before: readonly (Decision | undefined)[], submittedAt: Date): Date | null {
  if (before.some((decision) => decision?.verdict !== 'APPROVE')) return null
  return new Date(Math.max(submittedAt.getTime(), ...before.map((decision) => decision!.at.getTime())))
}
