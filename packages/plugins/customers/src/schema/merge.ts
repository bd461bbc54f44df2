import { globalId, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { findDuplicates, type DuplicateCandidate, type Duplicates } from '../use-cases/find-duplicates.ts'
import { mergeCustomers, type MergeInput } from '../use-cases/merge-customers.ts'
import { mergeFields, type MergeField } from '../use-cases/merge-values.ts'
import { unmergeCustomers } from '../use-cases/unmerge-customers.ts'
import { duplicateCase } from './duplicate-case.ts'

export function merge(b: TenonBuilder<Slice>): void {
  b.resource('CustomerMerge', {
    icon: 'merge', title: 'loserName', subtitle: 'winner',
    list: { columns: ['loserName', 'winner', 'createdBy', 'createdAt', 'undoUntil', 'undoneAt'], sort: ['-createdAt'] },
    hidden: ['moved', 'loser', 'loserId'],
    operations: { create: false, update: false, delete: false },
  })
  const field = b.enumType('CustomerMergeField', { description: 'What can be taken from the customer that goes.', values: Object.keys(mergeFields) as MergeField[] })
  b.useCase<MergeInput>('mergeCustomers', {
    description: 'Two customers are one: everything of the loser is the winner\'s, and its address leads there for ever. Can be undone for thirty days.',
    input: (t) => ({ winnerId: t.field({ type: 'ID', required: true }), loserId: t.field({ type: 'ID', required: true }), take: t.field({ type: [field] }) }),
    answers: 'Customer',
    run: mergeCustomers,
  })
  b.useCase<{ readonly mergeId: string }>('unmergeCustomers', {
    description: 'Undoes a merge: both customers are as they were, but for what was changed since.',
    input: (t) => ({ mergeId: t.field({ type: 'ID', required: true }) }),
    answers: 'Customer',
    run: unmergeCustomers,
  })
  duplicateCase(b)
  duplicates(b)
}

function duplicates(b: TenonBuilder<Slice>): void {
  const reason = b.enumType('DuplicateReason', { description: 'What two customers have in common.', values: ['NAME', 'CREDIT_CODE', 'DOMAIN', 'PHONE'] as const })
  const candidate = b.objectRef<DuplicateCandidate>('DuplicateCandidate').implement({
    description: 'A customer that may be the same.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => globalId('Customer', id) }),
      name: t.exposeString('name'),
      reasons: t.field({ type: [reason], resolve: ({ reasons }) => [...reasons] }),
    }),
  })
  const answer = b.objectRef<Duplicates>('CustomerDuplicates').implement({
    fields: (t) => ({
      candidates: t.field({ type: [candidate], resolve: ({ candidates }) => [...candidates] }),
      elsewhere: t.exposeBoolean('elsewhere', { description: 'Whether there is one out of the caller\'s reach; always false unless the company wants it said.' }),
    }),
  })
  b.queryFields((t) => ({
    customerDuplicates: t.field({
      type: answer,
      description: 'Customers in the caller\'s reach that may be the same as what is being entered: by name in any spelling, credit code, web domain and phone.',
      args: { name: t.arg.string(), creditCode: t.arg.string(), website: t.arg.string(), phone: t.arg.string(), exceptId: t.arg.id() },
      resolve: (_root, args, context) => findDuplicates(context, { ...args, exceptId: args.exceptId == null ? null : String(args.exceptId) }),
    }),
  }))
}
