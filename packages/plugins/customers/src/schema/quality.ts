import { globalId, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { requiredFields, type RequiredField } from '../domain/completeness.ts'
import { countNewCustomers, readGroup, type GroupCompany } from '../use-cases/group.ts'
import { readCompleteness, readQuality, type Quality } from '../use-cases/quality.ts'

/** How well customers are known, how many buy again and how many are new, and the companies of a group. */
export function quality(b: TenonBuilder<Slice>): void {
  const field = b.enumType('RequiredCustomerField', { description: 'What has to be known of a customer.', values: requiredFields as readonly RequiredField[] })
  const missing = b.objectRef<Quality['missing'][number]>('MissingCustomerField').implement({
    description: 'A required field, and how many customers lack it.',
    fields: (t) => ({ field: t.field({ type: field, resolve: (row) => row.field }), count: t.exposeInt('count') }),
  })
  const measured = b.objectRef<Quality>('CustomerQuality').implement({
    description: 'How well customers with an owner are known, and how many buy again.',
    fields: (t) => ({
      customers: t.exposeInt('customers'),
      completenessBp: t.exposeInt('completenessBp', { nullable: true, description: 'Filled required fields among all of them, in basis points.' }),
      missing: t.field({ type: [missing], resolve: (row) => [...row.missing] }),
      buyers: t.exposeInt('buyers', { description: 'Customers with one purchase or more in the window.' }),
      repeatBuyers: t.exposeInt('repeatBuyers', { description: 'Those among them with two or more.' }),
      repurchaseBp: t.exposeInt('repurchaseBp', { nullable: true, description: 'Repeat buyers among the buyers, in basis points.' }),
    }),
  })
  const known = b.objectRef<{ readonly bp: number; readonly missing: readonly RequiredField[] }>('CustomerCompleteness').implement({
    description: 'How much of what has to be known of a customer is known.',
    fields: (t) => ({ bp: t.exposeInt('bp'), missing: t.field({ type: [field], resolve: (row) => [...row.missing] }) }),
  })
  const company = b.objectRef<GroupCompany>('GroupCompany').implement({
    description: 'A company of a group.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => globalId('Customer', id) }), name: t.string({ nullable: true, resolve: ({ name }) => name }), depth: t.exposeInt('depth', { description: '0 for the one at the top.' }),
      lifecycle: t.string({ nullable: true, resolve: ({ lifecycle }) => lifecycle }), ownerName: t.string({ nullable: true, resolve: ({ ownerName }) => ownerName }),
      firstPurchaseOn: t.field({ type: 'Date', nullable: true, resolve: ({ firstPurchaseOn }) => firstPurchaseOn }),
    }),
  })
  b.queryFields((t) => ({
    customerQuality: t.field({
      type: measured, nullable: true, description: 'Of the customers with an owner that the caller sees; null for who sees none.',
      args: { mine: t.arg.boolean({ description: 'Only the customers of the caller.' }), months: t.arg.int({ description: 'Length of the window of purchases, 1 to 120; 12 where left out.' }) },
      resolve: (_root, { mine, months }, context) => readQuality(context, { mine: mine ?? false, months: Math.min(120, Math.max(1, months ?? 12)) }),
    }),
    customerCompleteness: t.field({ type: known, nullable: true, description: 'What is missing of one customer.', args: { id: t.arg.id({ required: true }) }, resolve: (_root, { id }, context) => readCompleteness(context, String(id)) }),
    customerGroup: t.field({ type: [company], nullable: true, description: 'The companies of the group that a customer belongs to, as far as the caller sees them; one alone is its own group.', args: { id: t.arg.id({ required: true }) }, resolve: (_root, { id }, context) => readGroup(context, String(id)) }),
    newCustomers: t.int({
      description: 'How many customers bought for the first time from one day to another, both included.',
      args: { from: t.arg({ type: 'Date', required: true }), to: t.arg({ type: 'Date', required: true }), byGroup: t.arg.boolean({ description: 'By the first purchase of the whole group, which counts once.' }) },
      resolve: (_root, { from, to, byGroup }, context) => countNewCustomers(context, { from, to, byGroup: byGroup ?? false }),
    }),
  }))
}
