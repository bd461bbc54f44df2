import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { choicesDocument, historyDocument, listDocument, nodesDocument, oneDocument, relatedCountsDocument, titlesDocument, totalsDocument } from '../../src/data/documents.ts'
import { bulkDocument, deleteDocument, writeDocument } from '../../src/data/write-documents.ts'
import { boardTotalsDocument, enumBoardDocument, referenceBoardDocument } from '../../src/screens/board/board-documents.ts'
import { stepsDocument } from '../../src/screens/board/board-steps.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const related = [{ field: 'lines', resource: 'Line', label: { key: 'x', fallback: 'Lines' }, via: 'opportunityId', columns: [] }]
const meta = opportunityMeta({ related })
const stage = opportunityMeta({ name: 'Stage', fields: [field('name', 'text'), field('outcome', 'enum', { options: [{ value: 'WON', label: { key: 'x', fallback: 'Won' }, tone: 'success' }] })] })
const groupBy = (name: string) => meta.fields.find((one) => one.name === name)!

/** The part of the API that the documents speak to, as the core builds it. */
const schema = buildSchema(`
  scalar Decimal scalar DateTime scalar Date scalar JSON
  interface Node { id: ID! }
  type Money { amount: Decimal! currency: String! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Customer implements Node { id: ID! name: String! }
  type Person implements Node { id: ID! name: String! }
  type OrgUnit implements Node { id: ID! name: String! }
  type LineConnection { totalCount: Int! }
  enum Outcome { OPEN WON LOST }  enum OpportunityKind { NEW UPSELL RENEWAL }  enum OrderDirection { ASC DESC }
  type Stage implements Node { id: ID! name: String! outcome: Outcome! opportunities(first: Int, after: String, filter: OpportunityFilter, orderBy: [OpportunityOrder!], search: String): OpportunityConnection! }
  type StageConnection { nodes: [Stage!]! pageInfo: PageInfo! }
  type FieldChange { field: String! before: JSON after: JSON erased: Boolean! }
  type HistoryEntry { id: ID! action: String! at: DateTime! source: String! actor: Person onBehalfOf: Person impersonator: Person changes: [FieldChange!]! }
  type HistoryConnection { nodes: [HistoryEntry!]! hasNextPage: Boolean! endCursor: String }
  type Opportunity implements Node {
    id: ID! version: Int! name: String! customer: Customer amount: Money stage: Stage! kind: OpportunityKind probability: Int expectedCloseOn: Date lossReason: String
    keyDeal: Boolean! owner: Person team: OrgUnit notes: String updatedAt: DateTime!
    history(first: Int, after: String): HistoryConnection! lines(first: Int): LineConnection!
  }
  type OpportunityConnection { nodes: [Opportunity!]! pageInfo: PageInfo! totalCount: Int! }
  input IdFilter { eq: ID in: [ID!] }
  input OpportunityFilter { and: [OpportunityFilter!] stageId: IdFilter }  input CustomerFilter { id: IdFilter }
  enum OpportunityOrderField { NAME AMOUNT }  input OpportunityOrder { field: OpportunityOrderField! direction: OrderDirection }
  enum StageOrderField { POSITION }  input StageOrder { field: StageOrderField! direction: OrderDirection }
  enum OpportunityGroupField { STAGE KIND }  input OpportunityGroupBy { field: OpportunityGroupField! }
  type OpportunityKey { stage: Stage kind: OpportunityKind }  type OpportunitySum { amount: [Money!]! }
  type OpportunityAggregate { key: OpportunityKey! count: Int! sum: OpportunitySum! }
  interface Error { code: String! message: String! help: String! }
  type FieldError { path: String! code: String! message: String! }
  type ValidationError implements Error { code: String! message: String! help: String! fields: [FieldError!]! }
  type ConflictError implements Error { code: String! message: String! help: String! currentVersion: Int }
  type RefusedError implements Error { code: String! message: String! help: String! }
  type UpdateOpportunityPayload { opportunity: Opportunity }
  union UpdateOpportunityResult = UpdateOpportunityPayload | ValidationError | ConflictError | RefusedError
  type DeleteOpportunityPayload { id: ID! }
  union DeleteOpportunityResult = DeleteOpportunityPayload | ValidationError | ConflictError | RefusedError
  type BulkError { code: String! message: String! }  type BulkItemResult { id: ID! ok: Boolean! error: BulkError }  type BulkResult { results: [BulkItemResult!]! }
  input UpdateOpportunityInput { id: ID! }  input DeleteOpportunityInput { id: ID! }  input UpdateOpportunitiesInput { ids: [ID!]! }
  type CustomerConnection { nodes: [Customer!]! pageInfo: PageInfo! }
  type Query {
    nodes(ids: [ID!]!): [Node]!
    opportunity(id: ID!): Opportunity
    opportunities(first: Int, after: String, filter: OpportunityFilter, orderBy: [OpportunityOrder!], search: String): OpportunityConnection!
    opportunityAggregate(filter: OpportunityFilter, search: String, groupBy: [OpportunityGroupBy!]): [OpportunityAggregate!]!
    stages(first: Int, orderBy: [StageOrder!]): StageConnection!
    customers(first: Int, filter: CustomerFilter, search: String): CustomerConnection!
  }
  type Mutation {
    updateOpportunity(input: UpdateOpportunityInput!): UpdateOpportunityResult!
    deleteOpportunity(input: DeleteOpportunityInput!): DeleteOpportunityResult!
    updateOpportunities(input: UpdateOpportunitiesInput!): BulkResult!
  }
`)

const all = meta.fields.map((one) => one.name)
const documents: Record<string, string> = {
  'one record': oneDocument(meta, all),
  'a page': listDocument(meta, all),
  'a page of a resource that is not searched': listDocument(opportunityMeta({ searchable: false }), ['amount']),
  'totals': totalsDocument(meta, [groupBy('amount')]),
  'totals without sums': totalsDocument(meta, []),
  'counts of related records': relatedCountsDocument(meta),
  'titles': titlesDocument([{ resource: 'Person', titleField: 'name' }, { resource: 'Customer', titleField: 'name' }]),
  'records by id': nodesDocument(meta, ['stage']),
  'history': historyDocument(meta),
  'choices': choicesDocument({ resource: 'Customer', list: 'customers', titleField: 'name', searchable: true }),
  'a board of records': referenceBoardDocument(meta, groupBy('stage'), stage),
  'a board of an enum': enumBoardDocument(meta, groupBy('kind')),
  'figures of a board': boardTotalsDocument(meta, groupBy('stage')),
  'steps of a record': stepsDocument(meta, stage),
  'an update': writeDocument(meta, 'updateOpportunity', all),
  'a deletion': deleteDocument('deleteOpportunity'),
  'a bulk update': bulkDocument('updateOpportunities'),
}

describe('a document', () => {
  for (const [name, text] of Object.entries(documents)) {
    it(`fits the schema: ${name}`, () => expect(validate(schema, parse(text)).map((problem) => problem.message)).toEqual([]))
  }

  it('asks money and references for their parts', () => {
    expect(oneDocument(meta, ['amount', 'customer', 'kind'])).toBe('query OpportunityRecord($id: ID!) { record: opportunity(id: $id) { id version name customer { id name } amount { amount currency } kind } }')
  })

  it('is the same text for the same fields in any order, so that its answer is cached once', () => {
    expect(listDocument(meta, ['kind', 'amount', 'name'])).toBe(listDocument(meta, ['amount', 'kind']))
  })

  it('leaves out fields that the caller does not have', () => expect(listDocument(meta, ['secret'])).not.toContain('secret'))
})
