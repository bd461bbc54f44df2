import { createCompiledReads, createRunner } from '../compiled-reads/index.ts'
import type { Composition } from '../composition/composition.ts'
import { guardAdministrators } from '../core-plugin/roles/last-administrator.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { Database } from '../database/open-database.ts'
import { createSeal } from '../identity/seal.ts'
import { readKinds } from '../notifications/index.ts'
import { buildAbility, createGuard, createSystemClient, unlimitedAbility, writeHistory, type Ability, type WriteListener } from '../rights/index.ts'
import { createPrincipals, isSystem, loadPrincipal, systemPrincipal } from '../rights/principal.ts'
import type { Principal } from '../rights/rights-types.ts'
import { openFactBook } from '../facts/fact-book.ts'
import { handlersOf } from '../writes/handlers-of.ts'
import { openZone } from '../time/index.ts'
import { ruleSources } from './rule-sources.ts'
import type { App } from './app-types.ts'
import type { AssembledSchema } from './assemble-schema.ts'
import { createContext, type ContextFactory } from './create-context.ts'

export interface AppParts {
  readonly composition: Composition
  readonly assembled: AssembledSchema
  readonly database: Database
  readonly base: BaseClient
  readonly now: () => Date
  readonly secret?: string
}

/** Models whose rows decide what people may do. */
const decidesRights = new Set(['Person', 'OrgUnit', 'Assignment', 'Headship', 'Role', 'RolePermission', 'RoleHolder'])

/** Puts an application together from its open parts. */
export function createApp({ composition, assembled, database, base, now, secret }: AppParts): App {
  const { company } = composition.config
  const { models, plugins, registry, schema } = assembled
  const sources = ruleSources(plugins)
  const seal = secret === undefined ? null : createSeal(secret, 'webhooks')
  const abilities = new WeakMap<Principal, Ability>()
  const abilityOf = (principal: Principal): Ability => {
    const known = abilities.get(principal)
    if (known) return known
    const ability = isSystem(principal) ? unlimitedAbility() : buildAbility(models, sources, principal)
    abilities.set(principal, ability)
    return ability
  }
  const zone = openZone(company.timeZone)
  const principals = createPrincipals(base, now, { timeZone: company.timeZone, maxAge: 10_000 })
  let rightsChanged = false
  const listeners = new Set<() => void>()
  const onWrite: WriteListener = async (batch) => {
    rightsChanged ||= decidesRights.has(batch.model.name)
    await writeHistory(batch)
    await guardAdministrators(batch, () => zone.dateOf(now()))
  }
  const guard = createGuard({ models, onWrite })
  const system = createSystemClient({ models, onWrite })
  const factory: ContextFactory = {
    base, seal, models, company, plugins, registry, now, zone, kinds: readKinds(plugins),
    principalOf: (client, personId) => loadPrincipal(client, personId, now(), company.timeZone),
    handlers: handlersOf(plugins),
    facts: openFactBook(plugins),
    abilityOf,
    guard: (client, ability, principal, stamps) => guard(client, ability, principal, { ...stamps, now, allowStamps: isSystem(principal) }),
    systemGuard: (client, principal, stamps) => system(client, principal, { ...stamps, now, allowStamps: true }),
    // Requests read with their credential that rights have changed. This is for what runs without one, in this process: in others it learns within seconds.
    afterCommit: () => {
      if (rightsChanged) principals.clear()
      rightsChanged = false
      for (const listener of listeners) listener()
    },
  }
  return {
    composition, plugins, company, models, schema, registry, database, base, seal,
    reads: createCompiledReads({ schema, registry, company, run: createRunner(database.pool) }),
    createContext: (principal, request) => createContext(factory, principal, request),
    principalOf: (personId, rightsVersion) => principals.get(personId, rightsVersion),
    today: () => factory.zone.dateOf(now()),
    systemContext: (source) => createContext(factory, systemPrincipal(source), { source }),
    onCommit: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    forgetPrincipals: () => principals.forget(),
    close: async () => {
      await base.$disconnect()
      await database.close()
    },
  }
}
