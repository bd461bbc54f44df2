import { allocate, money } from '@tenon/core/money'
import { addDays, addMonths, type BusinessDate } from '@tenon/core/time'

export type Trigger = 'ON_SIGN' | 'ON_DATE' | 'ON_SHIPMENT' | 'ON_ACCEPTANCE' | 'ON_INVOICE' | 'MONTHS_AFTER'
export type Happening = 'SIGNATURE' | 'SHIPMENT' | 'ACCEPTANCE' | 'INVOICE'

export interface InstallmentTerms {
  readonly trigger: Trigger
  /** Days after the trigger; months where the trigger is MONTHS_AFTER. */
  readonly offset: number
  /** What the months are counted from; the acceptance where nothing is said. */
  readonly anchor: Trigger | null
  readonly fixedOn: BusinessDate | null
  readonly amountMinor: bigint
  readonly currency: string
}

/** Something that happened, as it is known today: corrected days are not among them. */
export interface Happened {
  readonly kind: Happening
  readonly on: BusinessDate
  readonly shareBp: number
  readonly isFinal: boolean
}

export interface DuePart {
  readonly dueOn: BusinessDate
  readonly amountMinor: bigint
}

const waitsFor: Readonly<Record<Exclude<Trigger, 'ON_DATE'>, Happening>> = {
  ON_SIGN: 'SIGNATURE', ON_SHIPMENT: 'SHIPMENT', ON_ACCEPTANCE: 'ACCEPTANCE', ON_INVOICE: 'INVOICE', MONTHS_AFTER: 'ACCEPTANCE',
}

/**
 * When an installment falls due, as far as that is known. "30 days after acceptance with three partial acceptances: a share for
 * each acceptance, or the whole on the final one, as the contract says." Nothing is due that waits for what has not happened.
 */
export function dueParts(terms: InstallmentTerms, happened: readonly Happened[], basis: 'FINAL' | 'SHARE'): readonly DuePart[] {
  if (terms.trigger === 'ON_DATE') return terms.fixedOn === null ? [] : [{ dueOn: addDays(terms.fixedOn, terms.offset), amountMinor: terms.amountMinor }]
  const kind = happeningOf(terms)
  if (kind === null) return dueParts({ ...terms, trigger: 'ON_DATE', fixedOn: terms.fixedOn === null ? null : addMonths(terms.fixedOn, terms.offset), offset: 0 }, happened, basis)
  const events = happened.filter((event) => event.kind === kind).toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))
  if (basis === 'SHARE' && kind === 'ACCEPTANCE') return byShare(terms, events)
  const final = events.findLast(({ isFinal }) => isFinal)
  return final ? [{ dueOn: after(terms, final.on), amountMinor: terms.amountMinor }] : []
}

/** What an installment waits for; null for an agreed day. */
export function happeningOf({ trigger, anchor }: Pick<InstallmentTerms, 'trigger' | 'anchor'>): Happening | null {
  const waits = trigger === 'MONTHS_AFTER' && anchor !== null && anchor !== 'MONTHS_AFTER' ? anchor : trigger
  return waits === 'ON_DATE' ? null : waitsFor[waits]
}

function byShare(terms: InstallmentTerms, events: readonly Happened[]): DuePart[] {
  const shares = events.map(({ shareBp }) => shareBp)
  const rest = 10_000 - shares.reduce((sum, share) => sum + share, 0)
  if (events.length === 0 || rest < 0) return []
  const parts = allocate(money(terms.amountMinor, terms.currency), rest === 0 ? shares : [...shares, rest])
  return events.map(({ on }, index) => ({ dueOn: after(terms, on), amountMinor: parts[index]!.minor }))
}

/** The day that is as long after another one as was agreed. */
export function after({ trigger, offset }: Pick<InstallmentTerms, 'trigger' | 'offset'>, on: BusinessDate): BusinessDate {
  return trigger === 'MONTHS_AFTER' ? addMonths(on, offset) : addDays(on, offset)
}

/** One part for each day, the earliest first: parts of one day are told apart by nothing. */
export function onEachDay(parts: readonly DuePart[]): readonly DuePart[] {
  const days = [...new Set(parts.map(({ dueOn }) => dueOn))].toSorted()
  return days.map((dueOn) => ({ dueOn, amountMinor: parts.filter((part) => part.dueOn === dueOn).reduce((sum, part) => sum + part.amountMinor, 0n) }))
}
