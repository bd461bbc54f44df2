import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { countWaiting, readInbox, type Inbox } from '../use-cases/read-inbox.ts'

/** What waits for the caller, or for the person whose deputy she is. */
export function inbox(b: TenonBuilder<Slice>): void {
  const page = b.objectRef<Inbox>('ApprovalInbox')
  page.implement({
    description: 'A page of what waits for the caller to decide.',
    fields: (t) => ({
      nodes: t.prismaField({ type: ['ApprovalSeat'], resolve: (query, { ids }, _args, { db }) => db.approvalSeat.findMany({ ...query, where: { id: { in: [...ids] } }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] }) }),
      hasNextPage: t.boolean({ resolve: ({ more }) => more }),
      endCursor: t.string({ nullable: true, resolve: ({ ids }) => ids.at(-1) ?? null }),
      totalCount: t.int({ resolve: (_page, _args, context) => countWaiting(context) }),
    }),
  })
  b.queryField('approvalInbox', (t) => t.field({
    type: page,
    description: 'What waits for the caller to decide, oldest first, with what one needs to know.',
    args: { first: t.arg.int({ description: 'How many, 1 to 100; 20 where left out.' }), after: t.arg.string({ description: 'Those after this cursor.' }) },
    resolve: (_root, { first, after }, context) => readInbox(context, { first: first ?? 20, after: after ?? null }),
  }))
  b.queryField('approvalFor', (t) => t.prismaField({
    type: 'ApprovalRequest',
    nullable: true,
    description: 'The approval of a record; null where it was never submitted, or the caller has no part in it.',
    args: { recordId: t.arg.id({ required: true }) },
    resolve: (query, _root, { recordId }, { db }) => {
      const [subjectModel = '', subjectId = ''] = String(recordId).split(':')
      return db.approvalRequest.findFirst({ ...query, where: { subjectModel, subjectId } })
    },
  }))
}
