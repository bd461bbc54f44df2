import { missingId, rowIdOf } from '@tenon/core'
import type { Context } from '../context.ts'
import { dueAfter, treatmentDays } from './classes/treatments.ts'

/** Policy: "update customer information regularly." Somebody looked: all of it is right. When to look again depends on the class. */
export async function verifyCustomer(context: Context, input: { readonly id: string }): Promise<string> {
  const id = rowIdOf(input.id, 'Customer') ?? missingId
  const { customerClass } = await context.db.customer.update({ where: { id }, data: {} })
  await context.db.customer.update({ where: { id }, data: { lastVerifiedAt: context.now(), verifyDueOn: dueAfter(context.today(), await treatmentDays(context, customerClass)) } })
  return id
}
