import type { AnyContext, Context } from '../context.ts'

/** The numbers by which customers are shared out and kept fresh. */
export interface Policy {
  readonly claimPerDay: number
  readonly holdCap: number
  readonly cooldownHours: number
  readonly recycleNoContactDays: number
  readonly recycleNoDealDays: number
  readonly remindDaysBefore: number
  readonly dormantAfterMonths: number
  readonly hintHidden: boolean
}

export const defaultPolicy: Policy = {
  claimPerDay: 10, holdCap: 200, cooldownHours: 72, recycleNoContactDays: 0, recycleNoDealDays: 0, remindDaysBefore: 7, dormantAfterMonths: 18,
  hintHidden: false,
}

/** What the company set, or the product's own numbers. The same for everybody, whatever they may see of it. */
export async function readPolicy(context: AnyContext): Promise<Policy> {
  const row = await (context as Context).system('the rules for customers hold for everybody').customerPolicy.findFirst({ orderBy: { createdAt: 'asc' } })
  return row ?? defaultPolicy
}
