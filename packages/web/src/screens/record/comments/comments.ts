import type { DataClient } from '../../../data/client.ts'
import { readOutcome, type WriteOutcome } from '../../../data/write-outcome.ts'
import type { Option } from '../../../kit/index.ts'

export interface RecordComment {
  readonly id: string
  readonly body: string
  readonly createdAt: string
  readonly editedAt: string | null
  readonly createdBy: { readonly id: string; readonly name: string } | null
}

type Client = Pick<DataClient, 'mutate'>

export const COMMENTS = 'query Comments($id: ID!) { comments(recordId: $id) { id body createdAt editedAt createdBy { id name } } }'
const ERRORS = '... on Error { code message } ... on ValidationError { fields { path code message } }'
const ADD = `mutation AddComment($input: AddCommentInput!) { result: addComment(input: $input) { __typename ... on AddCommentPayload { notTold } ${ERRORS} } }`
const EDIT = `mutation EditComment($input: EditCommentInput!) { result: editComment(input: $input) { __typename ${ERRORS} } }`
const REMOVE = `mutation RemoveComment($input: RemoveCommentInput!) { result: removeComment(input: $input) { __typename ${ERRORS} } }`
const changes = { types: ['Comment'] }

/** `notTold` are the names of those who were mentioned and may not see the record. */
export async function addComment(client: Client, recordId: string, body: string, people: readonly Option[]): Promise<{ readonly outcome: WriteOutcome; readonly notTold: readonly string[] }> {
  const { result } = await client.mutate<{ result: { readonly notTold?: readonly string[] } }>(ADD, { input: { recordId, body: withNames(body, people), mentions: people.map(({ value }) => value) } }, changes)
  return { outcome: readOutcome(result), notTold: result.notTold ?? [] }
}

export async function editComment(client: Client, id: string, body: string): Promise<WriteOutcome> {
  return readOutcome((await client.mutate<{ result: unknown }>(EDIT, { input: { id, body } }, changes)).result)
}

export async function removeComment(client: Client, id: string): Promise<WriteOutcome> {
  return readOutcome((await client.mutate<{ result: unknown }>(REMOVE, { input: { id } }, changes)).result)
}

/** Everybody who reads it sees who was meant: names that are not in the text stand before it. */
export function withNames(body: string, people: readonly Option[]): string {
  const left = people.filter(({ label }) => !body.includes(`@${label}`)).map(({ label }) => `**@${label}**`)
  return [...left, body].join(' ')
}
