import type { Company } from '../plugin/define-config.ts'
import type { Rights } from '../rights/session.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import type { Source } from './statement.ts'
import type { Writing } from './where-sql.ts'
import type { ModelField } from '../models/model-types.ts'
import type { OpenAggregate, OpenPage } from './ask-root.ts'
import type { AggregateRead, PageRead } from './read-types.ts'

/** One statement in the making, for one caller. */
export interface Build extends Writing {
  readonly rights: Rights
  readonly registry: ResourceRegistry
  readonly company: Company
  /** The caller's language, for translated texts. */
  readonly locale: string
  /** What is asked of a connection and of figures, with the values of a request left open. Throws what GraphQL would refuse, and the ordinary path. */
  readonly planOf: (page: PageRead, isNested: boolean) => OpenPage
  readonly aggregateOf: (aggregate: AggregateRead) => OpenAggregate
  /** A connection as one JSON object. Records have lists and lists have records: here they meet. */
  readonly pageOf: (build: Build, page: PageRead, holder: Holder | null) => string
}

/** Whose rows a nested list has. */
export interface Holder {
  readonly row: Source
  readonly relation: ModelField
}

/** How the JSON of a root field is got. */
export interface RootSql {
  readonly text: string
  /** Without a row, another record may stand for the one asked for: the ordinary path finds it. */
  readonly mayBeElsewhere?: boolean
  /** What is still to be made of the database's JSON. */
  readonly finish?: (json: string) => string
}
