import type { TenonBuilder, UseCaseOptions } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'

type Fields = Parameters<UseCaseOptions['input']>[0]

/** The inputs of the parts of a contract; made once for each builder. */
export function contractParts(b: TenonBuilder<Slice>) {
  const line = b.inputType('ContractLineInput', {
    description: 'A line; the price of a unit includes tax.',
    fields: (t) => ({
      id: t.id({ description: 'The line that it changes: what is left out of it stays. A new line without it.' }),
      title: t.string({ required: true }), productId: t.id(), kind: t.field({ type: 'ContractLineKind' as never, required: true }), quantity: t.field({ type: 'Decimal', required: true }),
      unitPrice: t.field({ type: 'MoneyInput' as never, required: true }), listPrice: t.field({ type: 'MoneyInput' as never }), taxRateBp: t.int({ required: true, description: '1300 is 13 %.' }),
      costEstimate: t.field({ type: 'MoneyInput' as never }), serviceFrom: t.field({ type: 'Date' }), serviceTo: t.field({ type: 'Date' }),
    }),
  })
  const installment = b.inputType('ContractInstallmentInput', {
    description: 'A part of the price: a percentage of it, or an amount.',
    fields: (t) => ({
      title: t.string({ required: true }), shareBp: t.int({ description: '3000 is 30 %.' }), amount: t.field({ type: 'MoneyInput' as never }), trigger: t.field({ type: 'InstallmentTrigger' as never, required: true }),
      offset: t.int({ description: 'Days after the trigger; months for MONTHS_AFTER.' }), anchor: t.field({ type: 'InstallmentTrigger' as never, description: 'What months are counted from. @default ON_ACCEPTANCE' }),
      fixedOn: t.field({ type: 'Date' }), isRetention: t.boolean(),
    }),
  })
  const split = b.inputType('ContractShareInput', { description: 'The share of one person.', fields: (t) => ({ personId: t.id({ required: true }), shareBp: t.int({ required: true }), overlay: t.boolean() }) })
  const term = b.inputType('ContractTermInput', {
    description: 'A clause; one that names the library\'s is compared with it.',
    fields: (t) => ({ category: t.field({ type: 'TermCategory' as never, required: true }), title: t.string({ required: true }), text: t.string({ required: true }), clauseId: t.id() }),
  })
  const obligation = b.inputType('ContractObligationInput', {
    description: 'What a side has to do.',
    fields: (t) => ({
      party: t.field({ type: 'ObligationParty' as never, required: true }), kind: t.field({ type: 'ObligationKind' as never, required: true }), title: t.string({ required: true }),
      dueKind: t.field({ type: 'ObligationDue' as never, description: 'How its day is found; an agreed day where only that is said.' }), dueOn: t.field({ type: 'Date', description: 'The agreed day.' }),
      dueEvent: t.field({ type: 'TriggerKind' as never, description: 'What AFTER_EVENT is counted from.' }), dueInstallment: t.int({ description: 'The number of the installment of WITH_INSTALLMENT.' }),
      dueOffset: t.int({ description: 'Days after the event or the installment. @default 0' }), dueNote: t.string({ description: 'In words, beside or instead of the rule.' }),
    }),
  })
  const variable = b.inputType('TemplateVariableInput', { description: 'A value for a variable of a template.', fields: (t) => ({ name: t.string({ required: true }), value: t.string({ required: true }) }) })
  const clauseText = b.inputType('TemplateClauseTextInput', { description: 'A clause of a template as a contract words it.', fields: (t) => ({ clauseId: t.id({ required: true }), text: t.string({ required: true }) }) })
  const ofTemplate = (t: Fields) => ({
    variables: t.field({ type: [variable], description: 'Values; one that is left out stays open in the draft.' }),
    clauseTexts: t.field({ type: [clauseText], description: 'Clauses that this contract words differently.' }),
  })
  const all = (t: Fields) => ({
    lines: t.field({ type: [line] }), installments: t.field({ type: [installment] }), splits: t.field({ type: [split] }), obligations: t.field({ type: [obligation] }), terms: t.field({ type: [term] }),
  })
  return { variable, ofTemplate, all }
}
