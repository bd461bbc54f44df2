import { money } from '@tenon/core/money'
import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { readBoard, type BoardCard, type BoardSeat } from '../use-cases/read-board.ts'

const risks = ['LOW', 'MEDIUM', 'HIGH'] as const

/** What the review board shows. */
export function boardQueries(b: TenonBuilder<Slice>): void {
  const seat = b.objectRef<BoardSeat>('ReviewBoardSeat').implement({
    description: 'Somebody who is asked to decide a step of a review.',
    fields: (t) => ({ name: t.exposeString('name'), insteadOf: t.exposeString('insteadOf', { nullable: true }), mine: t.exposeBoolean('mine', { description: 'Whether it is the caller.' }) }),
  })
  const card = b.objectRef<BoardCard>('ReviewBoardCard').implement({
    description: 'A department that has not decided about a contract yet.',
    fields: (t) => ({
      id: t.id({ description: 'Of the step.', resolve: ({ step }) => `ApprovalStep:${step.id}` }),
      contractId: t.id({ resolve: ({ contract }) => `Contract:${contract.id}` }),
      title: t.string({ resolve: ({ contract }) => contract.title }), number: t.string({ nullable: true, resolve: ({ contract }) => contract.number }), revision: t.int({ resolve: ({ contract }) => contract.revision }),
      customerName: t.string({ nullable: true, resolve: ({ contract }) => contract.customer?.name ?? null }), ownerName: t.string({ nullable: true, resolve: ({ contract }) => contract.owner?.name ?? null }),
      gross: t.field({ type: 'Money', nullable: true, resolve: ({ contract: { grossMinor, currency } }) => (grossMinor === null || currency === null ? null : money(grossMinor, currency)) }),
      discountBp: t.int({ nullable: true, resolve: ({ contract }) => contract.discountBp }),
      deviations: t.int({ description: 'Clauses that differ from the library.', resolve: ({ contract }) => contract.deviations.length }),
      risk: t.field({ type: 'RiskLevel' as never, nullable: true, description: 'The highest risk among them.', resolve: ({ contract }) => risks.findLast((risk) => contract.deviations.some(({ riskLevel }) => riskLevel === risk)) ?? (null as never) }),
      step: t.string({ description: 'The name of the step, as the review policy calls it.', resolve: ({ step }) => step.title }),
      place: t.int({ description: 'Of the step in its review, from 0: earlier ones come first.', resolve: ({ step }) => step.position }),
      status: t.field({ type: 'ApprovalStepStatus' as never, description: 'OPEN, WAITING for the steps before it, or STUCK.', resolve: ({ step }) => step.status }),
      stuckReason: t.field({ type: 'ApprovalStuckReason' as never, nullable: true, resolve: ({ step }) => step.stuckReason as never }),
      since: t.field({ type: 'DateTime', description: 'Since when this step waits; that of the submission where it waits for others.', resolve: ({ step }) => step.openedAt ?? step.request.submittedAt }),
      dueAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ step }) => step.dueAt }),
      seats: t.field({ type: [seat], description: 'Who is asked, where the caller may know.', resolve: ({ seats }) => [...seats] }),
      mine: t.boolean({ description: 'Whether it waits for the caller.', resolve: ({ seats }) => seats.some(({ mine }) => mine) }),
    }),
  })
  b.queryField('contractReviewBoard', (t) => t.field({
    type: [card], description: 'What contracts in review wait for, within what the caller sees: the longest wait first.',
    resolve: async (_root, _args, context) => [...(await readBoard(context))].sort((left, right) => Number(left.step.openedAt ?? left.step.request.submittedAt) - Number(right.step.openedAt ?? right.step.request.submittedAt)),
  }))
}
