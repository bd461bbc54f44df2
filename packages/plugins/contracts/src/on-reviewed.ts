import type { ApprovalFinished } from '@tenon/approvals'
import type { EventHandler } from '@tenon/core'
import type { Context } from './context.ts'
import { finishReview } from './use-cases/finish-review.ts'

/** The departments have decided about a contract, in the transaction of the last decision. */
export const onReviewed: EventHandler = {
  event: 'approval.finished',
  id: 'contract-reviewed',
  mode: 'in-transaction',
  run: ({ payload }, context) => finishReview(payload as ApprovalFinished, context as unknown as Context),
}
