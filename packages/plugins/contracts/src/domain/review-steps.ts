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
  readonly deviations: readonly Risk[]
}

const risks: readonly Risk[] = ['LOW', 'MEDIUM', 'HIGH']

/**
 * Which departments have to agree. A policy without conditions always asks; one with several asks when any of them holds:
 * "discount above the actor's limit adds an approver", "deviation-driven reviewers". An amount in another currency than the
 * policy's asks, since the two cannot be compared.
 */
export function requiredReviews<Policy extends PolicyFacts>(policies: readonly Policy[], contract: ContractFacts): readonly Policy[] {
  return policies.filter((policy) => asks(policy, contract)).toSorted((left, right) => left.ordinal - right.ordinal || (left.id < right.id ? -1 : 1))
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
