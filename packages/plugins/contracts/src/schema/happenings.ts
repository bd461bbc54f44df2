import type { TenonBuilder } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import { contractActions } from '../actions/contract-actions.ts'
import { moneyActions } from '../actions/money-actions.ts'
import { markObligation, type ObligationMark } from '../use-cases/mark-obligation.ts'
import { correctTrigger, recordTrigger, typedTriggers, type TriggerCorrection, type TriggerInput } from '../use-cases/record-trigger.ts'

/** What happens under a signed contract. */
export function happenings(b: TenonBuilder<Slice>): void {
  b.useCase<TriggerInput>('recordContractTrigger', {
    description: 'Notes a shipment or an acceptance that installments wait for. Signing and issuing an invoice set their days themselves.',
    input: (t) => ({
      contractId: t.field({ type: 'ID', required: true }), kind: t.field({ type: 'TriggerKind', required: true, offers: typedTriggers }), happenedOn: t.field({ type: 'Date', required: true }),
      shareBp: t.field({ type: 'Int', description: 'Which share was accepted; all of it where it is left out.' }), isFinal: t.field({ type: 'Boolean' }), note: t.field({ type: 'String' }),
    }),
    answers: 'Contract',
    run: recordTrigger,
    action: contractActions.recordTrigger,
  })
  b.useCase<TriggerCorrection>('correctContractTrigger', {
    description: 'Corrects the day of a trigger. The old day stays, and due dates are found anew.',
    input: (t) => ({ id: t.field({ type: 'ID', required: true }), happenedOn: t.field({ type: 'Date', required: true }), note: t.field({ type: 'String' }) }),
    answers: 'Contract',
    run: correctTrigger,
    action: moneyActions.correctTrigger,
  })
  b.useCase<ObligationMark>('markObligation', {
    description: 'Notes that an obligation of a signed contract is done or waived, with the evidence.',
    input: (t) => ({
      id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), status: t.field({ type: 'ObligationStatus', required: true }),
      doneOn: t.field({ type: 'Date' }), evidence: t.field({ type: 'String' }),
    }),
    answers: 'Obligation',
    run: markObligation,
  })
}
