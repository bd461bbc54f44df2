import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { previewTransfer, transferCustomers, type TransferInput, type TransferPreview } from '../use-cases/transfer.ts'

export function ownership(b: TenonBuilder<Slice>): void {
  b.resource('OwnershipSpan', {
    icon: 'history', title: 'reason', subtitle: 'customer',
    list: { columns: ['person', 'beganAt', 'endedAt', 'reason', 'endReason', 'note'], sort: ['-beganAt'] },
    hidden: ['current'],
    operations: { create: false, update: false, delete: false },
  })
  b.useCase<TransferInput>('transferCustomers', {
    description: 'Gives customers with their contacts, their log and the open work there to somebody else, all or none: chosen ones, or all of a former owner\'s. Inside the team for a manager, across teams for a director.',
    input: (t) => ({
      ids: t.field({ type: ['ID'] }), formerOwnerId: t.field({ type: 'ID' }), successorId: t.field({ type: 'ID', required: true }), reason: t.field({ type: 'String' }),
    }),
    payload: (t) => ({
      count: t.field({ type: 'Int', description: 'Customers that changed hands.', resolve: ({ count }: { count: number }) => count }),
      work: t.field({ type: 'Int', description: 'Open tasks, deals and leads that went along.', resolve: ({ work }: { work: number }) => work }),
    }),
    run: transferCustomers,
  })
  const preview = b.objectRef<TransferPreview>('TransferPreview').implement({
    description: 'What a transfer would move.',
    fields: (t) => ({ customers: t.exposeInt('customers'), contacts: t.exposeInt('contacts'), interactions: t.exposeInt('interactions'), nextActions: t.exposeInt('nextActions'), work: t.exposeInt('work', { description: 'Open tasks, deals and leads of the owners there.' }), limit: t.exposeInt('limit', { description: 'How many customers one transfer moves at most.' }) }),
  })
  b.queryFields((t) => ({
    transferPreview: t.field({
      type: preview,
      description: 'What a transfer would move, before it is done.',
      args: { ids: t.arg.idList(), formerOwnerId: t.arg.id() },
      resolve: (_root, args, context) => previewTransfer(context, { ids: args.ids?.map(String) ?? null, formerOwnerId: args.formerOwnerId == null ? null : String(args.formerOwnerId) }),
    }),
  }))
}
