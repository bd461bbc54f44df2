import { problem, type ResourceChange } from '@tenon/core'
import type { Context } from '../context.ts'
import { errors } from '../errors.ts'

/** What was erased stays erased; a span ends after it began. */
export function beforeContactWrite({ before, after }: ResourceChange) {
  if (before !== null && before['erasedAt'] !== null) throw errors.CONTACT_ERASED()
  const [from, to] = [after['validFrom'] as Date | null, after['validTo'] as Date | null]
  if (from !== null && to !== null && to <= from) return { problems: [problem('validTo', 'ENDS_BEFORE', {}, 'The last day is before the first one.')] }
}

/** Policy: "at most one primary contact." The newest one is it; the customer is locked, so that of two at once one stays. */
export async function afterContactWrite({ before, after, changed, id }: ResourceChange & { readonly id: string }, context: Context): Promise<void> {
  if (after['isPrimary'] !== true || (before !== null && !changed.has('isPrimary') && !changed.has('customerId'))) return
  const customerId = after['customerId'] as string
  const system = context.system('a customer has one main contact')
  await system.customer.update({ where: { id: customerId }, data: {} })
  // New ones come in batches and at the same moment: the last of them is it, whoever looks first.
  const newest = before === null ? await system.contact.findFirst({ where: { customerId, isPrimary: true }, orderBy: { id: 'desc' }, select: { id: true } }) : null
  await system.contact.updateMany({ where: { customerId, isPrimary: true, id: { not: newest?.id ?? id } }, data: { isPrimary: false } })
}
