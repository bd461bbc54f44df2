import { createCallerPrincipals } from '../acting/caller-principal.ts'
import { readActing, readDeputyFor } from '../acting/boot-acting.ts'
import { readTerms } from '../core-plugin/terms/read-terms.ts'
import type { Identity } from '../identity/index.ts'
import { migrationState } from '../database/migrations.ts'
import { wordingOf } from '../messages/errors/wording.ts'
import { chooseLocale } from '../server/locale.ts'
import type { BootPerson } from '../schema/metadata-types.ts'
import { bootResource } from '../schema/metadata.ts'
import type { RequestContext } from '../context.ts'
import type { App as ServerApp, Logger, Route, ServerSettings } from '../server/index.ts'
import { globalId } from '../schema/global-id.ts'
import type { App } from './app-types.ts'
import { createSecondStepGate } from './second-step-gate.ts'

export interface ServerAppParts {
  readonly identity: Identity
  readonly routes: readonly Route[]
  /** Keys of roles whose holders must have a second step. @default none */
  readonly secondStepFor?: readonly string[]
  readonly webRoot: string | null
  readonly logger: Logger
  readonly settings: ServerSettings
}

export const locales = ['en', 'zh-CN'] as const

/** An application as the HTTP server sees it. */
export function toServerApp(app: App, parts: ServerAppParts): ServerApp {
  const permissions = app.plugins.flatMap(({ definition }) => Object.keys(definition.permissions ?? {}))
  const principalOf = createCallerPrincipals(app, parts.identity)
  const secondStep = createSecondStepGate(app, parts.secondStepFor ?? [])
  return {
    schema: app.schema,
    reads: app.reads,
    wording: wordingOf(app.plugins),
    identity: parts.identity,
    createContext: async (caller, meta) => {
      const principal = await principalOf(caller, meta.onBehalfOf)
      if (caller) await secondStep.demand(caller, principal)
      return app.createContext(principal, { requestId: meta.requestId, source: meta.source, ip: meta.ip, userAgent: meta.userAgent, idempotencyKey: meta.idempotencyKey, locale: chooseLocale(meta.acceptLanguage, locales, app.company.locale) })
    },
    secondStep,
    boot: {
      version: app.composition.coreVersion,
      company: app.company,
      locales,
      signIn: { password: true, mail: true, providers: parts.identity.oidc.providers },
      plugins: app.plugins.map(({ definition, version }) => ({ id: definition.id, version })),
      permissions,
      loadPerson,
      loadLocked: (caller) => loadLocked(app, caller.impersonatorId ?? caller.personId),
      loadActing: (context, caller) => readActing(app, context, caller),
      loadDeputyFor: (context) => readDeputyFor(app, context),
      loadTerms: async () => {
        const terms = await readTerms(app)
        return Object.keys(terms).length > 0 ? terms : null
      },
      resources: (context) => [...app.registry.resources.values()].filter((resource) => context.ability.can('read', resource.name)).sort((left, right) => (left.options.nav ?? 1_000) - (right.options.nav ?? 1_000)).map((resource) => bootResource(resource, context)),
    },
    routes: parts.routes,
    webRoot: parts.webRoot,
    isReady: async () => {
      const database = await answers(app)
      return { ready: database, checks: { database } }
    },
    logger: parts.logger,
    settings: parts.settings,
  }
}

async function answers(app: App): Promise<boolean> {
  try {
    return (await migrationState(app.database, app.composition.units)).pending === 0
  } catch {
    return false
  }
}

async function loadPerson(context: RequestContext): Promise<BootPerson | null> {
  const id = context.principal.personId
  const person = id === null ? null : await context.db['person']!.findUnique({ where: { id }, include: { team: true } })
  if (!person) return null
  const team = person['team'] as { id: string; name: string } | null
  return {
    id: globalId('Person', person['id'] as string),
    name: person['name'] as string,
    email: person['email'] as string | null,
    title: person['title'] as string | null,
    locale: person['locale'] as string | null,
    team: team && { id: globalId('OrgUnit', team.id), name: team.name },
    roles: context.principal.roles,
  }
}

async function loadLocked({ base }: App, id: string): Promise<BootPerson | null> {
  const select = { name: true, email: true, locale: true }
  const person = (await base['person']!['findUnique']!({ where: { id }, select })) as Pick<BootPerson, 'name' | 'email' | 'locale'> | null
  return person && { ...person, id: globalId('Person', id), title: null, team: null, roles: [] }
}
