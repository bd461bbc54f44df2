import { allocate, money } from '@tenon/core/money'
import { isoDay, workdayFrom, type Day } from '../days.ts'
import type { World } from '../world.ts'
import type { DemoContract } from './contracts.ts'
import type { DemoDebt } from './due-days.ts'
import type { DemoMoney } from './money-in.ts'

export interface DemoInvoice {
  readonly id: string
  readonly contract: DemoContract
  /** What it is for. */
  readonly installment: DemoDebt['installment']
  /** Twenty digits, as the tax office gives them. */
  readonly number: string
  readonly kind: 'VAT_SPECIAL' | 'VAT_NORMAL'
  readonly status: 'ISSUED' | 'VOID' | 'RED_REVERSED' | 'RED'
  readonly on: Day
  readonly taxRateBp: number
  /** Below zero in red letters. */
  readonly grossMinor: bigint
  /** The invoice that it reverses. */
  readonly reverses: DemoInvoice | null
}

type Draft = Omit<DemoInvoice, 'id' | 'number' | 'reverses'> & { readonly reverses: Draft | null }

/** Each installment is invoiced some days before it falls due, tax rate by tax rate; one in a while was wrong, and is reversed in red letters and written anew. */
export function makeInvoices({ debts, writeOffs }: DemoMoney, { random, today, newId }: World): DemoInvoice[] {
  const reduced = new Map<unknown, bigint>()
  for (const { kind, installment, amountMinor } of writeOffs) if (kind !== 'BAD_DEBT') reduced.set(installment, (reduced.get(installment) ?? 0n) + amountMinor)
  const ordinary = debts.flatMap((debt) => {
    const on = debt.dueOn === null ? today : workdayFrom(Math.max(debt.contract.course.signed!.on, debt.dueOn - random.int(3, 12)))
    return on < today ? invoicesOf(debt, on, debt.installment.amountMinor - (reduced.get(debt.installment) ?? 0n)) : []
  })
  const drafts = ordinary.flatMap((invoice, index) => corrected(invoice, index, today)).toSorted((left, right) => left.on - right.on)
  const made = new Map<Draft, DemoInvoice>()
  // What is reversed is older than what reverses it, so it is there already.
  for (const [index, draft] of drafts.entries()) made.set(draft, { ...draft, id: newId(), number: numberOf(draft.on, index), reverses: draft.reverses && made.get(draft.reverses)! })
  return [...made.values()]
}

/** What an installment pays of each tax rate of its contract. */
function invoicesOf({ contract, installment }: DemoDebt, on: Day, amountMinor: bigint): Draft[] {
  const rates = [...new Set(contract.lines.map(({ taxRateBp }) => taxRateBp))]
  const weights = rates.map((rate) => contract.lines.filter(({ taxRateBp }) => taxRateBp === rate).reduce((sum, { grossMinor }) => sum + grossMinor, 0n))
  const parts = allocate(money(amountMinor, contract.currency), weights)
  return rates.flatMap((taxRateBp, index): Draft[] => {
    const grossMinor = parts[index]!.minor
    return grossMinor > 0n ? [{ contract, installment, kind: contract.currency === 'CNY' ? 'VAT_SPECIAL' : 'VAT_NORMAL', status: 'ISSUED', on, taxRateBp, grossMinor, reverses: null }] : []
  })
}

/** One in so many was written to the wrong name, and one in so many never left the house. */
const [REVERSED, VOID] = [45, 80] as const

function corrected(invoice: Draft, index: number, today: Day): Draft[] {
  const again = workdayFrom(invoice.on + 4)
  if (again >= today) return [invoice]
  if (index % VOID === 30) return [{ ...invoice, status: 'VOID' }, invoice]
  if (index % REVERSED !== 20) return [invoice]
  const wrong: Draft = { ...invoice, status: 'RED_REVERSED' }
  return [wrong, { ...invoice, status: 'RED', on: again, grossMinor: -invoice.grossMinor, reverses: wrong }, { ...invoice, on: again }]
}

function numberOf(on: Day, index: number): string {
  return `${isoDay(on).slice(2, 4)}31200000${String(index + 1).padStart(10, '0')}`
}
