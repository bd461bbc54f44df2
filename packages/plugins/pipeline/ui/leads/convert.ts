import { addMonths, type Money } from '@tenon/web/kit'
import type { Shell } from '@tenon/web/module'
import { ask } from '../home/ask.ts'
import type { Candidates } from './candidates.ts'
import type { InboxLead } from './inbox.ts'

export type Convertible = Pick<InboxLead, 'id' | 'version' | 'name' | 'company'>
export type Candidate = Candidates['customers'][number]
export type CandidateContact = Candidate['contacts'][number]

/** Stands for a customer or a contact that is yet to be made. */
export const fresh = 'new'
/** Stands for a customer that the person looks for herself. */
export const other = 'other'

/** What a conversion is made of, as the person has it before her. */
export interface Conversion {
  /** Id of a customer, or `fresh`; null while it is not known. */
  readonly customer: string | null
  readonly contacts: readonly CandidateContact[]
  readonly contact: string
  readonly title: string
  readonly worth: Money | null
  readonly closeOn: string | null
}

export type ConvertField = 'customerId' | 'contactId' | 'opportunityName' | 'amount' | 'expectedCloseOn'

/** Why it was not done: at the fields, and what belongs to none. */
export interface Refused {
  readonly fields: Readonly<Partial<Record<ConvertField, string>>>
  readonly others: readonly string[]
}

const fields: readonly string[] = ['customerId', 'contactId', 'opportunityName', 'amount', 'expectedCloseOn'] satisfies ConvertField[]

/** What is proposed: a deal named as its company, to be closed in three months. */
export function proposedDeal({ name, company }: Pick<Convertible, 'name' | 'company'>, today: string): Pick<Conversion, 'title' | 'worth' | 'closeOn'> {
  return { title: company ?? name, worth: null, closeOn: addMonths(today, 3) }
}

/** The contact of a customer that is proposed: the same person, else a new one. */
export function proposedContact(contacts: readonly CandidateContact[]): string {
  return contacts.find(({ isSame }) => isSame)?.id ?? fresh
}

export function inputOf({ customer, contacts, contact, title, worth, closeOn }: Conversion): Readonly<Record<string, unknown>> {
  const isNew = customer === fresh
  return {
    ...(isNew ? { newCustomer: true } : { customerId: customer }),
    // Without a word the server joins the same person: to make another beside her is said.
    ...(contact !== fresh && !isNew ? { contactId: contact } : contacts.some(({ isSame }) => isSame) ? { newContact: true } : {}),
    opportunityName: title.trim(), amount: worth, expectedCloseOn: closeOn,
  }
}

interface Answer {
  readonly result: { readonly message?: string; readonly fields?: readonly { readonly path: string; readonly message: string }[] }
}

const CONVERT = 'mutation ($input: ConvertLeadInput!) { result: convertLead(input: $input) { __typename ... on ValidationError { fields { path message } } ... on Error { message } } }'

/** Null where it was done. */
export async function convert(shell: Pick<Shell, 'fetch'>, { id, version }: Convertible, conversion: Conversion): Promise<Refused | null> {
  const { result } = await ask<Answer>(shell, CONVERT, { input: { id, expectedVersion: version, ...inputOf(conversion) } })
  return result.message === undefined && result.fields === undefined ? null : sort(result)
}

function sort({ message, fields: problems = [] }: Answer['result']): Refused {
  const known = problems.filter(({ path }) => fields.includes(path))
  const others = problems.filter((problem) => !known.includes(problem)).map((problem) => problem.message)
  return { fields: Object.fromEntries(known.map((problem) => [problem.path, problem.message])), others: problems.length === 0 ? [message ?? ''] : others }
}
