import { dayOf } from './contract-course.ts'
import { runsByYear } from './contract-body.ts'
import type { DemoContract } from './contracts.ts'
import type { DemoMoney } from './money-in.ts'
import type { Day } from '../days.ts'

/** How a contract stands today, with what was paid and done. */
export interface ContractEnd {
  readonly status: string
  /** When each obligation was met; null while it is open. */
  readonly doneOn: Readonly<Record<'DELIVER' | 'PAY' | 'SUPPORT', Day | null>>
  /** The day of the last change. */
  readonly touchedOn: Day
}

/** A fulfilled contract is noted as such after this many days, and closed after more. */
const [FULFILLED_AFTER, CLOSED_AFTER] = [10, 60]

/** What is paid and done is fulfilled, and later closed; what is not, and is over, has expired. */
export function endOf(contract: DemoContract, money: DemoMoney, today: Day): ContractEnd {
  const { course, endOn, draftedAt } = contract
  if (course.signed === null) return { status: course.stage === 'RETURNED' ? 'DRAFT' : course.stage, doneOn: { DELIVER: null, PAY: null, SUPPORT: null }, touchedOn: dayOf(draftedAt) }
  const doneOn = { DELIVER: deliveredOn(contract, today), PAY: paidOn(contract, money), SUPPORT: runsByYear(contract.type) && endOn! < today ? endOn! : null }
  const needed = contract.type === 'AMENDMENT' ? [doneOn.PAY] : [doneOn.DELIVER, doneOn.PAY, ...(runsByYear(contract.type) ? [doneOn.SUPPORT] : [])]
  const finishedOn = needed.reduce((latest: Day | null, day) => (latest === null || day === null ? null : Math.max(latest, day)), course.signed.on)
  return { status: statusOf(contract, finishedOn, today), doneOn, touchedOn: Math.min(today - 1, finishedOn ?? course.acceptedOn ?? course.signed.on) }
}

function statusOf({ termination, endOn, type }: DemoContract, finishedOn: Day | null, today: Day): string {
  if (termination !== null) return 'TERMINATED'
  if (finishedOn !== null && type !== 'AMENDMENT') {
    if (today - finishedOn > CLOSED_AFTER) return 'CLOSED'
    if (today - finishedOn > FULFILLED_AFTER) return 'FULFILLED'
  }
  return endOn !== null && endOn < today ? 'EXPIRED' : 'SIGNED'
}

/** What waits for an acceptance is delivered with it, anything else some days after the signature. */
function deliveredOn({ course, plan, obligations }: DemoContract, today: Day): Day | null {
  if (obligations.length === 0) return null
  if (plan.some(({ trigger }) => trigger === 'ON_ACCEPTANCE')) return course.acceptedOn
  const on = course.signed!.on + 5
  return on < today ? on : null
}

/** The day on which nothing was open any more: confirmed money and what was agreed to be given up make up the price. */
function paidOn(contract: DemoContract, { receipts, writeOffs }: DemoMoney): Day | null {
  const own = receipts.filter(({ confirmed, customer }) => confirmed && customer === contract.customer).flatMap(({ allocations }) => allocations.filter((payment) => payment.contract === contract))
  const givenUp = writeOffs.filter((writeOff) => writeOff.contract === contract && writeOff.on !== null)
  const open = contract.plan.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) - [...own, ...givenUp].reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  return open === 0n ? Math.max(contract.course.signed!.on, ...own.map(({ on }) => on), ...givenUp.map(({ on }) => on!)) : null
}
