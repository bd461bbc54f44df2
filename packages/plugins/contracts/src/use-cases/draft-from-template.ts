import type { Context } from '../context.ts'
import { fillTemplate } from '../domain/fill-template.ts'
import { fits, readVariable } from '../domain/template-variables.ts'
import { errors } from '../errors.ts'
import { dateOf, rowOf } from '../rows.ts'
import { draftContract, type DraftInput } from './draft-contract.ts'
import { openForEditing } from './edit-contract.ts'
import { writeParts, type TermInput } from './revise-contract.ts'

type Values = readonly { readonly name: string; readonly value: string }[] | null

export interface TemplateDraft extends Omit<DraftInput, 'type' | 'customerId'> {
  readonly customerId: string
  readonly templateId: string
  readonly variables?: Values
  /** Clauses of the template that this contract words differently: each is a deviation from the library. */
  readonly clauseTexts?: readonly { readonly clauseId: string; readonly text: string }[] | null
}

/**
 * Drafts a contract from the version of a template that holds today: its clauses, with the values of this contract filled in and as it
 * words them, and then clauses of its own. A variable without a value stays open; the contract is not submitted before it is filled in.
 * Throws TEMPLATE_WITHOUT_VERSION, TEMPLATE_VALUE_DAY and the like, TEMPLATE_CLAUSE_UNKNOWN.
 */
export async function draftFromTemplate(context: Context, input: TemplateDraft): Promise<string> {
  const templateId = rowOf(input.templateId, 'ContractTemplate')
  const template = await context.db.contractTemplate.findUniqueOrThrow({ where: { id: templateId } })
  const version = await versionOfToday(context, templateId)
  if (!version) throw errors.TEMPLATE_WITHOUT_VERSION()
  checkValues(version.variables, input.variables ?? [])
  const customer = await context.db.customer.findUniqueOrThrow({ where: { id: rowOf(input.customerId, 'Customer') } })
  const values = { customer: customer.name, title: input.title, ...Object.fromEntries((input.variables ?? []).map(({ name, value }) => [name, value])) }
  const terms = [...worded(termsOf(version, values), input.clauseTexts ?? []), ...(input.terms ?? [])]
  return draftContract(context, { ...input, type: template.type as never, signingOrder: input.signingOrder ?? (version.signingOrder as never), description: input.description ?? fillTemplate(version.body, values), terms }, { templateVersionId: version.id })
}

const refusals = { text: 'TEMPLATE_VALUE_EMPTY', date: 'TEMPLATE_VALUE_DAY', number: 'TEMPLATE_VALUE_NUMBER', percent: 'TEMPLATE_VALUE_NUMBER', money: 'TEMPLATE_VALUE_MONEY' } as const

function checkValues(declarations: readonly string[], values: NonNullable<Values>): void {
  for (const { name, kind, label } of declarations.flatMap((text) => readVariable(text) ?? [])) {
    const given = values.find((one) => one.name === name)
    if (given && !fits(kind, given.value)) throw errors[refusals[kind]]({ variable: label })
  }
}

function worded(terms: readonly TermInput[], texts: NonNullable<TemplateDraft['clauseTexts']>): TermInput[] {
  if (texts.some(({ clauseId }) => !terms.some((term) => term.clauseId === clauseId))) throw errors.TEMPLATE_CLAUSE_UNKNOWN()
  return terms.map((term) => ({ ...term, text: texts.find(({ clauseId }) => clauseId === term.clauseId)?.text ?? term.text }))
}

/**
 * "Template changed after drafting: the draft stays on its version, a banner offers rebase." Takes a draft to today's version: clauses
 * that were not changed become the new ones, changed ones stay, and are deviations from the new text.
 */
export async function rebaseContract(context: Context, input: { readonly id: string; readonly expectedVersion: number; readonly variables?: TemplateDraft['variables'] }): Promise<string> {
  const id = rowOf(input.id, 'Contract')
  await context.db.contract.update({ where: { id, version: input.expectedVersion }, data: {} })
  const contract = await openForEditing(context, id)
  const found = await context.db.contract.findUniqueOrThrow({ where: { id }, include: { templateVersion: true, terms: true, customer: true } })
  const version = found.templateVersion === null ? null : await versionOfToday(context, found.templateVersion.templateId)
  if (!version) throw errors.TEMPLATE_WITHOUT_VERSION()
  const values = { customer: found.customer?.name ?? '', title: found.title, ...Object.fromEntries((input.variables ?? []).map(({ name, value }) => [name, value])) }
  const changed = new Map(found.terms.filter(({ standard, text }) => standard !== text).map((term) => [term.clauseId, term]))
  const ofLibrary = termsOf(version, values).map((term) => ({ ...term, text: changed.get(rowOf(term.clauseId!, 'Clause'))?.text ?? term.text }))
  const own = found.terms.filter(({ clauseId }) => clauseId === null).map(({ category, title, text }) => ({ category: category as never, title, text }))
  await context.db.contract.update({ where: { id }, data: { templateVersionId: version.id } })
  await writeParts(context, contract, { terms: [...ofLibrary, ...own] })
  return id
}

type Version = NonNullable<Awaited<ReturnType<typeof versionOfToday>>>

export function holdsToday(today: string, templateId: string) {
  return { where: { templateId, effectiveFrom: { lte: dateOf(today) } }, orderBy: [{ effectiveFrom: 'desc' as const }, { versionNumber: 'desc' as const }] }
}

function versionOfToday({ db, today }: Context, templateId: string) {
  return db.contractTemplateVersion.findFirst({
    ...holdsToday(today(), templateId),
    include: { clauses: { orderBy: { ordinal: 'asc' }, include: { clause: true } } },
  })
}

function termsOf(version: Version, values: Readonly<Record<string, string>>): TermInput[] {
  return version.clauses.flatMap(({ clause }) => {
    if (clause === null) return []
    const text = fillTemplate(clause.text, values)
    return [{ category: clause.category as never, title: clause.title, text, clauseId: clauseKey(clause.id), standard: text }]
  })
}

/** Inputs name rows by their global ids. */
function clauseKey(id: string): string {
  return `Clause:${id}`
}
