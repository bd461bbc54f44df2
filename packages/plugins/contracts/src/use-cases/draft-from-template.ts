import type { Context } from '../context.ts'
import { fillTemplate } from '../domain/fill-template.ts'
import { errors } from '../errors.ts'
import { dateOf, rowOf } from '../rows.ts'
import { draftContract, type DraftInput } from './draft-contract.ts'
import { openForEditing } from './edit-contract.ts'
import { writeParts, type TermInput } from './revise-contract.ts'

export interface TemplateDraft extends Omit<DraftInput, 'terms' | 'type'> {
  readonly templateId: string
  readonly variables?: readonly { readonly name: string; readonly value: string }[] | null
}

/** Drafts a contract from the version of a template that holds today: its clauses, with the values of this contract filled in. */
export async function draftFromTemplate(context: Context, input: TemplateDraft): Promise<string> {
  const templateId = rowOf(input.templateId, 'ContractTemplate')
  const template = await context.db.contractTemplate.findUniqueOrThrow({ where: { id: templateId } })
  const version = await versionOfToday(context, templateId)
  if (!version) throw errors.TEMPLATE_WITHOUT_VERSION()
  const customer = await context.db.customer.findUniqueOrThrow({ where: { id: rowOf(input.customerId, 'Customer') } })
  const values = { customer: customer.name, title: input.title, ...Object.fromEntries((input.variables ?? []).map(({ name, value }) => [name, value])) }
  return draftContract(context, { ...input, type: template.type as never, description: input.description ?? fillTemplate(version.body, values), terms: termsOf(version, values) }, { templateVersionId: version.id })
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

export function versionOfToday({ db, today }: Context, templateId: string) {
  return db.contractTemplateVersion.findFirst({
    where: { templateId, effectiveFrom: { lte: dateOf(today()) } },
    orderBy: [{ effectiveFrom: 'desc' }, { versionNumber: 'desc' }],
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
