import type { Company } from '../plugin/define-config.ts'
import type { Rights } from '../rights/session.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import type { Statement } from './statement.ts'
import type { Call } from './read-types.ts'

/** One statement in the making, for one caller. */
export interface Build {
  readonly statement: Statement
  readonly rights: Rights
  readonly registry: ResourceRegistry
  readonly company: Company
  /** The caller's language, for translated texts. */
  readonly locale: string
  /** Arguments of a field with the values of this request. Throws what GraphQL would refuse. */
  readonly argumentsOf: (call: Call) => Readonly<Record<string, unknown>>
}
