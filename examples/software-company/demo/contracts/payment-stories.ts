import type { Day } from '../days.ts'
import type { DemoContract } from './contracts.ts'
import type { DemoDebt } from './due-days.ts'
import type { DemoInstallment } from './payment-plan.ts'

/** Installments whose story is told on purpose, so that there is one of each whatever chance brings. */
export interface Stories {
  /** Nothing was paid, for each time past due one. */
  readonly unpaid: ReadonlySet<DemoInstallment>
  /** Six tenths were paid, for each time past due one. */
  readonly partPaid: ReadonlySet<DemoInstallment>
  /** Of what was paid in part, a part was written off. */
  readonly forgiven: DemoDebt | null
  /** Finance asks a leader to write a part off. */
  readonly asked: DemoDebt | null
  /** More was paid than was owed. */
  readonly overpaid: DemoInstallment | null
  /** Came in yesterday and waits to be confirmed. */
  readonly arriving: DemoInstallment | null
}

/** Days past due: by these receivables are shown. */
const ages = [[1, 30], [31, 60], [61, 90], [91, 180], [181, 400]] as const

export function chooseStories(debts: readonly DemoDebt[], contracts: readonly DemoContract[], today: Day): Stories {
  const changed = new Set(contracts.map(({ parent }) => parent?.id))
  const plain = debts.filter(({ contract, dueOn }) => dueOn !== null && contract.currency === 'CNY' && contract.parent === null && contract.termination === null && !changed.has(contract.id))
  const daysPast = ({ dueOn }: DemoDebt): number => today - dueOn!
  const byAge = ages.map(([from, to]) => plain.filter((debt) => daysPast(debt) >= from && daysPast(debt) <= to))
  const unpaid = byAge.flatMap((aged) => aged.slice(0, 1))
  const partPaid = byAge.flatMap((aged) => aged.slice(1, 2))
  const told = new Set([...unpaid, ...partPaid])
  const others = plain.filter((debt) => !told.has(debt))
  const arriving = others.toSorted((left, right) => Math.abs(daysPast(left)) - Math.abs(daysPast(right)))[0]
  const overpaid = others.find((debt) => debt !== arriving && daysPast(debt) > 130 && daysPast(debt) < 250)
  const old = partPaid.filter((debt) => daysPast(debt) > 90)
  return {
    unpaid: installments(unpaid), partPaid: installments(partPaid), overpaid: overpaid?.installment ?? null, arriving: arriving?.installment ?? null,
    forgiven: old.at(-1) ?? null, asked: unpaid.find((debt) => daysPast(debt) > 90) ?? null,
  }
}

function installments(debts: readonly DemoDebt[]): ReadonlySet<DemoInstallment> {
  return new Set(debts.map(({ installment }) => installment))
}
