import type { AnyContext, Context } from '../context.ts'
import { errors } from '../errors.ts'

export type HoldKind = 'ACTIVE_CONTRACT' | 'OPEN_TICKET' | 'OVERDUE_RECEIVABLE' | 'OPEN_DEAL'

export interface Hold {
  readonly customerId: string
  readonly kind: HoldKind
  /** Id of the plugin that says so, and of its record. */
  readonly source: string
  readonly sourceId: string
}

/**
 * Policy: "auto-recycle never takes a customer with an active contract, an open ticket or an overdue receivable." For other
 * plugins: keeps a customer out of the pool until `endHold`. Asking twice is harmless. Call it in the use case that opens the record.
 */
export async function holdCustomer(context: AnyContext, { customerId, kind, source, sourceId }: Hold): Promise<void> {
  const system = (context as Context).system('a reason why a customer stays with its owner')
  await system.customerHold.createMany({ data: [{ customerId, kind, source, sourceId }], skipDuplicates: true })
}

/** The reason is over: the ticket is closed, the receivable is paid. Without a kind, every reason of that record. */
export async function endHold(context: AnyContext, { source, sourceId, kind }: Pick<Hold, 'source' | 'sourceId'> & { readonly kind?: HoldKind }): Promise<void> {
  const system = (context as Context).system('a reason why a customer stays with its owner is over')
  await system.customerHold.deleteMany({ where: { source, sourceId, ...(kind === undefined ? {} : { kind }) } })
}

/** Policy: whoever owes money stays with who looks after it, until it is paid or written off. Throws CUSTOMER_OWES. */
export async function assertOwesNothing(context: Context, { id, name }: { readonly id: string; readonly name: string | null }): Promise<void> {
  const owed = await context.system('whether a customer owes money').customerHold.count({ where: { customerId: id, kind: 'OVERDUE_RECEIVABLE' } })
  if (owed > 0) throw errors.CUSTOMER_OWES({ name: name ?? '' })
}
