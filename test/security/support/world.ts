import { type Model, type ModelField, type Models, type App, seededRandom, type Random } from '@tenon/core/testing'

type Row = Record<string, unknown>

export interface World {
  /** Ids of the people who ask, by the key of their role. */
  readonly people: Readonly<Record<string, string>>
  /** Ids of the rows of every model. */
  readonly ids: Readonly<Record<string, readonly string[]>>
}

const rowsPerModel = 20
export const words = ['华星制造', 'Quillcrest', 'ERP', '续约 renewal', 'Ω-line', "O'Neil", '100%', 'a_b', 'pilot', '二期']
const units = [['C', null], ['N', 'C'], ['S', 'C'], ['N1', 'N'], ['N2', 'N'], ['S1', 'S'], ['S2', 'S']] as const

/**
 * A company of two departments with two teams each, one person for every default role and more reps, and rows of every model of every plugin made
 * from the model's own description: all kinds of values, missing ones, and references anywhere.
 */
export async function createWorld(app: App): Promise<World> {
  const random = seededRandom(7)
  const ids: Record<string, string[]> = {}
  const people = await createPeople(app, ids)
  const rep = people['REP']!
  for (const model of inOrderOfReferences(app.models)) {
    ids[model.name] = Array.from({ length: rowsPerModel }, (_, n) => idOf(model.name, n))
    const rows = ids[model.name]!.map((id, n) => makeRow({ random, models: app.models, ids, rep, model, id, n }))
    await store(app, model, await likeParents(app, model, rows))
    const [key] = model.primaryKey
    ids[model.name] = ((await app.base[delegate(model.name)]!['findMany']!({ select: { [key!]: true } })) as Row[]).map((row) => row[key!] as string)
  }
  ids['Role'] = ((await app.base['role']!['findMany']!({ select: { id: true } })) as { id: string }[]).map(({ id }) => id)
  await createTalk(app, ids, random)
  await createHistory(app, ids, random)
  app.forgetPrincipals()
  return { people, ids }
}

/** Rows that are whose their parent is: no product makes others. */
async function likeParents({ base, models }: App, model: Model, rows: readonly Row[]): Promise<readonly Row[]> {
  if (model.scopedBy === null) return rows
  const { type, relation } = model.fields[model.scopedBy]!
  const parents = (await base[delegate(models.models[type]!.name)]!['findMany']!({ select: { id: true, ownerId: true, teamId: true } })) as Row[]
  const scopes = new Map(parents.map(({ id, ownerId, teamId }) => [id, { ownerId, teamId }]))
  return rows.map((row) => ({ ...row, ...scopes.get(row[relation!.fromFields[0]!]) }))
}

/** References to rows of the same model are set once those are there: one of them may have been left out as a double. */
async function store({ base }: App, model: Model, rows: readonly Row[]): Promise<void> {
  const table = base[delegate(model.name)]!
  const kin = Object.values(model.fields).flatMap(({ type, relation }) => (type === model.name ? (relation?.fromFields ?? []) : [])).filter((column) => !model.fields[column]!.isRequired)
  await table['createMany']!({ data: rows.map((row) => ({ ...row, ...Object.fromEntries(kin.map((column) => [column, null])) })), skipDuplicates: true })
  if (kin.length === 0) return
  const there = new Set(((await table['findMany']!({ select: { id: true } })) as { id: string }[]).map(({ id }) => id))
  const pointing = rows.filter((row) => there.has(row['id'] as string) && kin.some((column) => there.has(row[column] as string)))
  const taken = new Set<string>()
  for (const row of pointing) {
    const data = Object.fromEntries(kin.map((column) => [column, there.has(row[column] as string) ? row[column] : null]))
    const unique = kin.filter((column) => model.fields[column]!.isUnique && data[column] !== null).map((column) => `${column} ${data[column] as string}`)
    if (unique.some((key) => taken.has(key))) continue
    for (const key of unique) taken.add(key)
    await table['update']!({ where: { id: row['id'] }, data })
  }
}

async function createPeople(app: App, ids: Record<string, string[]>): Promise<Record<string, string>> {
  const { base } = app
  const unitId = (code: string): string => idOf('OrgUnit', units.findIndex(([own]) => own === code))
  const pathOf = (code: string): string => { const parent = units.find(([own]) => own === code)![1]; return `${parent === null ? '/' : pathOf(parent)}${unitId(code)}/` }
  for (const [ordinal, [code, parent]] of units.entries()) {
    await base['orgUnit']!['create']!({ data: { id: unitId(code), name: `Unit ${code}`, code: `unit-${code}`, kind: parent === null ? 'COMPANY' : code.length === 1 ? 'DEPARTMENT' : 'TEAM', parentId: parent === null ? null : unitId(parent), path: pathOf(code), ordinal } })
  }
  const roles = (await base['role']!['findMany']!({ orderBy: { key: 'asc' } })) as { id: string; key: string }[]
  const teams = ['N1', 'N2', 'S1', 'S2', 'N', 'S']
  const holders = [...roles.map(({ key }) => key), 'REP', 'REP', 'REP', 'MANAGER']
  const people: Record<string, string> = {}
  for (const [n, key] of holders.entries()) {
    const id = idOf('Person', n)
    people[key] ??= id
    await base['person']!['create']!({ data: { id, name: `${words[n % words.length]} ${n}`, email: `person${n}@example.com`, title: n % 3 ? key : null, teamId: unitId(teams[n % 4]!), managerId: n > 3 ? idOf('Person', n % 4) : null } })
    await base['roleHolder']!['create']!({ data: { personId: id, roleId: roles.find((role) => role.key === key)!.id, validFrom: new Date('2020-01-01') } })
    await base['assignment']!['create']!({ data: { id: idOf('Assignment', n), personId: id, orgUnitId: unitId(teams[n % 4]!), validFrom: new Date('2024-01-01') } })
  }
  await base['orgUnit']!['update']!({ where: { id: unitId('N1') }, data: { headId: people['MANAGER'] } })
  ids['OrgUnit'] = units.map((_, n) => idOf('OrgUnit', n))
  ids['Person'] = holders.map((_, n) => idOf('Person', n))
  ids['Assignment'] = holders.map((_, n) => idOf('Assignment', n))
  return people
}

/** Tasks, comments and notifications about records of every kind, for and by anybody. */
async function createTalk({ base, registry, models }: App, ids: Record<string, string[]>, random: Random): Promise<void> {
  const about = [...registry.resources.keys()].filter((model) => models.models[model]!.plugin !== 'core' && (ids[model] ?? []).length > 0)
  const rows = about.flatMap((model) => ids[model]!.slice(0, 4).map((recordId) => ({ model, recordId, by: random.pick(ids['Person']!), whom: random.pick(ids['Person']!) })))
  const text = (): string => random.pick(words)
  const stamp = (by: string, n: number) => ({ createdAt: new Date(Date.UTC(2026, n % 12, 5)), updatedAt: new Date(Date.UTC(2026, n % 12, 6)), createdById: by, updatedById: by })
  await base['task']!['createMany']!({ data: rows.map(({ model, recordId, by, whom }, n) => ({ id: idOf('Task', n), title: `${text()} ${n}`, notes: random.chance() ? text() : null, assigneeId: whom, model, recordId, ...stamp(by, n) })) })
  await base['comment']!['createMany']!({ data: rows.map(({ model, recordId, by }, n) => ({ id: idOf('Comment', n), model, recordId, body: text(), removedAt: random.chance(0.1) ? new Date(Date.UTC(2026, 5, 1)) : null, ...stamp(by, n) })) })
  await base['notification']!['createMany']!({ data: rows.map(({ model, recordId, whom }, n) => ({ id: idOf('Notification', n), personId: whom, kind: 'tasks.assigned', params: { title: text() }, model, recordId, readAt: random.chance() ? new Date(Date.UTC(2026, 5, 1)) : null })) })
  for (const [model, count] of Object.entries({ Task: rows.length, Comment: rows.length, Notification: rows.length })) ids[model] = Array.from({ length: count }, (_, n) => idOf(model, n))
}

async function createHistory({ base, models, registry }: App, ids: Readonly<Record<string, readonly string[]>>, random: Random): Promise<void> {
  const entries = [...registry.resources.keys()].flatMap((model) => (ids[model] ?? []).slice(0, 8).map((recordId, n) => {
    const fields = random.some(Object.values(models.models[model]!.fields).filter((field) => field.kind === 'scalar'), 0.3)
    const changes = Object.fromEntries(fields.map((field) => [field.name, [null, `${words[n % words.length]}`]]))
    return { id: idOf(`History${model}`, n), model, recordId, action: 'UPDATE', at: new Date(Date.UTC(2026, 1, 1 + n)), actorId: random.pick(ids['Person']!), source: 'web', changes }
  }))
  await base['historyEntry']!['createMany']!({ data: entries })
}

interface RowMaker {
  readonly random: Random
  readonly models: Models
  readonly ids: Readonly<Record<string, readonly string[]>>
  /** Who owns every third row: else somebody who sees only the own ones would hardly see any. */
  readonly rep: string
  readonly model: Model
  readonly id: string
  readonly n: number
}

function makeRow(maker: RowMaker): Row {
  const { model, id, n, random, ids, rep } = maker
  const row: Row = model.fields['id'] ? { id } : {}
  for (const field of Object.values(model.fields)) {
    if (field.kind === 'object') Object.assign(row, referenceTo(maker, field))
    else if (!(field.name in row) && !isCarrier(model, field) && field.name !== 'version') row[field.name] = valueFor(maker, field)
  }
  if (model.isScoped) Object.assign(row, { ownerId: n % 3 === 0 ? rep : random.chance(0.1) ? null : random.pick(ids['Person']!), teamId: random.chance(0.1) ? null : random.pick(ids['OrgUnit']!) })
  if (model.isRecord) Object.assign(row, { createdAt: new Date(Date.UTC(2026, n % 12, 3)), updatedAt: new Date(Date.UTC(2026, n % 12, 4)) })
  return row
}

function referenceTo({ ids, model, random, n }: RowMaker, field: ModelField): Row {
  const [column] = field.relation?.fromFields ?? []
  if (column === undefined) return {}
  const targets = field.type === model.name ? (ids[model.name] ?? []).slice(0, n) : (ids[field.type] ?? [])
  const isRequired = model.fields[column]!.isRequired
  return { [column]: targets.length === 0 || (!isRequired && random.chance(0.25)) ? null : random.pick(targets) }
}

/** By this a company wants it said that something exists out of reach; what holds without that wish is proved here. */
const wishes: ReadonlySet<string> = new Set(['CustomerPolicy.hintHidden'])

function valueFor({ model, models, random, n }: RowMaker, field: ModelField): unknown {
  if (field.isList) return random.some(words, 0.2)
  if (!field.isRequired && !field.isUnique && random.chance(0.25)) return field.type === 'Json' ? undefined : null
  if (field.kind === 'enum') return random.pick(models.enums[field.type]!.values)
  switch (field.type) {
    // By turns: by chance a rule that asks it may leave somebody nothing at all to see.
    case 'Boolean': return n % 5 < 2 && !wishes.has(`${model.name}.${field.name}`)
    case 'Int': return random.int(40)
    case 'BigInt': return BigInt(random.int(9_000_000)) * 100n
    case 'Decimal': return (random.int(90_000) / 100).toFixed(2)
    case 'DateTime': return new Date(Date.UTC(2026, random.int(12), 1 + random.int(27)))
    case 'Json': return { zh: random.pick(words), rank: random.int(5) }
    default:
      if (/^Char\(3\)$/.test(field.nativeType ?? '')) return random.pick(['CNY', 'USD', 'JPY'])
      return field.isUnique || field.isId ? `${random.pick(words)} ${n}` : random.pick(words)
  }
}

/** A model after those that it refers to. */
function inOrderOfReferences({ models }: Models): Model[] {
  const done: Model[] = []
  const visit = (model: Model, path: readonly string[]): void => {
    if (model.plugin === 'core' || done.includes(model) || path.includes(model.name)) return
    for (const field of Object.values(model.fields)) if ((field.relation?.fromFields.length ?? 0) > 0) visit(models[field.type]!, [...path, model.name])
    done.push(model)
  }
  for (const model of Object.values(models)) visit(model, [])
  return done
}

function isCarrier(model: Model, field: ModelField): boolean {
  return Object.values(model.fields).some((other) => other.relation?.fromFields.includes(field.name))
}

/** The same id for the n-th row of a model in every run. */
export function idOf(model: string, n: number): string {
  const hash = [...model].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 0xffff_ffff, 7).toString(16).padStart(8, '0')
  return `${hash}-0000-7000-8000-${String(n).padStart(12, '0')}`
}

export function delegate(model: string): string {
  return model[0]!.toLowerCase() + model.slice(1)
}
