import type { ActionMeta, ResourceMeta } from '@tenon/core/metadata'
import { selectRecord } from './selection.ts'

const REFUSALS = '... on Error { code message help } ... on ValidationError { fields { path code message } } ... on ConflictError { currentVersion }'

/** Writes one record and answers with the named fields of it, or with why not, as `result`. Variables: input. */
export function writeDocument(meta: ResourceMeta, mutation: string, names: Iterable<string>): string {
  const type = capital(mutation)
  const record = `record: ${meta.operations.one} { ${selectRecord(meta, names)} }`
  return `mutation ${type}($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on ${type}Payload { ${record} } ${REFUSALS} } }`
}

/** Runs a use case and answers with the id of the record that came of it, or with why not, as `result`. Variables: input. */
export function actionDocument({ key, payload }: Pick<ActionMeta, 'key' | 'payload'>): string {
  const type = capital(key)
  return `mutation ${type}($input: ${type}Input!) { result: ${key}(input: $input) { __typename ... on ${type}Payload { record: ${payload} { id } } ${REFUSALS} } }`
}

/** Deletes one record, as `result`. Variables: input. */
export function deleteDocument(mutation: string): string {
  const type = capital(mutation)
  return `mutation ${type}($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ${REFUSALS} } }`
}

/** Changes or deletes many records and answers for each of them, as `result`. Variables: input. */
export function bulkDocument(mutation: string): string {
  const type = capital(mutation)
  return `mutation ${type}($input: ${type}Input!) { result: ${mutation}(input: $input) { results { id ok error { code message } } } }`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
