import { runTransition, type Job } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'
import { dateOf } from './days.ts'

/** Every night: what protects no longer lets another partner register the customer. */
export const expireRegistrations: Job<Slice> = {
  id: 'expire-registrations',
  every: 'night',
  async run(context) {
    const over = await context.db.dealRegistration.findMany({ where: { status: 'ACCEPTED', protectedUntil: { lt: dateOf(context.today()) } }, select: { id: true } })
    for (const { id } of over) await runTransition(context, 'DealRegistration', id, 'expire')
  },
}
