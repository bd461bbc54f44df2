import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../../.slice/types.ts'
import { firstContactCompliance, type Compliance } from '../../use-cases/leads/compliance.ts'
import { conversionCandidates, type CandidateContact, type Candidates } from '../../use-cases/leads/conversion-candidates.ts'
import { explainScore, type ScoreExplanation, type ScorePart } from '../../use-cases/leads/explain-score.ts'
import { leadInbox, type InboxLead, type InboxView } from '../../use-cases/leads/lead-inbox.ts'

/** What is worked out of leads, beside the records themselves. */
export function leadQueries(b: TenonBuilder<Slice>): void {
  const part = b.objectRef<ScorePart>('LeadScorePart').implement({
    description: 'What one rule adds to a score.',
    fields: (t) => ({
      rule: t.exposeString('rule'), kind: t.exposeString('kind', { description: 'FIT: what the lead is. INTENT: what it did.' }),
      points: t.exposeInt('points', { description: 'Points that the rule gave.' }), decayBp: t.exposeInt('decayBp', { description: 'What is left of them, in basis points.' }),
      counted: t.exposeInt('counted', { description: 'Points that count today.' }), at: t.field({ type: 'DateTime', nullable: true, resolve: ({ at }) => at }),
      note: t.exposeString('note', { nullable: true }),
    }),
  })
  const explanation = b.objectRef<ScoreExplanation>('LeadScoreExplanation').implement({
    description: 'Where a score comes from.',
    fields: (t) => ({
      score: t.exposeInt('score', { nullable: true }), grade: t.exposeString('grade', { nullable: true }), qualifyAt: t.exposeInt('qualifyAt'),
      sum: t.exposeInt('sum', { description: 'All parts together, before the score is held between 0 and 100.' }), parts: t.field({ type: [part], resolve: ({ parts }) => [...parts] }),
    }),
  })
  const candidateContact = b.objectRef<CandidateContact>('ConversionContact').implement({
    description: 'Somebody at a customer that a lead may be.',
    fields: (t) => ({ id: t.id({ resolve: ({ id }) => `Contact:${id}` }), name: t.exposeString('name'), title: t.exposeString('title', { nullable: true }), isSame: t.exposeBoolean('isSame', { description: 'The same person, by mail or phone.' }) }),
  })
  const candidate = b.objectRef<Candidates['customers'][number]>('ConversionCandidate').implement({
    description: 'A customer that a lead may be.',
    fields: (t) => ({ id: t.id({ resolve: ({ id }) => `Customer:${id}` }), name: t.exposeString('name'), by: t.field({ type: ['String'], description: 'CREDIT_CODE, NAME, EMAIL, DOMAIN or PHONE.', resolve: ({ by }) => [...by] }), certain: t.exposeBoolean('certain'), contacts: t.field({ type: [candidateContact], resolve: ({ contacts }) => [...contacts] }) }),
  })
  const candidates = b.objectRef<Candidates>('ConversionCandidates').implement({
    description: 'What is known already of whom a lead is.',
    fields: (t) => ({ customers: t.field({ type: [candidate], resolve: ({ customers }) => [...customers] }), elsewhere: t.exposeBoolean('elsewhere', { description: 'A colleague whose customers the caller does not see looks after it.' }) }),
  })
  const compliance = b.objectRef<Compliance>('FirstContactCompliance').implement({
    description: 'How many leads were contacted in time. Waits are business seconds.',
    fields: (t) => ({
      total: t.exposeInt('total'), met: t.exposeInt('met'), late: t.exposeInt('late'), waiting: t.exposeInt('waiting'),
      complianceBp: t.exposeInt('complianceBp', { nullable: true }), averageWait: t.exposeInt('averageWait', { nullable: true }),
    }),
  })
  const inboxLead = b.objectRef<InboxLead>('InboxLead').implement({
    description: 'A lead that waits for somebody.',
    fields: (t) => ({
      id: t.id({ resolve: ({ id }) => `Lead:${id}` }), version: t.exposeInt('version'), name: t.exposeString('name'), company: t.exposeString('company', { nullable: true }),
      status: t.exposeString('status'), source: t.exposeString('source'), score: t.exposeInt('score', { nullable: true }), grade: t.exposeString('grade', { nullable: true }),
      owner: t.exposeString('ownerName', { nullable: true }), isMine: t.boolean({ resolve: ({ ownerId }, _args, { principal }) => ownerId !== null && ownerId === principal.personId }),
      createdAt: t.field({ type: 'DateTime', resolve: ({ createdAt }) => createdAt }), dueAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ firstContactDueAt }) => firstContactDueAt }),
      contactedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ firstContactAt }) => firstContactAt }),
      secondsLeft: t.int({ nullable: true, description: 'Business seconds until the first contact is due; negative when overdue.', resolve: ({ clock }) => clock.secondsLeft }),
      waited: t.int({ description: 'Business seconds since it came, over all owners, until its first contact.', resolve: ({ clock }) => clock.waited }),
    }),
  })
  const view = b.enumType('LeadInboxView', { values: ['MINE', 'NEW', 'TEAM', 'POOL'] as const })
  b.queryFields((t) => ({
    leadScoreExplanation: t.field({ type: explanation, nullable: true, args: { id: t.arg.id({ required: true }) }, resolve: (_root, { id }, context) => explainScore(context, id) }),
    leadConversionCandidates: t.field({ type: candidates, nullable: true, args: { id: t.arg.id({ required: true }) }, resolve: (_root, { id }, context) => conversionCandidates(context, id) }),
    firstContactCompliance: t.field({ type: compliance, args: { from: t.arg({ type: 'Date', required: true }), to: t.arg({ type: 'Date', required: true, description: 'The last day that counts.' }) }, resolve: (_root, args, context) => firstContactCompliance(context, args) }),
    leadInbox: t.field({ type: [inboxLead], args: { view: t.arg({ type: view, required: true }), first: t.arg.int({ defaultValue: 50 }) }, resolve: (_root, args, context) => leadInbox(context, args.view as InboxView, args.first ?? 50) }),
  }))
}
