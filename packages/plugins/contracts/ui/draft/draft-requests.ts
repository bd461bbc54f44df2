import type { Option } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'
import type { Line } from '../lines/lines.ts'
import type { Clause, Template } from './draft-types.ts'

interface TemplateNode { readonly id: string; readonly name: string; readonly type: string; readonly description: string | null }

/** Templates that are in use, as options; the type of contract that each makes is their detail. */
export async function readTemplates(shell: Shell): Promise<readonly TemplateNode[]> {
  const query = '{ contractTemplates(first: 100, filter: { active: { eq: true } }, orderBy: [{ field: NAME, direction: ASC }]) { nodes { id name type description } } }'
  return (await ask<{ contractTemplates: { nodes: readonly TemplateNode[] } }>(shell, query)).contractTemplates.nodes
}

const TEMPLATE = `query TemplateToday($id: ID!) { found: contractTemplateToday(templateId: $id) {
  name versionNumber effectiveFrom body variables clauses(first: 100, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { clause { id title category text fallback riskLevel } } }
} }`

type Found = Omit<Template, 'clauses'> & { readonly clauses: { readonly nodes: readonly { readonly clause: Clause | null }[] } }

/** The version of a template that holds today; null where there is none. */
export async function readTemplate(shell: Shell, id: string): Promise<Template | null> {
  const { found } = await ask<{ found: Found | null }>(shell, TEMPLATE, { id })
  return found && { ...found, clauses: found.clauses.nodes.flatMap(({ clause }) => clause ?? []) }
}

interface Offer {
  readonly title: string
  readonly customerId: string
  readonly customerName: string | null
  readonly lines: readonly (Omit<Line, 'id'> & { readonly productId: string | null })[]
}

const OFFER = 'query OfferOfDeal($id: ID!) { offer: dealOffer(opportunityId: $id) { title customerId customerName lines { title productId kind quantity taxRateBp unitPrice { amount currency } listPrice { amount currency } } } }'

/** What the contract of a deal begins with. Throws with the server's sentence where the deal may not draft one. */
export async function readOffer(shell: Shell, dealId: string): Promise<{ readonly title: string; readonly customer: Option; readonly lines: readonly Line[] }> {
  const { offer } = await ask<{ offer: Offer }>(shell, OFFER, { id: dealId })
  return {
    title: offer.title, customer: { value: offer.customerId, label: offer.customerName ?? '–' },
    lines: offer.lines.map((line) => ({ ...line, id: `new-${crypto.randomUUID()}` })),
  }
}

export async function readCustomer(shell: Shell, id: string): Promise<Option | null> {
  const { customer } = await ask<{ customer: { id: string; name: string | null } | null }>(shell, 'query ($id: ID!) { customer(id: $id) { id name } }', { id })
  return customer && { value: customer.id, label: customer.name ?? '–' }
}

export interface Saving {
  readonly mutation: 'draftContract' | 'draftFromTemplate' | 'draftContractOfDeal'
  readonly input: Readonly<Record<string, unknown>>
}

interface Answer {
  readonly result: { readonly contract?: { readonly id: string }; readonly message?: string; readonly fields?: readonly { readonly message: string }[] }
}

/** The id of the draft, or why there is none, in words for people. With the same key the same draft is made once. */
export async function saveDraft(shell: Shell, { mutation, input }: Saving, key: string): Promise<{ readonly id: string } | { readonly refused: string }> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1)
  const query = `mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename ... on ${name}Payload { contract { id } } ... on ValidationError { fields { message } } ... on Error { message } } }`
  const { result } = await ask<Answer>(shell, query, { input }, key)
  return result.contract ? { id: result.contract.id } : { refused: result.fields?.[0]?.message ?? result.message ?? '' }
}

