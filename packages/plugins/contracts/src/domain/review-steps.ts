export type Risk = 'LOW' | 'MEDIUM' | 'HIGH'

export interface PolicyFacts {
  readonly id: string
  readonly name: string
  readonly ordinal: number
  readonly department: string | null
  readonly role: string | null
  readonly minAmountMinor: bigint | null
  readonly currency: string | null
  readonly discountAboveBp: number | null
  readonly deviationRisk: Risk | null
}

export interface ContractFacts {
  readonly grossMinor: bigint
  readonly currency: string
  readonly discountBp: number | null
  /** The highest discount that the class of the customer is given; null or left out where it sets none. */
  readonly classLimitBp?: number | null
  readonly deviations: readonly Risk[]
}

const risks: readonly Risk[] = ['LOW', 'MEDIUM', 'HIGH']

/**
 * Which departments have to agree. A policy without conditions always asks; one with several asks when any of them holds:
 * "discount above the actor's limit adds an approver", "deviation-driven reviewers". An amount in another currency than the
 * policy's asks, since the two cannot be compared.
 *
 * What may be given without asking goes only up to what the class of the customer is given: the class lowers the lowest of the discounts
 * from which somebody is asked, and never raises one. Those who are asked from a higher one only are asked from that.
 */
export function requiredReviews<Policy extends PolicyFacts>(policies: readonly Policy[], contract: ContractFacts): readonly Policy[] {
  const limited = policies.map((policy) => ({ policy, facts: withinClass(policy, policies, contract.classLimitBp ?? null) }))
  return limited.filter(({ facts }) => asks(facts, contract)).map(({ policy }) => policy).toSorted((left, right) => left.ordinal - right.ordinal || (left.id < right.id ? -1 : 1))
}

function withinClass(policy: PolicyFacts, policies: readonly PolicyFacts[], classLimitBp: number | null): PolicyFacts {
  const { discountAboveBp } = policy
  const isFirst = discountAboveBp !== null && policies.every((other) => other.discountAboveBp === null || other.discountAboveBp >= discountAboveBp)
  return classLimitBp === null || !isFirst ? policy : { ...policy, discountAboveBp: Math.min(discountAboveBp, classLimitBp) }
}

function asks({ minAmountMinor, currency, discountAboveBp, deviationRisk }: PolicyFacts, contract: ContractFacts): boolean {
  if (minAmountMinor === null && discountAboveBp === null && deviationRisk === null) return true
  const bySize = minAmountMinor !== null && (currency !== contract.currency || magnitude(contract.grossMinor) >= minAmountMinor)
  const byDiscount = discountAboveBp !== null && contract.discountBp !== null && contract.discountBp > discountAboveBp
  const byRisk = deviationRisk !== null && contract.deviations.some((risk) => risks.indexOf(risk) >= risks.indexOf(deviationRisk))
  return bySize || byDiscount || byRisk
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}
