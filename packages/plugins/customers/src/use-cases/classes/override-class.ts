import type { Context } from '../../context.ts'
import { toDay } from '../../domain/days.ts'
import type { CustomerClass } from '../../domain/classification/policy.ts'
import { errors } from '../../errors.ts'
import { classifyCustomer } from './classify-customer.ts'
import { customerWithin } from './may-decide.ts'

export interface OverrideInput {
  readonly id: string
  readonly customerClass: CustomerClass
  readonly reason: string
  /** The first day on which the rules decide again. */
  readonly until: Date
}

/**
 * Policy: "an override expires." A manager for the team, a director for all: another class than the rules give, with the reason and the day on which it
 * is over. The class by the rules goes on beneath it. Who decides again replaces what was decided before.
 */
export async function overrideClass(context: Context, { id, customerClass, reason, until }: OverrideInput): Promise<string> {
  const customer = await customerWithin(context, id, { permission: 'customers:classify', refusal: errors.CLASS_OVERRIDE_FORBIDDEN })
  if (reason.trim() === '') throw errors.CLASS_NEEDS_REASON()
  const last = toDay(until)
  if (last <= context.today()) throw errors.CLASS_UNTIL_PAST({ until: last, today: context.today() })
  const override = { class: customerClass, from: context.today(), until: last, reason: reason.trim(), decidedById: context.principal.personId }
  await classifyCustomer(context, customer.id, { cause: 'OVERRIDE', override })
  return customer.id
}

/** The rules decide again, from today. */
export async function revokeOverride(context: Context, { id }: Pick<OverrideInput, 'id'>): Promise<string> {
  const customer = await customerWithin(context, id, { permission: 'customers:classify', refusal: errors.CLASS_OVERRIDE_FORBIDDEN })
  const last = await context.system('whether a person decided the class of a customer').classResult.findFirst({ where: { customerId: customer.id }, orderBy: { ordinal: 'desc' }, select: { origin: true } })
  if (last?.origin !== 'OVERRIDE') throw errors.CLASS_NOT_OVERRIDDEN()
  await classifyCustomer(context, customer.id, { cause: 'OVERRIDE_REVOKED', override: null })
  return customer.id
}
