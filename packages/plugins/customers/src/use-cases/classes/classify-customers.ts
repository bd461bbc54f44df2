import type { Context } from '../../context.ts'
import { toDate } from '../../domain/days.ts'
import { causeOf, classifyCustomer, decideNow } from './classify-customer.ts'
import { knownCustomers, type KnownCustomer } from './known-customers.ts'
import { resultOf, saysTheSame } from './result-rows.ts'
import type { Decision } from '../../domain/classification/decision.ts'

const atOnce = 500

/**
 * Every night, and once for rows that came past the API: every customer by the rules of the day. Only what says something new is written, so that it changes
 * nothing a second time. Also ends what was decided until today.
 */
export async function classifyCustomers(context: Context): Promise<{ readonly changed: number }> {
  const system = context.system('the class of a customer follows from the rules')
  let changed = 0
  for (let after: string | undefined; ;) {
    const rows = await knownCustomers(system, after === undefined ? {} : { id: { gt: after } }, { day: context.today(), take: atOnce })
    const fresh: { readonly customer: KnownCustomer; readonly decision: Decision }[] = []
    for (const customer of rows) {
      const decision = await decideNow(context, customer)
      if (decision === null || (saysTheSame(customer.last, decision) && customer.customerClass === decision.customerClass)) continue
      changed++
      if (customer.last === null && customer.customerClass === null) fresh.push({ customer, decision })
      else await classifyCustomer(context, customer.id, { cause: 'NIGHT' })
    }
    await writeFirst(context, fresh)
    if (rows.length < atOnce) return { changed }
    after = rows.at(-1)!.id
  }
}

/** Customers that have no class yet, in two statements for each class. Where one got its first result meanwhile, that one stays. */
async function writeFirst(context: Context, fresh: readonly { readonly customer: KnownCustomer; readonly decision: Decision }[]): Promise<void> {
  if (fresh.length === 0) return
  const system = context.system('the class of a customer follows from the rules')
  await system.classResult.createMany({
    data: fresh.map(({ customer, decision }) => ({ ...resultOf(decision), customerId: customer.id, ordinal: 1, asOf: toDate(context.today()), cause: causeOf(customer, decision, 'FIRST') })),
    skipDuplicates: true,
  })
  for (const customerClass of new Set(fresh.map(({ decision }) => decision.customerClass))) {
    const ids = fresh.filter(({ decision }) => decision.customerClass === customerClass).map(({ customer }) => customer.id)
    await system.customer.updateMany({ where: { id: { in: ids }, customerClass: null }, data: { customerClass } })
    for (const id of ids) context.emit('customer.classified', id, { customerId: id, customerClass, previousClass: null, asOf: context.today() })
  }
}
