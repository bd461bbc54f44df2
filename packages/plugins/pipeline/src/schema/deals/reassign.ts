import { missingId, rowIdOf, type TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import type { RevenueShare } from '../../domain/deals/reassign-shares.ts'
import { proposalFor, reassignOpportunity, type ReassignInput } from '../../use-cases/deals/reassign.ts'

export function reassign(b: TenonBuilder<Slice>): void {
  const share = b.objectRef<RevenueShare>('ProposedShare')
  share.implement({
    description: 'The revenue share that a person would have.',
    fields: (t) => ({ personId: t.id({ resolve: ({ personId }) => `Person:${personId}` }), shareBp: t.exposeInt('shareBp', { description: 'Basis points: 7000 is 70 %.' }) }),
  })
  b.queryField('reassignProposal', (t) => t.field({
    type: [share], description: 'The shares that the default rule proposes if an opportunity goes to somebody else. Nothing for one that is out of sight.',
    args: { id: t.arg.id({ required: true }), toPersonId: t.arg.id({ required: true }) },
    resolve: async (_root, { id, toPersonId }, context) => {
      const deal = await context.db.opportunity.findUnique({ where: { id: rowIdOf(String(id), 'Opportunity') ?? missingId }, select: { id: true, ownerId: true, stageId: true } })
      return deal === null ? [] : proposalFor(context, deal, rowIdOf(String(toPersonId), 'Person') ?? missingId)
    },
  }))
  const input = b.inputType('ReassignShareInput', { description: 'The revenue share of one person.', fields: (t) => ({ personId: t.id({ required: true }), shareBp: t.int({ required: true, description: 'Basis points: 7000 is 70 %.' }) }) })
  b.useCase<ReassignInput>('reassignOpportunity', {
    description: 'Gives an opportunity to somebody else, with the shares of the credit from today on: what the default rule proposes, or what a manager says. Earlier shares stay.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), toPersonId: t.field({ type: 'ID', required: true }), shares: t.field({ type: [input] }) }),
    answers: 'Opportunity',
    run: reassignOpportunity,
  })
}
