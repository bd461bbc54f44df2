import { endHold, holdCustomer } from '@tenon/customers'
import type { EventHandler, Job } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { standingOf } from '../domain/installment-status.ts'
import { bindingStates } from '../domain/lifecycle.ts'
import { accountOf, readAccounts } from './installment-accounts.ts'

const source = 'contracts'
const kind = 'OVERDUE_RECEIVABLE'

/**
 * "Auto-recycle never takes a customer with an overdue receivable": of each contract of which something fell due and is open there is one reason why its
 * customer stays with its owner; of all others there is none.
 */
export async function holdOwing(context: Context, of: { readonly customerId: string | { readonly in: readonly string[] } }): Promise<void> {
  const system = context.system('whoever owes money stays with whoever looks after it')
  const rows = await readAccounts(system, { contract: { ...of, status: { in: [...bindingStates] } } })
  const owed = new Map(rows.filter((row) => standingOf(accountOf(row), context.today()).receivableMinor > 0n).map((row) => [row.contractId, row.contract.customerId]))
  const held = new Set((await system.customerHold.findMany({ where: { ...of, source, kind } as never, select: { sourceId: true } })).map(({ sourceId }) => sourceId))
  for (const [sourceId, customerId] of owed) if (!held.has(sourceId)) await holdCustomer(context, { customerId, kind, source, sourceId })
  for (const sourceId of held) if (!owed.has(sourceId)) await endHold(context, { source, sourceId, kind })
}

/** What makes a customer owe something, or owe it no more. Once for each customer of a mutation, when all of it is written. */
export const owingHandlers: readonly EventHandler[] = ['installment.due', 'installment.fell-due', 'receipt.confirmed', 'receipt.reversed', 'contract.amended', 'contract.terminated'].map((event) => ({
  event, id: `owing:${event}`, mode: 'in-transaction',
  run: ({ payload }, plain) => settleOwing(plain as unknown as Context, (payload as { readonly customerId: string }).customerId),
}))

/** Looks at what a customer owes when the mutation is about to end. */
export function settleOwing(context: Context, customerId: string): void {
  context.settle(`contracts:owing:${customerId}`, () => holdOwing(context, { customerId }))
}

/** Every night, what no fact tells: debts from before this rule, and due days that were taken back. */
export const keepOwing: Job<Slice> = {
  id: 'keep-owing',
  every: 'night',
  async run(context) {
    const system = context.system('whoever owes money stays with whoever looks after it')
    const due = await system.contract.findMany({ where: { status: { in: [...bindingStates] }, installments: { some: { dues: { some: { supersededAt: null } } } } }, select: { customerId: true }, distinct: ['customerId'] })
    const held = await system.customerHold.findMany({ where: { source, kind }, select: { customerId: true }, distinct: ['customerId'] })
    const ids = [...new Set([...due, ...held].map(({ customerId }) => customerId))]
    for (let from = 0; from < ids.length; from += 200) await holdOwing(context as unknown as Context, { customerId: { in: ids.slice(from, from + 200) } })
  },
}
