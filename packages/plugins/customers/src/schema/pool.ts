import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { poolState, type PoolState } from '../use-cases/pool-state.ts'
import { claimCustomer, releaseCustomer, type PoolInput } from '../use-cases/pool.ts'

/** Customers without an owner are the pool: everybody who may claim sees them, without the ways to reach them. */
export function pool(b: TenonBuilder<Slice>): void {
  b.useCase<PoolInput>('claimCustomer', {
    description: 'Takes a customer from the pool: it becomes the caller\'s, with its contacts and its log.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Customer',
    run: claimCustomer,
  })
  b.useCase<PoolInput>('releaseCustomer', {
    description: 'Puts a customer back into the pool.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Customer',
    run: releaseCustomer,
  })
  const state = b.objectRef<PoolState>('PoolState').implement({
    description: 'What the caller took from the pool today and has, and how much of each there may be.',
    fields: (t) => ({
      claimedToday: t.exposeInt('claimedToday'),
      claimPerDay: t.exposeInt('claimPerDay'),
      held: t.exposeInt('held'),
      holdCap: t.exposeInt('holdCap'),
    }),
  })
  b.queryFields((t) => ({
    poolState: t.field({ type: state, nullable: true, description: 'The quota of the caller; null for who may not take from the pool.', resolve: (_root, _args, context) => poolState(context) }),
  }))
}
