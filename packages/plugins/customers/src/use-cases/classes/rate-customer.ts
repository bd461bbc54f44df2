import type { AnyContext, Context } from '../../context.ts'
import { rulesOn } from '../../domain/classification/policy.ts'
import { errors } from '../../errors.ts'
import { readRules } from './class-rules.ts'
import { classifyCustomer } from './classify-customer.ts'
import { customerWithin } from './may-decide.ts'

export interface RateInput {
  readonly id: string
  readonly key: string
  /** 1 to 5; null where it is not known any more. */
  readonly rating?: number | null
}

/** What people who know a customer make of it by a criterion that the company named itself. Whoever may change the customer may say so. */
export async function rateCustomer(context: Context, { id, key, rating = null }: RateInput): Promise<string> {
  const customer = await customerWithin(context, id, { permission: 'customers:write', refusal: errors.CLASS_RATING_FORBIDDEN })
  const known = rulesOn(await readRules(context), context.today())?.factors.some((factor) => factor.key === key && factor.source === 'RATING')
  if (!known) throw errors.CLASS_CRITERION_UNKNOWN({ key })
  if (rating !== null && (rating < 1 || rating > 5)) throw errors.CLASS_RATING_BOUNDS()
  await writeMeasure(context, { customerId: customer.id, key, value: rating === null ? null : BigInt(rating), source: 'manual' })
  return customer.id
}

export interface Measure {
  readonly customerId: string
  /** 'PIPELINE': open deals by their probability, in minor units of the company's currency. */
  readonly key: 'PIPELINE'
  /** Null where it is not known: then it gives no points. */
  readonly value: bigint | null
  /** Id of the plugin that says so. */
  readonly source: string
}

/** For other plugins: tells what the potential of a customer is worth. The class follows at once, where the rules look at it. Saying it twice is harmless. */
export function reportMeasure(context: AnyContext, measure: Measure): Promise<void> {
  return writeMeasure(context as Context, measure)
}

async function writeMeasure(context: Context, { customerId, key, value, source }: Omit<Measure, 'key'> & { readonly key: string }): Promise<void> {
  const system = context.system('what is known of a customer for its class')
  if (value === null) await system.customerMeasure.deleteMany({ where: { customerId, key } })
  else await system.customerMeasure.upsert({ where: { customerId_key: { customerId, key } }, create: { customerId, key, value, source, at: context.now() }, update: { value, source, at: context.now() } })
  await classifyCustomer(context, customerId, { cause: 'PROFILE' })
}
