import type { GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import type { Composition } from '../composition/composition.ts'
import type { CompiledReads } from '../compiled-reads/index.ts'
import type { Seal } from '../identity/seal.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { Database } from '../database/open-database.ts'
import type { Models } from '../models/model-types.ts'
import type { Company } from '../plugin/define-config.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import type { Principal } from '../rights/rights-types.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'

/** A running composition over an open database. Everything hangs on this value, so that two apps can live in one process. */
export interface App {
  readonly composition: Composition
  /** The core as a plugin, then the enabled plugins in order. */
  readonly plugins: readonly Plugin[]
  readonly company: Company
  readonly models: Models
  readonly schema: GraphQLSchema
  readonly registry: ResourceRegistry
  readonly database: Database
  readonly base: BaseClient
  /** Reads in one statement each, beside the ordinary path. */
  readonly reads: CompiledReads
  /** Encrypts what the database keeps but must not know; null where the process was not given the server's secret. */
  readonly seal: Seal | null
  /** A context for a caller; `source` says where the request came from. */
  createContext(principal: Principal, request?: ContextRequest): RequestContext
  /**
   * The principal of a person, as of now. With the version of the rights that a caller's credential was read at it is kept until rights change, in
   * whichever process; without one for some seconds at most.
   */
  principalOf(personId: string, rightsVersion?: number | null): Promise<Principal>
  /** The calendar day in the company's zone: '2026-03-31'. */
  today(): string
  /** The core itself, with every right: seeds, imports from the command line. */
  systemContext(source: string): RequestContext
  /** Calls back after each commit of a mutation of this process. Gives how to stop. */
  onCommit(listener: () => void): () => void
  /** After a change of roles, units or positions that no mutation made, or of the rules themselves. */
  forgetPrincipals(): void
  close(): Promise<void>
}

export interface ContextRequest {
  readonly requestId?: string
  readonly locale?: string
  readonly source?: string
  readonly ip?: string | null
  readonly userAgent?: string
  readonly idempotencyKey?: string | null
}
