import type { FieldNode, GraphQLField, GraphQLObjectType } from 'graphql'
import type { ModelField } from '../models/model-types.ts'
import type { Figure } from '../schema/aggregate.ts'
import type { Resource, ResourceField, ResourceRelation } from '../schema/resource-definition.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import type { Reading } from './collect-fields.ts'

/** The walk through an operation's text. */
export interface OperationReading extends Reading {
  readonly registry: ResourceRegistry
  /** What is asked of a connection. Records have lists and lists have records: here they meet. */
  readonly readPage: (reading: OperationReading, resource: Resource, type: GraphQLObjectType, called: CalledField) => PageRead
}

export interface CalledField {
  readonly field: GraphQLField<unknown, unknown>
  readonly nodes: readonly FieldNode[]
}

/** A selection of an operation's text as the compiler understands it: no GraphQL any more but for arguments, and no rights yet. */
export interface RecordRead {
  readonly resource: Resource
  readonly fields: readonly FieldRead[]
}

export type FieldRead = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'id' }
  | { readonly kind: 'column'; readonly field: ModelField; readonly isNullable: boolean }
  | { readonly kind: 'translated'; readonly field: ModelField; readonly translations: ModelField; readonly isNullable: boolean }
  | { readonly kind: 'money'; readonly field: ModelField; readonly currency: ModelField; readonly isNullable: boolean; readonly parts: readonly MoneyPart[] }
  | { readonly kind: 'reference'; readonly field: ModelField; readonly isNullable: boolean; readonly record: RecordRead }
  | { readonly kind: 'list'; readonly relation: ResourceRelation; readonly page: PageRead }
)

export type MoneyPart = Keyed & { readonly kind: 'typename' | 'amount' | 'currency' }

/** A connection. */
export interface PageRead {
  readonly resource: Resource
  readonly call: Call
  readonly parts: readonly PagePart[]
}

export type PagePart = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'totalCount' }
  | { readonly kind: 'nodes'; readonly record: RecordRead }
  | { readonly kind: 'edges'; readonly parts: readonly EdgePart[] }
  | { readonly kind: 'pageInfo'; readonly parts: readonly PageInfoPart[] }
)

export type EdgePart = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'cursor' }
  | { readonly kind: 'node'; readonly record: RecordRead }
)

export type PageInfoPart = Keyed & { readonly kind: 'typename' | 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor' }

export type RootRead = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'one'; readonly call: Call; readonly record: RecordRead }
  | { readonly kind: 'caller'; readonly record: RecordRead }
  /** Records of whatever type their ids name. */
  | { readonly kind: 'node' | 'nodes'; readonly call: Call; readonly recordOf: (type: string) => RecordRead | null }
  | { readonly kind: 'list'; readonly page: PageRead }
  | { readonly kind: 'aggregate'; readonly aggregate: AggregateRead }
)

/** Figures of groups. */
export interface AggregateRead {
  readonly resource: Resource
  readonly call: Call
  readonly parts: readonly AggregatePart[]
}

export type AggregatePart = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'count' }
  | { readonly kind: 'key'; readonly parts: readonly KeyPart[] }
  | { readonly kind: 'figures'; readonly figure: Figure; readonly parts: readonly FigurePart[] }
)

export type KeyPart = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'value'; readonly field: ResourceField }
  | { readonly kind: 'record'; readonly field: ResourceField; readonly record: RecordRead }
)

export type FigurePart = Keyed & (
  | { readonly kind: 'typename'; readonly name: string }
  | { readonly kind: 'plain'; readonly field: ResourceField }
  | { readonly kind: 'amounts'; readonly field: ResourceField; readonly parts: readonly MoneyPart[] }
)

interface Keyed {
  /** The name in the answer. */
  readonly key: string
}

/** A field with arguments, whose values come with each request. */
export interface Call {
  readonly field: GraphQLField<unknown, unknown>
  readonly node: FieldNode
}
