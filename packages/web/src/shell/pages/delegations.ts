import type { Shell } from '../shell.svelte.ts'
import { askGraphql } from '../shell-fetch.ts'

export interface Delegation {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string }
  readonly deputy: { readonly id: string; readonly name: string }
  readonly validFrom: string
  /** The first day on which it no longer holds. */
  readonly validTo: string
  readonly modules: readonly string[]
  readonly note: string | null
}

export interface NewDelegation {
  readonly deputyId: string
  readonly from: string
  readonly lastDay: string
  readonly modules: readonly string[]
  readonly note: string
}

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly message: string; readonly fields: readonly { readonly path: string; readonly message: string }[] }

const LIST = 'query Delegations($filter: DelegationFilter) { delegations(first: 50, filter: $filter) { nodes { id person { id name } deputy { id name } validFrom validTo modules note } } }'
const FIND = 'query Colleagues($search: String) { people(first: 20, search: $search, filter: { active: { eq: true } }) { nodes { id name title } } }'
const ERRORS = '... on Error { message } ... on ValidationError { fields { path message } }'
const DELEGATE = `mutation Delegate($input: DelegateInput!) { result: delegate(input: $input) { __typename ${ERRORS} } }`
const END = `mutation EndDelegation($input: EndDelegationInput!) { result: endDelegation(input: $input) { __typename ${ERRORS} } }`

/** Those that hold or will, of the person's own work and of others'. Null where the server was not reached. */
export async function readDelegations({ fetch, me }: Shell, today: string): Promise<readonly Delegation[] | null> {
  const filter = { endedAt: { isNull: true }, validTo: { gt: today }, or: [{ personId: { eq: me!.id } }, { deputyId: { eq: me!.id } }] }
  const answer = await askGraphql<{ delegations: { nodes: Delegation[] } }>(fetch, LIST, { filter }).catch(() => null)
  return answer?.delegations?.nodes ?? null
}

export async function findColleagues({ fetch, me }: Shell, search: string, signal: AbortSignal): Promise<{ value: string; label: string; detail?: string }[]> {
  const answer = await askGraphql<{ people: { nodes: { id: string; name: string; title: string | null }[] } }>(fetch, FIND, { search: search || null }, signal)
  return (answer?.people?.nodes ?? []).filter(({ id }) => id !== me!.id).map(({ id, name, title }) => ({ value: id, label: name, ...(title === null ? {} : { detail: title }) }))
}

export function delegate(shell: Shell, { modules, note, ...input }: NewDelegation): Promise<Outcome> {
  return write(shell, DELEGATE, { ...input, ...(modules.length > 0 ? { modules } : {}), ...(note.trim() === '' ? {} : { note }) })
}

export function endDelegation(shell: Shell, id: string): Promise<Outcome> {
  return write(shell, END, { id })
}

async function write({ fetch, i18n }: Shell, document: string, input: object): Promise<Outcome> {
  interface Result { readonly message?: string; readonly fields?: readonly { path: string; message: string }[] }
  const answer = await askGraphql<{ result: Result }>(fetch, document, { input }).catch(() => null)
  const result = answer?.result
  if (result && result.message === undefined) return { ok: true }
  return { ok: false, message: result?.message ?? i18n.t('shell.signIn.failed'), fields: result?.fields ?? [] }
}
