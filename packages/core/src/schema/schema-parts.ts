import type { Wording } from '../messages/errors/wording.ts'
import type { Company } from '../plugin/define-config.ts'
import type { LooseBuilder } from './loose-builder.ts'
import type { ResourceRegistry } from './resource-registry.ts'
import type { TypeRefs } from './type-refs.ts'

/** What the builders of the single types share. */
export interface SchemaParts {
  readonly builder: LooseBuilder
  readonly registry: ResourceRegistry
  readonly refs: TypeRefs
  readonly company: Company
  /** Refusals in the caller's language. */
  readonly wording: Wording
}
