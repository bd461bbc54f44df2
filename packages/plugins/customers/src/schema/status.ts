import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { loseCustomer, reopenCustomer } from '../use-cases/change-status.ts'
import { verifyCustomer } from '../use-cases/verify-customer.ts'

export function status(b: TenonBuilder<Slice>): void {
  b.useCase<{ readonly id: string; readonly expectedVersion: number; readonly reason: string }>('loseCustomer', {
    description: 'Marks a customer as lost, with the reason.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), reason: t.field({ type: 'String', required: true }) }),
    answers: 'Customer',
    run: loseCustomer,
  })
  b.useCase<{ readonly id: string; readonly expectedVersion: number }>('reopenCustomer', {
    description: 'Opens a lost customer again: it is a prospect until it buys.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }) }),
    answers: 'Customer',
    run: reopenCustomer,
  })
  b.useCase<{ readonly id: string }>('verifyCustomer', {
    description: 'Says that all of a customer\'s information was looked at and is right. When to look again depends on its class.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }) }),
    answers: 'Customer',
    run: verifyCustomer,
  })
}
