import type { BaseClient } from '../database/open-client.ts'
import type { ScopeName } from '../plugin/plugin-types.ts'

/** What the directory says of a person on a day. */
export interface DirectoryEntry {
  readonly name: string
  readonly roles: readonly { readonly key: string; readonly permissions: readonly { readonly permission: string; readonly scope: ScopeName }[] }[]
  /** The unit of the position held that day, else the person's own. */
  readonly unitId: string | null
  /** The units above it, from the root down. */
  readonly aboveIds: readonly string[]
  /** Paths of the units whose subtree is the person's team. */
  readonly ledPaths: readonly string[]
  /** The nearest department at or above the unit. */
  readonly departmentPath: string | null
}

interface Unit {
  readonly id: string
  readonly path: string
  readonly kind: string
}

interface PersonRow {
  readonly name: string
  readonly active: boolean
  readonly team: Unit | null
  readonly leads: readonly Unit[]
  readonly headships: readonly { readonly orgUnit: Unit }[]
  readonly roles: readonly { readonly role: DirectoryEntry['roles'][number] }[]
  readonly assignments: readonly { readonly orgUnit: Unit }[]
}

const unit = { select: { id: true, path: true, kind: true } } as const

/** Null for a person who does not exist or is not active. `day` is 'YYYY-MM-DD'. */
export async function readDirectoryEntry(client: BaseClient, personId: string, day: string): Promise<DirectoryEntry | null> {
  const at = new Date(`${day}T00:00:00Z`)
  // Half-open: on validTo it no longer holds.
  const holds = { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] }
  const person = (await client['person']!['findUnique']!({
    where: { id: personId },
    select: {
      name: true,
      active: true,
      team: unit,
      // A unit whose heads are dated is led by whoever does so that day; another by its head.
      leads: { where: { headships: { none: {} } }, ...unit },
      headships: { where: holds, select: { orgUnit: unit } },
      roles: { where: holds, select: { role: { select: { key: true, permissions: { select: { permission: true, scope: true } } } } } },
      assignments: { where: holds, orderBy: [{ validFrom: 'desc' }, { id: 'desc' }], take: 1, select: { orgUnit: unit } },
    },
  })) as PersonRow | null
  if (!person?.active) return null
  const own = person.assignments[0]?.orgUnit ?? person.team
  const roles = person.roles.map(({ role }) => role)
  const led = [...person.leads, ...person.headships.map(({ orgUnit }) => orgUnit)]
  return {
    name: person.name,
    roles: roles.filter((role, index) => roles.findIndex((other) => other.key === role.key) === index),
    unitId: own?.id ?? null,
    aboveIds: (own?.path ?? '').split('/').filter((id) => id !== '' && id !== own?.id),
    ledPaths: led.length > 0 ? led.map(({ path }) => path) : own && roles.some(({ key }) => key === 'MANAGER') ? [own.path] : [],
    departmentPath: own ? await departmentAbove(client, own) : null,
  }
}

/** A path lists the ids from the root down to the unit. */
async function departmentAbove(client: BaseClient, { path, kind }: Unit): Promise<string | null> {
  if (kind === 'DEPARTMENT') return path
  const ids = path.split('/').filter((id) => id !== '')
  const above: readonly Unit[] = await client['orgUnit']!['findMany']!({ where: { id: { in: ids }, kind: 'DEPARTMENT' }, ...unit })
  return above.reduce<string | null>((nearest, { path: candidate }) => (nearest === null || candidate.length > nearest.length ? candidate : nearest), null)
}

/** Units at or below any of these paths. */
export async function unitsBelow(client: BaseClient, paths: readonly string[]): Promise<readonly { readonly id: string; readonly path: string }[]> {
  if (paths.length === 0) return []
  return client['orgUnit']!['findMany']!({ where: { OR: paths.map((path) => ({ path: { startsWith: path } })) }, select: { id: true, path: true }, orderBy: { path: 'asc' } })
}
