import type { RequestContext } from '@tenon/core'
import { firstRules, firstTreatments } from '../../domain/classification/first-rules.ts'
import { toDate } from '../../domain/days.ts'

/** The rules that hold until a company makes its own, and how each class is treated. What was set before there were classes by rules stays. */
export async function seedClasses({ db }: RequestContext): Promise<void> {
  await db['classPolicy']!.create({ data: { ...firstRules, effectiveFrom: toDate(firstRules.effectiveFrom), factors: [...firstRules.factors] } })
  await db['classTreatment']!.createMany({ data: firstTreatments.map((row) => ({ ...row })), skipDuplicates: true })
}
