import type { Money } from '@tenon/core/money'
import { openVariables } from './template-variables.ts'

/** Term groups of the policy: "product price, payment, delivery and after-sales service". */
export const mandatoryTerms = ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'] as const

export interface Submission {
  readonly grossMinor: bigint | null
  readonly lineGross: readonly bigint[]
  readonly installmentAmounts: readonly bigint[]
  readonly terms: readonly { readonly category: string; readonly text: string }[]
  readonly revenueShares: readonly number[]
  readonly blacklisted: boolean
  /** What the customer already owes, what this adds, and the limit, in one currency; null where there is no limit. */
  readonly credit: { readonly owed: Money; readonly added: Money; readonly limit: Money } | 'RATE_MISSING' | null
  readonly isAmendment: boolean
  /** The numbers of its installments, and those that obligations name. */
  readonly namedInstallments: { readonly known: readonly number[]; readonly named: readonly number[] }
  /** Says that it ends its contract, and names no day. */
  readonly endMissing: boolean
  readonly agreedRate: AgreedRate
}

/** A rate that was agreed on with the customer, and the currency of the contract; nulls where there is none yet. */
export interface AgreedRate {
  readonly currency: string | null
  readonly fxCurrency: string | null
  readonly fxRate: { toString(): string } | null
}

/** A rate is above zero, and a currency is worth 1 of itself. */
export function isRateAbsurd({ currency, fxCurrency, fxRate }: AgreedRate): boolean {
  if (fxRate === null) return false
  const rate = Number(fxRate.toString())
  return rate <= 0 || (fxCurrency !== null && fxCurrency === currency && rate !== 1)
}

export type SubmitProblem = 'LINES_MISSING' | 'LINES_DO_NOT_ADD_UP' | 'INSTALLMENTS_DO_NOT_ADD_UP' | 'TERMS_MISSING' | 'VARIABLES_OPEN' | 'SPLITS_DO_NOT_ADD_UP' | 'SUBMIT_BLACKLISTED' | 'CREDIT_EXCEEDED' | 'CREDIT_RATE_MISSING' | 'AGREED_RATE_ABSURD' | 'END_MISSING' | 'OBLIGATION_INSTALLMENT_UNKNOWN'

/**
 * "Submit: term groups filled, lines = header, installments = gross; a blacklisted or over-credit customer blocks." An
 * amendment says only what it changes, so its terms may be missing, and one that lowers the price has no installments.
 */
export function submitProblems(submission: Submission): readonly SubmitProblem[] {
  const { grossMinor, lineGross, installmentAmounts, terms, revenueShares, isAmendment } = submission
  const gross = grossMinor ?? 0n
  const filled = new Set(terms.filter(({ text }) => text.trim() !== '').map(({ category }) => category))
  const found: (SubmitProblem | false)[] = [
    lineGross.length === 0 && !(isAmendment && terms.length > 0) && 'LINES_MISSING',
    sum(lineGross) !== gross && 'LINES_DO_NOT_ADD_UP',
    sum(installmentAmounts) !== (isAmendment && gross < 0n ? 0n : gross) && 'INSTALLMENTS_DO_NOT_ADD_UP',
    !isAmendment && mandatoryTerms.some((category) => !filled.has(category)) && 'TERMS_MISSING',
    terms.some(({ text }) => openVariables(text).length > 0) && 'VARIABLES_OPEN',
    revenueShares.reduce((total, share) => total + share, 0) !== 10_000 && 'SPLITS_DO_NOT_ADD_UP',
    submission.blacklisted && 'SUBMIT_BLACKLISTED',
    isOverCredit(submission.credit) && 'CREDIT_EXCEEDED',
    submission.credit === 'RATE_MISSING' && 'CREDIT_RATE_MISSING',
    isRateAbsurd(submission.agreedRate) && 'AGREED_RATE_ABSURD',
    submission.namedInstallments.named.some((number) => !submission.namedInstallments.known.includes(number)) && 'OBLIGATION_INSTALLMENT_UNKNOWN',
    submission.endMissing && 'END_MISSING',
  ]
  return found.filter((problem) => problem !== false)
}

function isOverCredit(credit: Submission['credit']): boolean {
  return credit !== null && credit !== 'RATE_MISSING' && credit.added.minor > 0n && credit.owed.minor + credit.added.minor > credit.limit.minor
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
