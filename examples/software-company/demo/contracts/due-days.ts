import { dueParts, type Happened } from '@tenon/contracts'
import { isoDay, parseDay, type Day } from '../days.ts'
import type { DemoContract } from './contracts.ts'
import type { DemoInstallment } from './payment-plan.ts'

/** An installment of a signed contract, and when it falls due; null while what it waits for has not happened. */
export interface DemoDebt {
  readonly contract: DemoContract
  readonly installment: DemoInstallment
  readonly dueOn: Day | null
}

/** All that is owed under signed contracts, by the rules of the contracts themselves. */
export function debtsOf(contracts: readonly DemoContract[]): DemoDebt[] {
  return contracts.filter(({ course }) => course.signed !== null).flatMap((contract) => {
    const happened = happenedOf(contract)
    return contract.plan.map((installment) => {
      const [part] = dueParts({ ...installment, currency: contract.currency, fixedOn: null }, happened, 'FINAL')
      return { contract, installment, dueOn: part === undefined ? null : parseDay(part.dueOn) }
    })
  })
}

function happenedOf({ course: { signed, acceptedOn } }: DemoContract): Happened[] {
  const on = (kind: Happened['kind'], day: Day): Happened => ({ kind, on: isoDay(day), shareBp: 10_000, isFinal: true })
  return [on('SIGNATURE', signed!.on), ...(acceptedOn === null ? [] : [on('ACCEPTANCE', acceptedOn)])]
}
