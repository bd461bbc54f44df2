import type { Money } from '@tenon/web/kit'

export const BOARD = `query ReviewBoard { cards: contractReviewBoard {
  id contractId title number revision customerName ownerName gross { amount currency } discountBp deviations risk step place status stuckReason since dueAt mine seats { name insteadOf mine }
} }`

export interface Card {
  /** Of the step: a contract has one for each department that has not decided. */
  readonly id: string
  readonly contractId: string
  readonly title: string
  readonly number: string | null
  readonly revision: number
  readonly customerName: string | null
  readonly ownerName: string | null
  readonly gross: Money | null
  readonly discountBp: number | null
  readonly deviations: number
  readonly risk: 'LOW' | 'MEDIUM' | 'HIGH' | null
  readonly step: string
  readonly place: number
  readonly status: 'OPEN' | 'WAITING' | 'STUCK'
  readonly stuckReason: string | null
  readonly since: string
  readonly dueAt: string | null
  readonly mine: boolean
  readonly seats: readonly { readonly name: string; readonly insteadOf: string | null; readonly mine: boolean }[]
}

export const shows = ['all', 'mine', 'late', 'stuck'] as const
export type Show = (typeof shows)[number]

/** Days, not working hours, after which a wait without a day of its own counts as long. */
const LONG = 3

export function isLate({ status, dueAt, since }: Card, now: Date): boolean {
  if (status !== 'OPEN') return false
  return dueAt === null ? now.getTime() - Date.parse(since) > LONG * 86_400_000 : new Date(dueAt) < now
}

export function countOf(cards: readonly Card[], show: Show, now: Date): number {
  return filtered(cards, { show, text: '' }, now).length
}

export function filtered(cards: readonly Card[], { show, text }: { readonly show: Show; readonly text: string }, now: Date): readonly Card[] {
  const sought = text.trim().toLowerCase()
  const fits = (card: Card) => show === 'all' || (show === 'mine' && card.mine) || (show === 'late' && isLate(card, now)) || (show === 'stuck' && card.status === 'STUCK')
  const says = ({ title, number, customerName, ownerName, seats }: Card) => [title, number, customerName, ownerName, ...seats.map(({ name }) => name)].some((one) => one?.toLowerCase().includes(sought))
  return cards.filter((card) => fits(card) && (sought === '' || says(card)))
}

export interface Column {
  readonly step: string
  readonly cards: readonly Card[]
}

/** A column for each step, in the order in which they are asked; what waits for a decision stands before what waits for others. */
export function columnsOf(cards: readonly Card[], of: readonly Card[] = cards): readonly Column[] {
  const place = new Map<string, number>()
  for (const card of cards) place.set(card.step, Math.max(place.get(card.step) ?? 0, card.place))
  const steps = [...place].toSorted(([left, at], [right, other]) => at - other || (left < right ? -1 : 1))
  const order = { STUCK: 0, OPEN: 1, WAITING: 2 }
  return steps.map(([step]) => ({ step, cards: of.filter((card) => card.step === step).toSorted((left, right) => order[left.status] - order[right.status]) }))
}
