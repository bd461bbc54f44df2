import { companyOf } from '@tenon/core'
import type { AnyContext, Context } from '../../context.ts'
import { decide, type Decision, type NamedOverride } from '../../domain/classification/decision.ts'
import { toDate, toDay } from '../../domain/days.ts'
import { readRules } from './class-rules.ts'
import { knownCustomers, type KnownCustomer } from './known-customers.ts'
import { resultOf, saysTheSame } from './result-rows.ts'
import { dueAfter, treatmentDays } from './treatments.ts'

export type ClassCause = 'FIRST' | 'NIGHT' | 'PURCHASE' | 'PROFILE' | 'OVERRIDE' | 'OVERRIDE_ENDED' | 'OVERRIDE_REVOKED'

export interface Occasion {
  readonly cause: ClassCause
  /** What a person decides now; null takes it back. Left out, what was decided before goes on. */
  readonly override?: NamedOverride | null
}

/**
 * Brings the class of a customer up to date: by the rules of today, from what is known today. Writes a result only where it says something else than the
 * last one. The customer is locked first, so that of two at once the later sees what the earlier decided.
 */
export async function classifyCustomer(anyContext: AnyContext, id: string, { cause, override }: Occasion): Promise<void> {
  const context = anyContext as Context
  const system = context.system('the class of a customer follows from the rules')
  await system.customer.update({ where: { id }, data: {} })
  const [customer] = await knownCustomers(system, { id }, { day: context.today() })
  if (customer === undefined) return
  const decision = await decideNow(context, override === undefined ? customer : { ...customer, override })
  if (decision === null) return
  await project(context, customer, decision)
  if (saysTheSame(customer.last, decision)) return
  await system.classResult.create({ data: {
    ...resultOf(decision), customerId: id, ordinal: (customer.last?.ordinal ?? 0) + 1, asOf: toDate(context.today()), cause: causeOf(customer, decision, cause),
  } })
}

/** What a customer's class is today, by rules and by what was decided. */
export async function decideNow(context: Context, { known, before, override }: Pick<KnownCustomer, 'known' | 'before' | 'override'>): Promise<Decision | null> {
  return decide(await readRules(context), known, { day: context.today(), currency: companyOf(context).currency, before, override })
}

/** `Customer.customerClass` is what the last result says; when its information has to be looked at again goes by the class. */
async function project(context: Context, customer: KnownCustomer, { customerClass }: Decision): Promise<void> {
  if (customer.customerClass === customerClass) return
  const system = context.system('the class of a customer follows from the rules')
  const due = customer.lastVerifiedAt === null ? null : dueAfter(toDay(customer.lastVerifiedAt), await treatmentDays(context, customerClass))
  await system.customer.update({ where: { id: customer.id }, data: { customerClass, ...(due === null ? {} : { verifyDueOn: due }) } })
  context.emit('customer.classified', customer.id, { customerId: customer.id, customerClass, previousClass: customer.customerClass, asOf: context.today() })
}

export function causeOf({ last, override }: KnownCustomer, decision: Decision, cause: ClassCause): ClassCause {
  if (last === null) return cause === 'OVERRIDE' ? cause : 'FIRST'
  return override !== null && decision.override === null && cause !== 'OVERRIDE_REVOKED' ? 'OVERRIDE_ENDED' : cause
}
