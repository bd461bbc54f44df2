import type { StoredFactor } from './stored-rules.ts'

const byFive = (points: readonly number[]): StoredFactor['bands'] => points.map((given, index) => ({ atLeast: String(index + 1), points: given }))

/**
 * The rules from which a company that sells software starts: how large a customer is and how often it signs weigh a little more than what people
 * expect of it. The largest are A with three contracts in a year, whatever anybody thinks of them.
 */
export const firstRules = {
  revision: 1,
  effectiveFrom: '2000-01-01',
  factors: [
    { key: 'SCALE', name: null, source: 'SIZE_BAND', weightBp: 3_500, bands: byFive([20, 40, 60, 80, 100]) },
    { key: 'FREQUENCY', name: null, source: 'CONTRACTS', weightBp: 3_500, bands: byFive([50, 80, 100]) },
    { key: 'POTENTIAL', name: null, source: 'POTENTIAL', weightBp: 3_000, bands: byFive([10, 30, 50, 75, 100]) },
  ] satisfies StoredFactor[],
  cutoffA: 65, cutoffB: 43, cutoffC: 25, marginPoints: 2, minStayDays: 30,
} as const

/** How each class is treated from the start. */
export const firstTreatments = [
  { customerClass: 'A', visitEveryDays: 30, verifyEveryDays: 90, slaTier: 'PREMIUM', maxDiscountBp: 1_500, minOwnerLevel: 'REP' },
  { customerClass: 'B', visitEveryDays: 60, verifyEveryDays: 180, slaTier: 'PRIORITY', maxDiscountBp: 1_000, minOwnerLevel: 'REP' },
  { customerClass: 'C', visitEveryDays: 120, verifyEveryDays: 365, slaTier: 'STANDARD', maxDiscountBp: 500, minOwnerLevel: 'REP' },
  { customerClass: 'D', visitEveryDays: null, verifyEveryDays: 365, slaTier: 'BASIC', maxDiscountBp: 500, minOwnerLevel: 'REP' },
] as const
