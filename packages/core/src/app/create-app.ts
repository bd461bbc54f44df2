import type { Composition } from '../composition/composition.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { Database } from '../database/open-database.ts'
import { createGuard, createSystemClient } from '../rights/index.ts'
import { buildAbility, type Ability } from '../rights/ability.ts'
import { createPrincipals, systemPrincipal } from '../rights/principal.ts'
import type { Principal } from '../rights/rights-types.ts'
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
}

/** Puts an application together from its open parts. */
export function createApp({ composition, assembled, database, base, now }: AppParts): App {
  const { company } = composition.config
  const { models, plugins, registry, schema } = assembled
  const sources = ruleSources(plugins)
  const abilities = new WeakMap<Principal, Ability>()
  const abilityOf = (principal: Principal): Ability => {
    const known = abilities.get(principal)
    if (known) return known
    const ability = buildAbility(models, sources, principal)
    abilities.set(principal, ability)
    return ability
  }
  const factory: ContextFactory = { base, models, company, plugins, registry, now, zone: openZone(company.timeZone), abilityOf, guard: createGuard({ models }), systemGuard: createSystemClient({ models }) }
  const principals = createPrincipals(base, now)
  return {
    composition, plugins, company, models, schema, registry, database, base,
    createContext: (principal, request) => createContext(factory, principal, request),
    principalOf: (personId) => principals.get(personId),
    systemContext: (source) => createContext(factory, systemPrincipal(source), { source }),
    forgetPrincipals: () => principals.clear(),
    close: async () => {
      await base.$disconnect()
      await database.close()
    },
  }
}
