import { formatDecimal } from '@tenon/core/money'
import { toDate, toDay } from '../../domain/days.ts'
import type { Decision } from '../../domain/classification/decision.ts'
import type { LastResult } from './known-customers.ts'

/** A decision as the columns of a result. */
export function resultOf({ customerClass, origin, computed, held, score, factors, policyId, override }: Decision) {
  return {
    customerClass, origin, held, policyId, computedClass: computed.class, computedSince: toDate(computed.since), score: formatDecimal(score, 4),
    factors: factors.map((factor) => ({ ...factor })),
    reason: override?.reason ?? null, decidedById: override?.decidedById ?? null, overrideFrom: dateOf(override?.from), until: dateOf(override?.until),
  }
}

/** Whether a decision says what the last result says already: then nothing is written, however often it is looked at. */
export function saysTheSame(last: LastResult | null, decision: Decision): boolean {
  return last !== null && textOf({ ...last, score: last.score?.toFixed(4) ?? null }) === textOf(resultOf(decision))
}

function textOf(result: ReturnType<typeof resultOf> | (Omit<LastResult, 'score'> & { readonly score: string | null })): string {
  const { customerClass, origin, held, policyId, computedClass, computedSince, score, factors, reason, decidedById, overrideFrom, until } = result
  const day = (date: Date | null) => (date === null ? null : toDay(date))
  const parts = (factors as Decision['factors']).map(({ key, name, source, measure, points, weightBp }) => [key, name, source, measure, points, weightBp])
  return JSON.stringify([customerClass, origin, held, policyId, computedClass, day(computedSince), score, parts, reason, decidedById, day(overrideFrom), day(until)])
}

function dateOf(day: string | null | undefined): Date | null {
  return day ? toDate(day) : null
}
