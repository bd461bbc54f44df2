import { createTestApp, seededRandom, type TestApp } from '@tenon/core/testing'
import type { TenonConfig } from '@tenon/core'
import { breaksUnique, columnValue, counter, makeWorld } from '../writing/world/make-world.ts'
import { dropChecks } from '../support/drop-checks.ts'
import { allNames, readWorld, storeWorld } from '../writing/world/store.ts'
import { rowsOf, type Model, type Row, type World } from '../writing/world/world.ts'

const example = new URL('../../../examples/software-company/tenon.config.ts', import.meta.url)

/** The company with the example's plugins, in which every role is held by somebody, and of every scoped model there is a row of each of them, of somebody else in each team, and of nobody. */
export interface RightsCompany {
  readonly app: TestApp
  readonly roles: readonly string[]
  readonly models: readonly Model[]
  /** How far an action of a role reaches among the rows of a model: the name of a scope, or the kinds of rows. */
  reach(role: string, action: string, model: Model): Promise<string>
}

export async function openRightsCompany(): Promise<RightsCompany> {
  const { default: config } = (await import(example.href)) as { default: TenonConfig }
  const app = await createTestApp({ plugins: config.plugins })
  await dropChecks(app)
  const { models } = app.app
  const own = Object.values(models.models).filter(({ plugin }) => plugin !== 'core')
  const world = makeWorld(models, seededRandom(1), await readWorld(app, ['Role', 'RolePermission']))
  const holders = peopleByRole(world)
  for (const model of own) {
    const rows = model.isScoped ? scopedRows(app, world, model, [...holders.values()]) : ofStrangers(world, model, [...holders.values()])
    world.set(model.name, new Map(rows.map((row) => [row[model.primaryKey[0]!] as string, row])))
  }
  await storeWorld(app, world, allNames(models))
  return { app, models: own, roles: [...holders.keys()].sort(), reach: (role, action, model) => reachOf(app, world, holders.get(role)!, action, model) }
}

function peopleByRole(world: World): ReadonlyMap<string, Row> {
  const keys = new Map(rowsOf(world, 'Role').map((role) => [role['id'], role['key'] as string]))
  return new Map(rowsOf(world, 'RoleHolder').map((holder) => [keys.get(holder['roleId'])!, world.get('Person')!.get(holder['personId'] as string)!]))
}

/** What is nobody's own gives nobody a right by whom it names: such rights are in the tests of their plugins. */
function ofStrangers(world: World, model: Model, holders: readonly Row[]): readonly Row[] {
  const columns = columnsTo(model, 'Person')
  const all = rowsOf(world, model.name)
  if (columns.length === 0) return all
  const strangers = rowsOf(world, 'Person').filter((person) => !holders.includes(person))
  const changed = all.map((row, index) => ({ ...row, ...Object.fromEntries(columns.filter((column) => row[column] !== null).map((column) => [column, strangers[index % strangers.length]!['id']])) }) as Row)
  const kept = new Map<string, Row>()
  for (const row of changed) if (!breaksUnique(new Map([...world, [model.name, kept]]), model, row)) kept.set(row[model.primaryKey[0]!] as string, row)
  return [...kept.values()]
}

function columnsTo(model: Model, target: string): readonly string[] {
  return Object.values(model.fields).flatMap(({ type, relation }) => (type === target ? (relation?.fromFields ?? []) : []))
}

/** References to people other than the owner lead to a stranger: here only whose a row is gives a right. */
function scopedRows({ app: { models } }: TestApp, world: World, model: Model, holders: readonly Row[]): readonly Row[] {
  const others = rowsOf(world, 'Person').filter((person) => !holders.includes(person))
  const stranger = others.at(-1)!['id']
  const teams = [...new Set(others.map((person) => person['teamId']))]
  const owners = [...holders, ...teams.map((team) => others.find((person) => person['teamId'] === team)!), null]
  const people = columnsTo(model, 'Person')
  // In the state in which records begin: what is published or approved may be everybody's to read.
  const born = Object.fromEntries(Object.values(model.fields).filter((field) => field.kind === 'enum' && field.defaultValue !== null).map((field) => [field.name, field.defaultValue]))
  // One that went over into another is read as that other.
  const kin = columnsTo(model, model.name).filter((column) => !model.fields[column]!.isRequired)
  const making = { world: new Map([...world, [model.name, new Map<string, Row>()]]), models, random: seededRandom(2) }
  const salt = counter(50_000)
  const rowFor = (owner: Row | null): Row => {
    const columns = { ...Object.fromEntries(people.map((column) => [column, stranger])), ...Object.fromEntries(kin.map((column) => [column, null])), ...born, ownerId: owner?.['id'] ?? null, teamId: owner?.['teamId'] ?? null }
    for (;;) {
      const n = salt()
      const row = { ...Object.fromEntries(Object.values(model.fields).filter(({ kind }) => kind !== 'object').map((field) => [field.name, columnValue(making, model, field, n)])), ...columns } as Row
      if (!breaksUnique(making.world, model, row)) return row
    }
  }
  return owners.map((owner) => {
    const row = rowFor(owner)
    making.world.get(model.name)!.set(row['id'] as string, row)
    return row
  })
}

async function reachOf({ app }: TestApp, world: World, person: Row, action: string, model: Model): Promise<string> {
  const { ability } = app.createContext(await app.principalOf(person['id'] as string))
  const table = app.base[model.name[0]!.toLowerCase() + model.name.slice(1)]!
  const all = (await table['findMany']!({})) as Row[]
  const key = model.primaryKey[0]!
  const found = new Set(((await table['findMany']!({ where: ability.rows(action, model.name), select: { [key]: true } })) as Row[]).map((row) => row[key]))
  if (!model.isScoped) return found.size === 0 ? 'NONE' : found.size === all.length ? 'ALL' : 'SOME'
  const kinds = ['own', 'team', 'department', 'elsewhere', 'pool'] as const
  const reached = kinds.filter((kind) => all.some((row) => kindOf(world, person, row) === kind && found.has(row[key])))
  const missed = kinds.filter((kind) => all.some((row) => kindOf(world, person, row) === kind && !found.has(row[key])))
  return nameOf(reached) + (reached.some((kind) => missed.includes(kind)) ? ' in part' : '')
}

function kindOf(world: World, person: Row, row: Row): 'own' | 'team' | 'department' | 'elsewhere' | 'pool' {
  const departmentOf = (unit: unknown): unknown => world.get('OrgUnit')!.get(unit as string)!['parentId']
  if (row['ownerId'] === null) return 'pool'
  if (row['ownerId'] === person['id']) return 'own'
  if (row['teamId'] === person['teamId']) return 'team'
  return departmentOf(row['teamId']) === departmentOf(person['teamId']) ? 'department' : 'elsewhere'
}

const scopes: Readonly<Record<string, string>> = { '': 'NONE', own: 'OWN', 'own team': 'TEAM', 'own team department': 'DEPARTMENT', 'own team department elsewhere pool': 'ALL' }

function nameOf(kinds: readonly string[]): string {
  const pool = scopes[kinds.filter((kind) => kind !== 'pool').join(' ')]
  return scopes[kinds.join(' ')] ?? (pool === undefined ? kinds.join(' ') : `${pool}+POOL`)
}
