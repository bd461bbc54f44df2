import { momentOf, workdayFrom, type Day } from '../days.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { World } from '../world.ts'
import { remarks } from './contract-texts.ts'

export const reviewRoles = ['LEGAL', 'PRODUCT', 'FINANCE', 'DIRECTOR'] as const
export type ReviewRole = (typeof reviewRoles)[number]

export interface Decision {
  readonly role: ReviewRole
  readonly by: string
  readonly verdict: 'APPROVE' | 'RETURN'
  readonly comment: string | null
  readonly at: Date
}

/** A round of review: what was said so far. */
export interface Submission {
  readonly submittedAt: Date
  readonly status: 'PENDING' | 'APPROVED' | 'RETURNED'
  readonly decisions: readonly Decision[]
}

/** How far a contract has come. What is paid, and with it its end, is another matter. */
export interface ContractCourse {
  readonly stage: 'DRAFT' | 'VOID' | 'IN_REVIEW' | 'RETURNED' | 'APPROVED' | 'OUT_FOR_SIGNATURE' | 'SIGNED'
  readonly submission: Submission | null
  readonly sentAt: Date | null
  readonly signed: { readonly on: Day; readonly at: Date; readonly by: string; readonly method: 'WET_SCAN' | 'ESIGN' } | null
  readonly acceptedOn: Day | null
  readonly voidedFor: string | null
}

export const untouched: ContractCourse = { stage: 'DRAFT', submission: null, sentAt: null, signed: null, acceptedOn: null, voidedFor: null }

export interface Span {
  readonly from: Date
  readonly to: Date
}

/** When each thing happens between the first draft and the signature, as parts of that time. */
const moments = { submit: 0.12, PRODUCT: 0.3, LEGAL: 0.38, FINANCE: 0.45, DIRECTOR: 0.56, send: 0.7 } as const

/** Reviewed by all, sent and signed by both sides at the end of the span. */
export function signedCourse(span: Span, signing: { readonly on: Day; readonly large: boolean; readonly acceptance: boolean }, organisation: Organisation, world: World): ContractCourse {
  const { random, today } = world
  const acceptedOn = workdayFrom(signing.on + Math.round(random.skewed(58, 0.35)))
  return {
    ...reviewed(span, reviewRoles, organisation, world), stage: 'SIGNED', sentAt: at(span, 'send'), voidedFor: null,
    signed: { on: signing.on, at: span.to, by: signing.large ? 'zheng.hongyuan' : 'zhou.lan', method: random.chance(0.6) ? 'WET_SCAN' : 'ESIGN' },
    acceptedOn: signing.acceptance && acceptedOn < today ? acceptedOn : null,
  }
}

/** Approved by those who are named, out of all that are asked. */
export function reviewedCourse(stage: 'IN_REVIEW' | 'APPROVED' | 'OUT_FOR_SIGNATURE', span: Span, approved: readonly ReviewRole[], organisation: Organisation, world: World): ContractCourse {
  const { submission } = reviewed(span, approved, organisation, world)
  return { ...untouched, stage, submission: { ...submission, status: stage === 'IN_REVIEW' ? 'PENDING' : 'APPROVED' }, sentAt: stage === 'OUT_FOR_SIGNATURE' ? at(span, 'send') : null }
}

/** Product agrees, then legal returns it: the clause on payment is not that of the library. */
export function returnedCourse(span: Span, organisation: Organisation, world: World): ContractCourse {
  const { submission } = reviewed(span, ['PRODUCT', 'LEGAL'], organisation, world)
  const decisions = submission.decisions.map((decision) => (decision.role === 'LEGAL' ? { ...decision, verdict: 'RETURN' as const, comment: remarks.returned } : decision))
  return { ...untouched, stage: 'RETURNED', submission: { ...submission, status: 'RETURNED', decisions } }
}

function reviewed(span: Span, roles: readonly ReviewRole[], organisation: Organisation, { random }: World): { readonly submission: Submission } {
  const decisions = roles.map((role): Decision => {
    // Of those who are asked when it is submitted: whoever comes later has no seat.
    const by = random.pick(reviewersOn(role, dayOf(at(span, 'submit')), organisation))
    return { role, by, verdict: 'APPROVE', comment: random.pick(remarks.approved), at: at(span, role) }
  })
  return { submission: { submittedAt: at(span, 'submit'), status: 'APPROVED', decisions: decisions.toSorted((left, right) => left.at.getTime() - right.at.getTime()) } }
}

/** Who has a role on a day, in the order of the roster. */
export function reviewersOn(role: ReviewRole, day: Day, { posts }: Organisation): string[] {
  return posts.filter((post) => post.role === role && post.from <= day && (post.until === null || day < post.until)).map(({ person }) => person)
}

const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000

/** The day in Shanghai. */
export function dayOf(moment: Date): Day {
  return Math.floor((moment.getTime() + SHANGHAI) / DAY)
}

/** A part of the span, within office hours where that is possible. */
function at({ from, to }: Span, name: keyof typeof moments): Date {
  const planned = new Date(from.getTime() + Math.floor((to.getTime() - from.getTime()) * moments[name]))
  const day = dayOf(planned)
  const bounded = Math.min(Math.max(planned.getTime(), momentOf(day, 9 * 60).getTime()), momentOf(day, 18 * 60 + 20).getTime())
  return new Date(Math.min(Math.max(bounded, from.getTime()), to.getTime()))
}
