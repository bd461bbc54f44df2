import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { hasRights } from './record-rights.ts'
import { enumName, selectField, selectRecord, words } from './selection.ts'

const PAGE_INFO = 'pageInfo { hasNextPage endCursor }'

/** One record with the named fields, as `record`. Variables: id. */
export function oneDocument(meta: ResourceMeta, names: Iterable<string>): string {
  return `query ${meta.name}Record($id: ID!) { record: ${meta.operations.one}(id: $id) { ${selectRecord(meta, names)} } }`
}

/** One record with the named fields and what the person may do with it, as `record`. Variables: id. */
export function pageDocument(meta: ResourceMeta, names: Iterable<string>): string {
  const rights = hasRights(meta) ? ' may { update delete attach }' : ''
  return `query ${meta.name}Page($id: ID!) { record: ${meta.operations.one}(id: $id) { ${selectRecord(meta, names)}${rights} } }`
}

/** One page of records, as `page`. Variables: first, after, filter, orderBy, search. */
export function listDocument(meta: ResourceMeta, names: Iterable<string>): string {
  const { head, args } = listArguments(meta)
  return `query ${meta.name}List($first: Int!, $after: String, ${head}) { page: ${meta.operations.list}(first: $first, after: $after, ${args}) { nodes { ${selectRecord(meta, names)} } ${PAGE_INFO} } }`
}

/** Count of the records and sums of the named fields, as `totals`. Variables: filter, search. */
export function totalsDocument(meta: ResourceMeta, sums: readonly FieldMeta[]): string {
  const { head, args } = filterArguments(meta)
  return `query ${meta.name}Totals(${head}) { totals: ${meta.operations.aggregate}(${args}) { count${sumSelection(sums)}${sums.some(({ name }) => name === meta.worth) ? WORTH : ''} } }`
}

/** What records are worth in the currency of the company, where the resource says so. */
export const WORTH = ' worth { sum { amount currency } weighted { amount currency } withoutRate }'

/** Records in groups of one field or two, with the sum of another, as `groups`. Variables: filter, search, groupBy. */
export function groupsDocument(meta: ResourceMeta, { by, and, of, rank }: { readonly by: FieldMeta; readonly and: FieldMeta | null; readonly of: FieldMeta | null; readonly rank: string | null }): string {
  const { head, args } = filterArguments(meta)
  const key = by.reference && rank !== null ? `${by.name} { ${words('id', by.reference.titleField, rank)} }` : selectField(by)
  return `query ${meta.name}Groups(${head}, $groupBy: [${meta.name}GroupBy!]) { groups: ${meta.operations.aggregate}(${args}, groupBy: $groupBy) { key { ${key}${and === null ? '' : ` ${selectField(and)}`} } count${sumSelection(of === null ? [] : [of])} } }`
}

/** Counts of related records per connection field, under the field's name. Variables: id. */
export function relatedCountsDocument(meta: ResourceMeta): string {
  const counts = meta.related.map((related) => `${related.field}(first: 1) { totalCount }`)
  return `query ${meta.name}RelatedCounts($id: ID!) { record: ${meta.operations.one}(id: $id) { id ${counts.join(' ')} } }`
}

/** Titles of records of any kind by their ids. Variables: ids. */
export function titlesDocument(types: readonly { readonly resource: string; readonly titleField: string }[]): string {
  const parts = [...types].sort((a, b) => a.resource.localeCompare(b.resource)).map((type) => `... on ${type.resource} { title_${type.resource}: ${type.titleField} }`)
  return `query Titles($ids: [ID!]!) { nodes(ids: $ids) { id ${parts.join(' ')} } }`
}

/** The records with these ids and the named fields, as `nodes`; null where one is gone. Variables: ids. */
export function nodesDocument(meta: ResourceMeta, names: Iterable<string>): string {
  return `query ${meta.name}Nodes($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${meta.name} { ${selectRecord(meta, names)} } } }`
}

/** What happened to a record, newest first. Variables: id, first, after. */
export function historyDocument(meta: ResourceMeta): string {
  return `query ${meta.name}History($id: ID!, $first: Int!, $after: String) { record: ${meta.operations.one}(id: $id) { id history(first: $first, after: $after) { nodes { id action at source actor { id name } onBehalfOf { name } impersonator { name } changes { field before after erased } } hasNextPage endCursor } } }`
}

/** Choices of a reference: id and title only. Variables: first, after, filter, orderBy, search. */
export function choicesDocument(target: { readonly resource: string; readonly list: string; readonly titleField: string; readonly searchable: boolean }): string {
  const search = target.searchable ? { head: ', $search: String', arg: ', search: $search' } : { head: '', arg: '' }
  return `query ${target.resource}Choices($first: Int!, $filter: ${target.resource}Filter${search.head}) { page: ${target.list}(first: $first, filter: $filter${search.arg}) { nodes { ${words('id', target.titleField)} } ${PAGE_INFO} } }`
}

/** Head and use of the variables that every list of the resource takes. */
export function listArguments(meta: ResourceMeta): { head: string; args: string } {
  const { head, args } = filterArguments(meta)
  return { head: `${head}, $orderBy: [${meta.operations.orderType}!]`, args: `${args}, orderBy: $orderBy` }
}

export function filterArguments(meta: ResourceMeta): { head: string; args: string } {
  const search = meta.searchable ? { head: ', $search: String', arg: ', search: $search' } : { head: '', arg: '' }
  return { head: `$filter: ${meta.operations.filterType}${search.head}`, args: `filter: $filter${search.arg}` }
}

/** ` sum { amount { amount currency } hours }`, or nothing where there is nothing to sum. */
export function sumSelection(fields: readonly FieldMeta[]): string {
  if (fields.length === 0) return ''
  return ` sum { ${fields.map((field) => (field.kind === 'money' ? `${field.name} { amount currency }` : field.name)).join(' ')} }`
}

export function groupName(field: FieldMeta): string {
  return enumName(field.name)
}
