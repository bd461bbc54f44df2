import type { ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'

/** The customer knows when somebody spoke with it last; what is planned does not count. */
export async function afterInteractionWrite({ before, after, changed }: ResourceChange, context: Context): Promise<void> {
  if (before !== null && !changed.has('at') && !changed.has('customerId')) return
  const at = after['at'] as Date
  if (at > context.now()) return
  const where = { id: after['customerId'] as string, OR: [{ lastContactAt: null }, { lastContactAt: { lt: at } }] }
  await context.system('the last contact of a customer').customer.updateMany({ where, data: { lastContactAt: at } })
}
