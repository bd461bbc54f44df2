import { makePayers, type Payer } from '../customers/payers.ts'
import type { DemoCustomer } from '../customers/customers.ts'
import { isoDay, workdayFrom, workdayUntil, type Day } from '../days.ts'
import type { World } from '../world.ts'
import { remarks } from './contract-texts.ts'
import type { DemoContract, DemoContracts } from './contracts.ts'
import { debtsOf, type DemoDebt } from './due-days.ts'
import { chooseStories, type Stories } from './payment-stories.ts'

/** Money that came in. What is allocated to nothing is credit of the customer. */
export interface DemoReceipt {
  readonly id: string
  readonly customer: DemoCustomer
  readonly currency: string
  readonly on: Day
  readonly amountMinor: bigint
  readonly reference: string
  readonly method: string
  readonly confirmed: boolean
  readonly allocations: readonly Payment[]
}

export interface Payment extends Pick<DemoDebt, 'contract' | 'installment'> {
  readonly on: Day
  readonly amountMinor: bigint
}

export interface DemoWriteOff extends Pick<DemoDebt, 'contract' | 'installment'> {
  readonly kind: 'BAD_DEBT' | 'AMENDMENT' | 'SETTLEMENT'
  readonly amountMinor: bigint
  readonly reason: string
  /** Null while a leader has not agreed. */
  readonly on: Day | null
  readonly askedOn: Day
}

export interface DemoMoney {
  readonly debts: readonly DemoDebt[]
  readonly receipts: readonly DemoReceipt[]
  readonly writeOffs: readonly DemoWriteOff[]
}

/** What customers paid, each by its habit, and some whose story is told on purpose. */
export function makeMoneyIn({ contracts }: DemoContracts, customers: readonly DemoCustomer[], world: World): DemoMoney {
  const debts = debtsOf(contracts)
  const payers = makePayers(customers, world.random.fork('payers'))
  const stories = chooseStories(debts, contracts, world.today)
  const payments = debts.flatMap((debt) => paymentsOf(debt, payers.get(debt.contract.customer)!, stories, world))
  return { debts, receipts: receiptsOf(payments, stories, world), writeOffs: [...agreedReductions(contracts), ...badDebts(stories, world)] }
}

function paymentsOf({ contract, installment, dueOn }: DemoDebt, payer: Payer, stories: Stories, { random, today }: World): Payment[] {
  const pay = (on: Day, amountMinor: bigint): Payment[] => (on < today ? [{ contract, installment, on: workdayUntil(on), amountMinor }] : [])
  const { amountMinor } = installment
  if (installment === stories.arriving) return pay(today - 1, amountMinor)
  const isSettled = contract.termination !== null && installment === contract.plan.at(-1)
  if (dueOn === null || isSettled || stories.unpaid.has(installment)) return []
  const part = (amountMinor * 6n) / 10n
  if (stories.partPaid.has(installment)) return pay(workdayFrom(dueOn + 5), part)
  switch (installment === stories.overpaid ? 'PROMPT' : payer) {
    case 'PROMPT': return pay(workdayFrom(dueOn + random.int(-4, 6)), amountMinor)
    case 'SLOW': return pay(workdayFrom(dueOn + random.int(8, 40)), amountMinor)
    case 'LAX': return pay(workdayFrom(dueOn + random.int(45, 120)), amountMinor)
    case 'IN_PARTS': return [...pay(workdayFrom(dueOn + random.int(0, 8)), part), ...pay(workdayFrom(dueOn + random.int(20, 60)), amountMinor - part)]
  }
}

/** What one customer pays on one day is one transfer. Yesterday's is not confirmed yet. */
function receiptsOf(payments: readonly Payment[], stories: Stories, world: World): DemoReceipt[] {
  const transfers = new Map<DemoCustomer, Map<string, Payment[]>>()
  for (const payment of payments) {
    const { customer, currency } = payment.contract
    const own = transfers.get(customer) ?? new Map<string, Payment[]>()
    const key = `${payment.on} ${currency}`
    transfers.set(customer, own.set(key, [...(own.get(key) ?? []), payment]))
  }
  const all = [...transfers.values()].flatMap((own) => [...own.values()]).toSorted((left, right) => left[0]!.on - right[0]!.on)
  return all.map((allocations, index): DemoReceipt => {
    const { contract: { customer, currency }, on } = allocations[0]!
    const allocated = allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
    const extra = allocations.some(({ installment }) => installment === stories.overpaid) ? OVERPAID : 0n
    return {
      id: world.newId(), customer, currency, on, allocations, amountMinor: allocated + extra, confirmed: on < workdayUntil(world.today - 1),
      reference: `TT${isoDay(on).replaceAll('-', '')}${String(index + 1).padStart(5, '0')}`, method: world.random.weighted([['BANK', 88], ['BILL', 12]]),
    }
  })
}

/** 5,000.00 too much. */
const OVERPAID = 500_000n

/** An amendment that lowers the price, and a settlement, take from the last installment. */
function agreedReductions(contracts: readonly DemoContract[]): DemoWriteOff[] {
  const last = (contract: DemoContract) => contract.plan.at(-1)!
  const cheaper = contracts.flatMap(({ parent, totals, title, course }): DemoWriteOff[] => {
    const changed = contracts.find(({ id }) => id === parent?.id)
    return changed === undefined || totals.grossMinor >= 0n ? [] : [{ contract: changed, installment: last(changed), kind: 'AMENDMENT', amountMinor: -totals.grossMinor, reason: title, on: course.signed!.on, askedOn: course.signed!.on }]
  })
  const ended = contracts.flatMap((contract): DemoWriteOff[] => {
    const { termination, totals } = contract
    return termination === null ? [] : [{ contract, installment: last(contract), kind: 'SETTLEMENT', amountMinor: totals.grossMinor - termination.settlementMinor, reason: termination.reason, on: termination.on, askedOn: termination.on }]
  })
  return [...cheaper, ...ended]
}

/** Of a debt that was paid in part, some is written off; of another one, finance asks for it. */
function badDebts({ forgiven, asked }: Stories, { today }: World): DemoWriteOff[] {
  const part = ({ contract, installment }: DemoDebt) => ({ contract, installment, kind: 'BAD_DEBT' as const, amountMinor: (installment.amountMinor * 15n) / 100n })
  return [
    ...(forgiven === null ? [] : [{ ...part(forgiven), reason: remarks.badDebt, on: workdayUntil(today - 20), askedOn: workdayUntil(today - 24) }]),
    ...(asked === null ? [] : [{ ...part(asked), reason: remarks.badDebtAsked, on: null, askedOn: workdayUntil(today - 2) }]),
  ]
}
