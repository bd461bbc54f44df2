import type { Context } from '../context.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { told } from '../facts.ts'
import { dateOf, dayOf } from '../rows.ts'

/** In one night at most; a longer list goes on the next one, the oldest day first. */
const atMost = 2_000

/**
 * "Gives: InstallmentDue", on the day itself. Each part is told once, also where nights were missed or a signature was entered late: the row
 * remembers it, in the transaction of the fact.
 */
export async function announceDues(context: Context): Promise<void> {
  const system = context.system('installments fall due on their day')
  const rows = await system.installmentDue.findMany({
    where: { announcedAt: null, supersededAt: null, dueOn: { lte: dateOf(context.today()) }, installment: { contract: { status: { in: [...bindingStates] } } } },
    include: { installment: { select: { contractId: true, contract: { select: { customerId: true } } } } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: atMost,
  })
  for (const { id, installmentId, installment, dueOn, amountMinor, currency } of rows) {
    // Guarded: a second process that does the same night finds nothing to announce.
    const { count } = await system.installmentDue.updateMany({ where: { id, announcedAt: null }, data: { announcedAt: context.now() } })
    if (count === 0) continue
    const { contractId, contract } = installment
    context.emit('installment.fell-due', installmentId, { contractId, installmentId, customerId: contract.customerId, dueOn: dayOf(dueOn), amount: told(amountMinor, currency) })
  }
}
