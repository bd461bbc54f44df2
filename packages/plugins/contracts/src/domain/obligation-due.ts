import { addDays, type BusinessDate } from '@tenon/core/time'
import type { Happened, Happening } from './due-dates.ts'

/** When an obligation is due: an agreed day, some days after something happens under the contract, or after an installment falls due. Null: only words say when. */
export const obligationDues = ['ON_DATE', 'AFTER_EVENT', 'WITH_INSTALLMENT'] as const
export type ObligationDue = (typeof obligationDues)[number]

export interface ObligationRule {
  readonly dueKind: ObligationDue | null
  readonly dueEvent: Happening | null
  readonly dueOffset: number
  /** The number of an installment in the payment plan. */
  readonly dueInstallment: number | null
  /** The agreed day. */
  readonly dueOn: BusinessDate | null
}

/** What is missing in a rule, by the field that has to say it. */
export function ruleProblems({ dueKind, dueEvent, dueOffset, dueInstallment, dueOn }: ObligationRule): readonly ('dueOn' | 'dueEvent' | 'dueInstallment' | 'dueOffset')[] {
  return [
    ...(dueKind === 'ON_DATE' && dueOn === null ? ['dueOn' as const] : []),
    ...(dueKind === 'AFTER_EVENT' && dueEvent === null ? ['dueEvent' as const] : []),
    ...(dueKind === 'WITH_INSTALLMENT' && (dueInstallment === null || dueInstallment < 1) ? ['dueInstallment' as const] : []),
    ...(dueOffset < 0 || dueOffset > 3_660 ? ['dueOffset' as const] : []),
  ]
}

/** A rule without what does not belong to its kind; a day alone is an agreed day. */
export function plainRule({ dueKind, dueEvent, dueOffset, dueInstallment, dueOn }: ObligationRule): ObligationRule {
  const kind = dueKind ?? (dueOn === null ? null : 'ON_DATE')
  const counts = kind === 'AFTER_EVENT' || kind === 'WITH_INSTALLMENT'
  return { dueKind: kind, dueEvent: kind === 'AFTER_EVENT' ? dueEvent : null, dueOffset: counts ? dueOffset : 0, dueInstallment: kind === 'WITH_INSTALLMENT' ? dueInstallment : null, dueOn: kind === 'ON_DATE' ? dueOn : null }
}

/** What days follow. */
export interface Known {
  readonly happened: readonly Happened[]
  /** The days on which each installment falls due, by its number. */
  readonly dues: ReadonlyMap<number, readonly BusinessDate[]>
}

/**
 * The day on which an obligation is due, as far as it is known. What follows an event counts from the last one that is whole, as an acceptance in parts is when
 * the final one is there; what goes with an installment, from the earliest day on which that falls due.
 */
export function obligationDay({ dueKind, dueEvent, dueOffset, dueInstallment, dueOn }: ObligationRule, { happened, dues }: Known): BusinessDate | null {
  if (dueKind === 'AFTER_EVENT') {
    const final = happened.filter(({ kind, isFinal }) => kind === dueEvent && isFinal).map(({ on }) => on).toSorted().at(-1)
    return final === undefined ? null : addDays(final, dueOffset)
  }
  if (dueKind === 'WITH_INSTALLMENT') {
    const first = (dues.get(dueInstallment ?? 0) ?? []).toSorted()[0]
    return first === undefined ? null : addDays(first, dueOffset)
  }
  return dueOn
}
