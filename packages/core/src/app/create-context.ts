import { randomUUID } from 'node:crypto'
import { clientKind } from '../audit/client-kind.ts'
import { eraseHistory } from '../audit/erase-history.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { GuardedDatabase, RequestContext } from '../context.ts'
import type { Seal } from '../identity/seal.ts'
import type { Models } from '../models/model-types.ts'
import type { Company } from '../plugin/define-config.ts'
import type { NotificationKinds } from '../notifications/index.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { unlimitedAbility, type Ability } from '../rights/ability.ts'
import type { Principal } from '../rights/rights-types.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import type { Zone } from '../time/index.ts'
import { setInternals } from '../writes/context-internals.ts'
import type { FactBook } from '../facts/fact-book.ts'
import type { DomainEvent, EventHandler, Settling } from '../writes/event-types.ts'
import type { ContextRequest } from './app-types.ts'
import { uuidv7 } from './uuid.ts'

/** What contexts are made from; one per app. */
export interface ContextFactory {
  readonly base: BaseClient
  readonly seal: Seal | null
  readonly models: Models
  readonly company: Company
  readonly plugins: readonly Plugin[]
  readonly registry: ResourceRegistry
  readonly handlers: readonly EventHandler[]
  readonly facts: FactBook
  readonly kinds: NotificationKinds
  readonly now: () => Date
  readonly zone: Zone
  /** Who a person is, read over the given client: within a transaction there may be no other connection. */
  readonly principalOf: (base: BaseClient, personId: string) => Promise<Principal>
  readonly abilityOf: (principal: Principal) => Ability
  readonly guard: (base: BaseClient, ability: Ability, principal: Principal, stamps: WriteStamps) => GuardedDatabase
  readonly afterCommit: () => void
  readonly systemGuard: (base: BaseClient, principal: Principal, stamps: WriteStamps & { readonly reason: string }) => GuardedDatabase
}

/** What history rows say of the request that wrote them. */
export interface WriteStamps {
  readonly source: string
  readonly requestId: string
  readonly ip: string | null
  readonly client: string | null
  readonly inTransaction: boolean
}

/** A context whose database is bound to the caller's rights. */
export function createContext(factory: ContextFactory, principal: Principal, request: ContextRequest = {}): RequestContext {
  const stamps = { source: request.source ?? 'api', requestId: request.requestId ?? randomUUID(), ip: request.ip ?? null, client: request.userAgent === undefined ? null : clientKind(request.userAgent), inTransaction: false }
  return build(factory, principal, request, stamps, { base: factory.base, inTransaction: false, events: [], settling: new Map() })
}

interface Place {
  readonly base: BaseClient
  readonly inTransaction: boolean
  readonly events: DomainEvent[]
  readonly settling: Settling
}

function build(factory: ContextFactory, principal: Principal, request: ContextRequest, stamps: WriteStamps, place: Place): RequestContext {
  const ability = factory.abilityOf(principal)
  const guard = (base: BaseClient): GuardedDatabase => factory.guard(base, ability, principal, stamps)
  const memo = new Map<string, Promise<unknown>>()
  /** One way round the rights per reason, and one line in its log, for all of a request, and for all of a mutation. */
  const ways = new Map<string, GuardedDatabase>()
  const context: RequestContext = {
    principal,
    ability,
    db: guard(place.base),
    system: (reason) => {
      const way = ways.get(reason) ?? factory.systemGuard(place.base, principal, { ...stamps, reason })
      ways.set(reason, way)
      return way
    },
    requestId: stamps.requestId,
    locale: request.locale ?? factory.company.locale,
    source: stamps.source,
    now: factory.now,
    today: () => factory.zone.dateOf(factory.now()),
    newId: () => uuidv7(),
    memo: <Value>(key: string, load: () => Promise<Value>) => {
      const known = memo.get(key) as Promise<Value> | undefined
      if (known) return known
      const loading = load()
      memo.set(key, loading)
      return loading
    },
    emit: (type, recordId, payload) => {
      factory.facts.check(type, payload)
      place.events.push({ id: uuidv7(Date.now(), place.events.length), type, recordId, payload })
    },
    settle: (key, work) => {
      if (!place.inTransaction) throw new Error(`settle("${key}") was called outside of a mutation`)
      if (!place.settling.has(key)) place.settling.set(key, work)
    },
    eraseHistory: (model, recordId, fields) => eraseHistory(context, { model, recordId, fields }),
  }
  setInternals(context, {
    base: place.base,
    inTransaction: place.inTransaction,
    events: place.events,
    idempotencyKey: request.idempotencyKey ?? null,
    origin: { source: stamps.source, requestId: stamps.requestId, ip: stamps.ip, client: stamps.client },
    registry: factory.registry,
    company: factory.company,
    seal: factory.seal,
    facts: factory.facts,
    kinds: factory.kinds,
    handlers: factory.handlers,
    handovers: factory.plugins.flatMap(({ definition }) => definition.handover ?? []),
    fileGates: factory.plugins.flatMap(({ definition }) => (definition.maySeeFile ? [definition.maySeeFile.bind(definition)] : [])),
    guard,
    unlimited: () => factory.guard(place.base, unlimitedAbility(), principal, stamps),
    afterCommit: factory.afterCommit,
    contextOf: async (personId) => build(factory, await factory.principalOf(place.base, personId), {}, stamps, { ...place, events: [] }),
    within: (transaction) => {
      const place: Place = { base: transaction, inTransaction: true, events: [], settling: new Map() }
      return { context: build(factory, principal, request, { ...stamps, inTransaction: true }, place), events: place.events, settling: place.settling }
    },
  })
  return context
}
