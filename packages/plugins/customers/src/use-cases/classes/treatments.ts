import type { AnyContext, Context } from '../../context.ts'
import { firstTreatments } from '../../domain/classification/first-rules.ts'
import { addDays, toDate } from '../../domain/days.ts'
import type { CustomerClass } from '../../domain/classification/policy.ts'

/** How a class is treated. Percent in basis points, days as whole days. */
export interface Treatment {
  readonly customerClass: CustomerClass
  readonly visitEveryDays: number | null
  readonly verifyEveryDays: number
  readonly slaTier: 'BASIC' | 'STANDARD' | 'PRIORITY' | 'PREMIUM'
  readonly maxDiscountBp: number | null
  readonly minOwnerLevel: 'REP' | 'MANAGER' | 'DIRECTOR'
}

/**
 * Policy: "for each class its own marketing and service." How a customer is treated by its class: for the service levels, visits and discounts of other
 * plugins. A customer without a class is treated like D; null where there is no such customer. The same for every caller: it says how, not whom.
 */
export async function treatmentOf(context: AnyContext, customerId: string): Promise<Treatment | null> {
  const customer = await (context as Context).system('how a customer is treated goes by its class').customer.findUnique({ where: { id: customerId }, select: { customerClass: true } })
  return customer === null ? null : treatmentOfClass(context, customer.customerClass)
}

export async function treatmentOfClass(context: AnyContext, customerClass: CustomerClass | null): Promise<Treatment> {
  const rows = await context.memo('customers:treatments', () => (context as Context).system('how a class is treated holds for everybody').classTreatment.findMany())
  const wanted = customerClass ?? 'D'
  return rows.find((row) => row.customerClass === wanted) ?? firstTreatments.find((row) => row.customerClass === wanted)!
}

export async function treatmentDays(context: AnyContext, customerClass: CustomerClass | null): Promise<number> {
  return (await treatmentOfClass(context, customerClass)).verifyEveryDays
}

/** The day on which all that is known of a customer has to be looked at again. */
export function dueAfter(verifiedOn: string, days: number): Date {
  return toDate(addDays(verifiedOn, days))
}
