import type { BaseClient } from '../database/open-client.ts'
import type { ScopeName } from '../plugin/plugin-types.ts'
import { businessDateOf, openZone } from '../time/zone.ts'
import { PrincipalCache } from './principal-cache.ts'
import { readDirectoryEntry, unitsBelow, type DirectoryEntry } from './principal-directory.ts'
import type { Principal } from './rights-types.ts'

/** Role key of the core itself. Only a principal that is no person may have it. */
const systemRole = 'SYSTEM'

const widths: readonly ScopeName[] = ['OWN', 'TEAM', 'DEPARTMENT', 'ALL']

/** A caller who is not signed in: no rights at all. */
export function nobody(): Principal {
  return makePrincipal({ personId: null, name: 'nobody', roles: [], unitId: null, aboveIds: [], teamIds: [], departmentIds: [] }, () => 'NONE')
}

/** The core itself, with every permission: seeds, scheduled work, imports from the command line. */
export function systemPrincipal(name: string): Principal {
  return makePrincipal({ personId: null, name, roles: [systemRole], unitId: null, aboveIds: [], teamIds: [], departmentIds: [] }, () => 'ALL')
}

export function isNobody({ personId, roles }: Principal): boolean {
  return personId === null && roles.length === 0
}

export function isSystem({ personId, roles }: Principal): boolean {
  return personId === null && roles.length === 1 && roles[0] === systemRole
}

/**
 * Who a person is as of a moment: roles held that day, the widest scope per permission, unit, team and department. `timeZone`
 * is the company's, which decides what day it is. Nobody for a person who does not exist or is not active.
 */
export async function loadPrincipal(client: BaseClient, personId: string, now: Date, timeZone = 'UTC'): Promise<Principal> {
  return (await loadFacts(client, personId, businessDateOf(now, timeZone))).principal
}

/** A principal with all that is known of it as one text: who has the same one on the same day has the same rights. */
export interface LoadedPrincipal {
  readonly principal: Principal
  readonly facts: string
}

async function loadFacts(client: BaseClient, personId: string, day: string): Promise<LoadedPrincipal> {
  const entry = await readDirectoryEntry(client, personId, day)
  if (!entry) return { principal: nobody(), facts: 'nobody' }
  const scopes = widestScopes(entry)
  const units = await unitsBelow(client, [...entry.ledPaths, ...(entry.departmentPath ? [entry.departmentPath] : [])])
  const below = (paths: readonly string[]): string[] => units.filter((unit) => paths.some((path) => unit.path.startsWith(path))).map((unit) => unit.id)
  const departmentIds = entry.departmentPath ? below([entry.departmentPath]) : entry.unitId ? [entry.unitId] : []
  const facts = { personId, name: entry.name, roles: entry.roles.map((role) => role.key), unitId: entry.unitId, aboveIds: entry.aboveIds, teamIds: below(entry.ledPaths), departmentIds }
  return { principal: makePrincipal(facts, (permission) => scopes.get(permission) ?? 'NONE'), facts: JSON.stringify([facts, [...scopes].sort()]) }
}

/** Principals of an app by person, kept for a while. */
export interface Principals {
  /** With the version of the rights that was read for this request: never anything older than that. Without one: nothing older than `maxAge`. */
  get(personId: string, version?: number | null): Promise<Principal>
  /** After a change of the person's roles, units or positions: asks again, and gives the same object where nothing is different. */
  invalidate(personId: string): void
  /** The same for everybody. */
  clear(): void
  /** Nothing is known of anybody, nor what was made for a principal: where the rules themselves are others. */
  forget(): void
}

export function createPrincipals(client: BaseClient, now: () => Date, options: { readonly timeZone?: string; readonly limit?: number; readonly maxAge?: number } = {}): Principals {
  const { timeZone = 'UTC', limit = 1_000, maxAge = 60_000 } = options
  // Every request asks what day it is; to look the zone's rules up each time was among the largest costs of a small read.
  const zone = openZone(timeZone)
  return new PrincipalCache({ load: (personId) => loadFacts(client, personId, zone.dateOf(now())), now, dayOf: (at) => zone.dateOf(at), limit, maxAge })
}

function widestScopes({ roles }: DirectoryEntry): ReadonlyMap<string, ScopeName> {
  const scopes = new Map<string, ScopeName>()
  for (const { permission, scope } of roles.flatMap((role) => role.permissions)) {
    const known = scopes.get(permission)
    if (!known || widths.indexOf(scope) > widths.indexOf(known)) scopes.set(permission, scope)
  }
  return scopes
}

function makePrincipal(facts: Omit<Principal, 'scope' | 'has'>, scope: Principal['scope']): Principal {
  return Object.freeze({ ...facts, scope, has: (permission: string) => scope(permission) !== 'NONE' })
}
