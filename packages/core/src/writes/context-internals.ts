import type { Origin } from '../audit/journal.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { GuardedDatabase, RequestContext } from '../context.ts'
import type { Company } from '../plugin/define-config.ts'
import type { FactBook } from '../facts/fact-book.ts'
import type { Seal } from '../identity/seal.ts'
import type { PluginDefinition } from '../plugin/plugin-types.ts'
import type { NotificationKinds } from '../notifications/index.ts'
import type { Handover } from '../handover/index.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import type { DomainEvent, EventHandler, Settling } from './event-types.ts'

export type FileGate = NonNullable<PluginDefinition['maySeeFile']>

/** What the core knows of a context and a plugin does not: the open transaction's client and the events to publish. */
export interface ContextInternals {
  /** The unguarded client; inside a mutation the transaction's. */
  readonly base: BaseClient
  /** True while a mutation's transaction is open. */
  readonly inTransaction: boolean
  readonly events: DomainEvent[]
  readonly idempotencyKey: string | null
  /** Where the request came from, for the audit trail. */
  readonly origin: Origin
  readonly registry: ResourceRegistry
  readonly company: Company
  /** Encrypts what the database keeps but must not know. */
  readonly seal: Seal | null
  readonly facts: FactBook
  readonly handlers: readonly EventHandler[]
  /** What people can be told. */
  readonly kinds: NotificationKinds
  /** What plugins have of open work that goes to a successor. */
  readonly handovers: readonly Handover[]
  /** What plugins say of files, beside the rights on their records. */
  readonly fileGates: readonly FileGate[]
  /** Told when a transaction of this app has committed. */
  readonly afterCommit: () => void
  /** The rights of another person, over the same database: to ask what she may see. */
  contextOf(personId: string): Promise<RequestContext>
  /** The same caller inside a transaction. */
  within(transaction: BaseClient): { context: RequestContext; events: DomainEvent[]; settling: Settling }
  /** The guard of the caller over another client. */
  readonly guard: (base: BaseClient) => GuardedDatabase
  /** Writes with the caller's stamps and history, for what the core has decided itself that the caller may do. */
  readonly unlimited: () => GuardedDatabase
}

/** GraphQL servers hand a context's own named properties on to a new object, so neither a map by identity nor a symbol would last. */
const key = 'tenon:internals'

export function setInternals(context: RequestContext, value: ContextInternals): void {
  Object.assign(context, { [key]: value })
}

export function internalsOf(context: object): ContextInternals {
  const value = (context as { [key]?: ContextInternals })[key]
  if (!value) throw new Error('This is not a request context of Tenon')
  return value
}
