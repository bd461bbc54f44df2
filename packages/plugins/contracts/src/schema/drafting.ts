import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { contractActions } from '../actions/contract-actions.ts'
import { draftContract, type DraftInput } from '../use-cases/draft-contract.ts'
import { draftFromTemplate, rebaseContract, type TemplateDraft } from '../use-cases/draft-from-template.ts'
import { removeInstallment, removeLine, removeTerm } from '../use-cases/remove-part.ts'
import { reviseContract } from '../use-cases/revise-contract.ts'
import { contractParts } from './part-inputs.ts'

/** Drafting: the whole contract in one call, or parts of it. */
export function drafting(b: TenonBuilder<Slice>): void {
  const parts = contractParts(b)
  b.useCase<DraftInput>('draftContract', {
    description: 'Drafts a contract with its lines, payment plan, clauses, obligations and splits at once. The caller owns it.',
    input: (t) => ({
      title: t.field({ type: 'String', required: true }),
      type: t.field({ type: 'ContractType', required: true }),
      customerId: t.field({ type: 'ID', description: 'Left out only of an amendment, whose customer is that of its contract.' }),
      parentId: t.field({ type: 'ID', description: 'The contract that an amendment changes.' }),
      startOn: t.field({ type: 'Date' }), endOn: t.field({ type: 'Date' }), deliveryDueOn: t.field({ type: 'Date' }),
      endsContract: t.field({ type: 'Boolean', description: 'Of an amendment: its last day is from then on that of its contract, also where it is earlier.' }),
      acceptanceBasis: t.field({ type: 'AcceptanceBasis' }), signingOrder: t.field({ type: 'SigningOrder', description: 'Which side signs first; that of the template, or either.' }),
      description: t.field({ type: 'String' }),
      ...parts.all(t),
    }),
    answers: 'Contract',
    run: (context, input) => draftContract(context, input),
  })
  b.useCase<TemplateDraft>('draftFromTemplate', {
    description: 'Drafts a contract from the version of a template that holds today: its clauses, with values filled in.',
    input: (t) => ({
      templateId: t.field({ type: 'ID', required: true }),
      ...parts.ofTemplate(t),
      title: t.field({ type: 'String', required: true }),
      customerId: t.field({ type: 'ID', required: true }),
      startOn: t.field({ type: 'Date' }), endOn: t.field({ type: 'Date' }), deliveryDueOn: t.field({ type: 'Date' }),
      acceptanceBasis: t.field({ type: 'AcceptanceBasis' }), signingOrder: t.field({ type: 'SigningOrder', description: 'Which side signs first; that of the template, or either.' }),
      ...parts.all(t),
    }),
    answers: 'Contract',
    run: draftFromTemplate,
  })
  b.useCase<Parameters<typeof rebaseContract>[1]>('rebaseContract', {
    description: 'Takes a draft to the version of its template that holds today. Clauses that were changed stay as they are.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), variables: t.field({ type: [parts.variable] }) }),
    answers: 'Contract',
    run: rebaseContract,
    action: contractActions.rebase,
  })
  b.useCase<Parameters<typeof reviseContract>[1]>('reviseContract', {
    description: 'Replaces the given parts of a contract, each as a whole. One that was approved is a draft again.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), ...parts.all(t) }),
    answers: 'Contract',
    run: reviseContract,
  })
  const removals = { removeContractLine: removeLine, removeInstallment, removeContractTerm: removeTerm }
  for (const [name, run] of Object.entries(removals)) {
    b.useCase<{ id: string }>(name, { description: 'Takes it out of a draft; totals and plan follow.', input: (t) => ({ id: t.field({ type: 'ID', required: true }) }), answers: 'Contract', run })
  }
}
