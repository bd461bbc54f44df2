import type { AnyContext, Context } from '../context.ts'
import { errors } from '../errors.ts'

/**
 * Policy: "a blacklisted customer gets no new opportunity and no new contract." For the use cases of other plugins that open
 * one: throws CUSTOMER_BLACKLISTED. Says nothing of what exists already: receivables stay in sight and are collected.
 */
export async function assertMayTrade(context: AnyContext, customerId: string | null): Promise<void> {
  if (customerId === null) return
  const read = () => (context as Context).db.customer.findUnique({ where: { id: customerId }, select: { name: true, blacklisted: true } })
  // Hundreds of rows of an import are of the same few customers.
  const customer = await (context.source === 'import' ? context.memo(`customers:may-trade:${customerId}`, read) : read())
  if (customer?.blacklisted) throw errors.CUSTOMER_BLACKLISTED({ name: customer.name })
}
