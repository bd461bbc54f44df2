import { deviates, fillTemplate } from '../../src/domain/fill-template.ts'
import { installmentAmounts } from '../../src/domain/plan-installments.ts'
import { mandatoryTerms } from '../../src/domain/submit-checks.ts'
import { openVariables, variablesOf, type TemplateVariable } from '../../src/domain/template-variables.ts'
import { minorOf } from '../amounts.ts'
import { inputOf as linesInput, isWhole as isWholeLine, totalsOf } from '../lines/lines.ts'
import { inputOf as planInput, isWhole as isWholeInstallment } from '../plan/plan.ts'
import { obligationsInput } from './draft-obligations.ts'
import type { Saving } from './draft-requests.ts'
import type { Category, Clause, DraftForm, Template } from './draft-types.ts'

/** A clause as the contract will have it. */
export interface DraftedClause {
  readonly key: string
  readonly category: Category
  readonly title: string
  readonly text: string
  /** The library's, with the contract's values; null where the clause is the contract's own. */
  readonly standard: string | null
  readonly clause: Clause | null
  readonly differs: boolean
}

export function variablesIn(template: Template | null): readonly TemplateVariable[] {
  return template === null ? [] : variablesOf(template.variables, [template.body, ...template.clauses.map(({ text }) => text)])
}

/** The clauses of the template with the values that were typed and the words that were chosen, then the contract's own. */
export function clausesOf(form: DraftForm, template: Template | null): readonly DraftedClause[] {
  const values = { customer: form.customer?.label ?? '', title: form.title.trim(), ...form.values }
  const ofTemplate = (template?.clauses ?? []).map((clause): DraftedClause => {
    const standard = fillTemplate(clause.text, values)
    const text = form.texts[clause.id] ?? standard
    return { key: clause.id, category: clause.category, title: clause.title, text, standard, clause, differs: deviates(standard, text) }
  })
  return [...ofTemplate, ...form.own.map((own): DraftedClause => ({ ...own, standard: null, clause: null, differs: false }))]
}

/** What the plan comes to, for each installment; null where the percentages are above 100 %. */
export function planOf({ lines, plan }: DraftForm, currency: string) {
  const gross = totalsOf(lines, currency).grossMinor
  const amounts = installmentAmounts(gross < 0n ? 0n : gross, currency, plan.map(({ mode, shareBp, amount }) => ({ mode, shareBp, amountMinor: amount === null ? null : minorOf(amount) })))
  return { gross, amounts, missing: amounts === null ? null : amounts.reduce((left, amount) => left - amount, gross) }
}

/** What must still be done before the draft can be submitted; it can be saved without. */
export interface Open {
  readonly variables: readonly string[]
  readonly groups: readonly Category[]
  readonly lines: boolean
  readonly plan: boolean
}

export function openIn(form: DraftForm, template: Template | null, currency: string): Open {
  const clauses = clausesOf(form, template)
  const filled = new Set(clauses.filter(({ text }) => text.trim() !== '').map(({ category }) => category))
  const labels = new Map(variablesIn(template).map(({ name, label }) => [name, label]))
  return {
    variables: [...new Set(clauses.flatMap(({ text }) => openVariables(text)))].map((name) => labels.get(name) ?? name),
    groups: mandatoryTerms.filter((category) => !filled.has(category)), lines: form.lines.length === 0, plan: planOf(form, currency).missing !== 0n,
  }
}

/** The draft as the server takes it: of a deal, from a template, or neither. Clauses and variables that are empty are left out. */
export function savingOf(form: DraftForm, { dealId, me, template }: { readonly dealId: string | null; readonly me: string | null; readonly template: Template | null }): Saving {
  const { title, startOn, endOn, deliveryDueOn } = form
  const terms = form.own.filter(({ text }) => text.trim() !== '').map(({ category, title, text }) => ({ category, title: title.trim() || category, text: text.trim() }))
  const common = {
    title: title.trim(), startOn, endOn, deliveryDueOn, lines: linesInput(form.lines.filter(isWholeLine)),
    installments: planInput(form.plan.filter(isWholeInstallment)), terms, obligations: obligationsInput(form.obligations),
  }
  const ofTemplate = form.templateId === null ? {} : {
    templateId: form.templateId, variables: Object.entries(form.values).filter(([, value]) => value.trim() !== '').map(([name, value]) => ({ name, value })),
    clauseTexts: clausesOf(form, template).filter(({ differs }) => differs).map(({ key, text }) => ({ clauseId: key, text })),
  }
  if (dealId !== null) return { mutation: 'draftContractOfDeal', input: { opportunityId: dealId, ...common, ...ofTemplate, ...(form.templateId === null ? { type: form.type } : {}) } }
  const splits = me === null ? null : [{ personId: me, shareBp: 10_000 }]
  if (form.templateId !== null) return { mutation: 'draftFromTemplate', input: { customerId: form.customer?.value, splits, ...common, ...ofTemplate } }
  return { mutation: 'draftContract', input: { customerId: form.customer?.value, type: form.type, splits, ...common } }
}
