import type { Bridge, EventHandler } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Context } from '../context.ts'
import { earnCommission, takeBackCommission, type MoneyIn, type MoneyTakenBack } from '../use-cases/commission.ts'
import { tieContract, type SignedContract } from '../use-cases/tie-contract.ts'

/** Where contracts are kept: what a registered customer signs brings its partner a share of the money that comes in for it. */
export const contractsBridge: Bridge<Slice> = {
  range: '^0.1.0',
  model: 'bridge/contracts.prisma',
  grants: (grants, person) => grants.scoped('read', 'RegisteredContract', person.scope('channel:read')),
  schema: (b) => {
    b.resource('RegisteredContract', { icon: 'file-check', title: 'contract', operations: { create: false, update: false, delete: false }, list: { columns: ['contract', 'registration'] } })
    b.extendResource('DealRegistration', { related: ['contracts'] })
  },
  on: [
    hears<SignedContract>('contract.signed', tieContract),
    hears<MoneyIn>('receipt.confirmed', earnCommission),
    hears<MoneyTakenBack>('receipt.reversed', takeBackCommission),
  ],
}

/** In the transaction of what is told: a commission is there exactly when its money is. */
function hears<Payload>(event: string, run: (context: Context, payload: Payload) => Promise<void>): EventHandler {
  return { event, id: `commission-of-${event.replace('.', '-')}`, mode: 'in-transaction', run: ({ payload }, context) => run(context as unknown as Context, payload as Payload) }
}
