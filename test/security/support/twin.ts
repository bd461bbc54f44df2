import type { App, Model, ModelField } from '@tenon/core/testing'
import { columnsOf, exposedModels, reachOf, seesTheSame, type Reach } from './reach.ts'
import { pastTriggers, TableKeeper, type Tables } from './tables.ts'
import { delegate, idOf } from './world.ts'

type Row = Record<string, unknown>

/** How much of the twin differs, to see that it does. */
export interface TwinReport {
  readonly changed: number
  readonly removed: number
  readonly added: number
  /** Columns that are withheld on some rows, by model. */
  readonly withheld: Readonly<Record<string, readonly string[]>>
}

/** Stands in every text that only the twin has: where it shows in an answer, something hidden was shown. */
export const twinMark = 'TWIN'

/**
 * Makes `twin` a copy of `original` in which everything that the person may not see is something else: values of hidden rows and of withheld
 * columns, rows that are gone, rows that are new. A step that would change what the person sees is taken back.
 */
export async function makeTwin(twin: App, original: Tables, personId: string): Promise<TwinReport> {
  const keeper = await TableKeeper.of(twin)
  await keeper.write(original)
  twin.forgetPrincipals()
  const reach = await reachOf(twin, personId)
  const steps = await stepsFor(twin, reach, await hiddenIds(twin, reach))
  const report = { changed: 0, removed: 0, added: 0, withheld: withheldColumns(reach) }
  const take = async (some: readonly Step[], count: (rows: number) => void): Promise<void> => takeSteps({ twin, reach, personId, keeper, count }, some)
  // Most of those that the person could tell are of columns that a rule asks: searched for apart, they are found soon.
  for (const some of [steps.changeRuled, steps.change, steps.changeHistory]) await take(some, (count) => (report.changed += count))
  await take(steps.remove, (count) => (report.removed += count))
  await take(steps.add, (count) => (report.added += count))
  return report
}

function withheldColumns({ withheld }: Reach): Record<string, string[]> {
  const columns = Object.entries(withheld).map(([model, fields]) => [model, Object.keys(fields).filter((name) => fields[name]!.length > 0)] as const)
  return Object.fromEntries(columns.filter(([, names]) => names.length > 0).map(([model, names]) => [model, [...names]]))
}

type Step = () => Promise<number>

interface Taking {
  readonly twin: App
  readonly reach: Reach
  readonly personId: string
  readonly keeper: TableKeeper
  count(rows: number): void
}

/** All steps at once, and if the person could tell, half of them and half of them, down to the one that is to blame. */
async function takeSteps(taking: Taking, steps: readonly Step[]): Promise<void> {
  const { twin, reach, personId, keeper, count } = taking
  if (steps.length === 0) return
  const before = await keeper.read()
  let rows = 0
  for (const step of steps) rows += await step()
  if (await seesTheSame(twin, personId, reach)) return count(rows)
  await keeper.write(before)
  if (steps.length === 1) return
  const middle = Math.ceil(steps.length / 2)
  await takeSteps(taking, steps.slice(0, middle))
  await takeSteps(taking, steps.slice(middle))
}

async function hiddenIds(twin: App, reach: Reach): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const model of exposedModels(twin)) {
    const rows = (await twin.base[delegate(model.name)]!['findMany']!({ select: { id: true }, orderBy: { id: 'asc' } })) as { id: string }[]
    found[model.name] = rows.map(({ id }) => id).filter((id) => !reach.visible[model.name]!.has(id))
  }
  return found
}

async function stepsFor(twin: App, reach: Reach, hidden: Readonly<Record<string, readonly string[]>>): Promise<{ changeRuled: Step[]; change: Step[]; changeHistory: Step[]; remove: Step[]; add: Step[] }> {
  const referred = await referredTo(twin, reach)
  const changeRuled: Step[] = []
  const change: Step[] = []
  const changeHistory: Step[] = []
  const remove: Step[] = []
  const add: Step[] = []
  for (const model of exposedModels(twin)) {
    const ids = hidden[model.name]!
    for (const name of columnsOf(model)) {
      const cells = [...ids, ...(reach.withheld[model.name]![name] ?? [])]
      if (cells.length > 0) (isRuled(model, name, reach) ? changeRuled : change).push(() => changeColumn(twin, model, model.fields[name]!, cells))
    }
    if (ids.length > 0) changeHistory.push(() => changeTold(twin, model, columnsOf(model).slice(0, 3), ids))
    for (const [name, cells] of Object.entries(reach.withheld[model.name]!)) if (cells.length > 0) changeHistory.push(() => changeTold(twin, model, [name], cells))
    for (const id of ids.filter((_, index) => index % 3 === 0)) if (!referred.has(id)) remove.push(() => removeRow(twin, model, id))
    if (ids.length > 0) add.push(() => copyRows(twin, model, ids))
  }
  return { changeRuled, change, changeHistory, remove, add }
}

/** Whether a rule may ask the column, or follow the reference that it carries. */
function isRuled(model: Model, column: string, { ruled }: Reach): boolean {
  return ruled.has(column) || Object.values(model.fields).some(({ name, relation }) => relation?.fromFields.includes(column) === true && ruled.has(name))
}

/** Ids at which rows point that the person sees: those cannot go without these changing. */
async function referredTo(twin: App, reach: Reach): Promise<Set<string>> {
  const found = new Set<string>()
  for (const { name, fields } of exposedModels(twin)) {
    const columns = Object.values(fields).flatMap(({ relation }) => relation?.fromFields[0] ?? [])
    if (columns.length === 0 || reach.visible[name]!.size === 0) continue
    const rows = (await twin.base[delegate(name)]!['findMany']!({ where: { id: { in: [...reach.visible[name]!] } }, select: Object.fromEntries(columns.map((column) => [column, true])) })) as Row[]
    for (const id of rows.flatMap((row) => Object.values(row))) if (typeof id === 'string') found.add(id)
  }
  return found
}

/** None where a hidden row still refers to it. */
function removeRow(twin: App, model: Model, id: string): Promise<number> {
  return asFarAsAllowed(async () => ((await twin.base[delegate(model.name)]!['deleteMany']!({ where: { id } })) as { count: number }).count)
}

async function changeColumn(twin: App, model: Model, field: ModelField, ids: readonly string[]): Promise<number> {
  const table = twin.base[delegate(model.name)]!
  const values = await otherValues(twin, model, field)
  if (values === undefined) return 0
  let rows = 0
  if (!model.uniques.some((key) => key.includes(field.name))) {
    for (const [part, value] of values.entries()) {
      const some = ids.filter((_, index) => index % values.length === part)
      if (some.length > 0) rows += await asFarAsAllowed(async () => ((await table['updateMany']!({ where: { id: { in: some } }, data: { [field.name]: value } })) as { count: number }).count)
    }
    return rows
  }
  for (const [index, id] of ids.entries()) {
    const value = values.length > 1 ? values[index % values.length] : unlike(values[0], index)
    rows += await asFarAsAllowed(async () => { await table['update']!({ where: { id }, data: { [field.name]: value } }); return 1 })
  }
  return rows
}

/** How many rows a write reached: none where a constraint of the database forbids it. */
async function asFarAsAllowed(write: () => Promise<number>): Promise<number> {
  try {
    return await write()
  } catch {
    return 0
  }
}

/** What a column may hold instead: for a reference some of the rows that it may point at. */
async function otherValues(twin: App, model: Model, field: ModelField): Promise<readonly unknown[] | undefined> {
  const carried = Object.values(model.fields).find((other) => other.relation?.fromFields.includes(field.name))
  if (carried) {
    const targets = (await twin.base[delegate(carried.type)]!['findMany']!({ select: { id: true }, orderBy: { id: 'desc' }, take: 3 })) as { id: string }[]
    return targets.map(({ id }) => id)
  }
  const value = otherValue(twin, field)
  return value === undefined ? undefined : [value]
}

/** One value of its own for each row of a column that is part of a key. */
function unlike(value: unknown, index: number): unknown {
  if (value === twinMark) return `${twinMark} ${index}`
  if (typeof value === 'number') return value - index
  if (typeof value === 'bigint') return value - BigInt(index)
  if (value instanceof Date) return new Date(value.getTime() - index * 86_400_000)
  return value
}

function otherValue({ models }: App, field: ModelField): unknown {
  if (field.isList) return field.type === 'String' ? [twinMark] : undefined
  if (field.kind === 'enum') return models.enums[field.type]!.values.at(-1)
  switch (field.type) {
    case 'Boolean': return true
    case 'Int': return 7_654_321
    case 'BigInt': return 765_432_100n
    case 'Decimal': return '765432.1'
    case 'DateTime': return new Date('1999-09-09')
    case 'Json': return { twin: twinMark }
    default: return field.nativeType === 'Uuid' ? undefined : field.nativeType === 'Char(3)' ? 'EUR' : twinMark
  }
}

/** What the history says of columns that the person may not see. */
async function changeTold(twin: App, model: Model, columns: readonly string[], ids: readonly string[]): Promise<number> {
  const changes = JSON.stringify(Object.fromEntries(columns.map((name) => [name, [null, twinMark]])))
  await pastTriggers(twin, async (query) => void (await query('update core.history_entry set changes = changes || $1::jsonb where model = $2 and record_id = any($3::uuid[])', [changes, model.name, [...ids]])))
  return ids.length
}

/** Rows like the hidden ones, so hidden too. */
async function copyRows(twin: App, model: Model, ids: readonly string[]): Promise<number> {
  const table = twin.base[delegate(model.name)]!
  const rows = (await table['findMany']!({ where: { id: { in: [...ids] } } })) as Row[]
  const uniques = Object.values(model.fields).filter((field) => field.isUnique && !field.isId && field.type === 'String' && field.nativeType !== 'Uuid')
  const data = rows.slice(0, 5).map((row, n) => ({
    ...withoutNullJson(model, row), id: idOf(`Twin${model.name}`, n),
    ...Object.fromEntries(uniques.map((field) => [field.name, `${twinMark} new ${n}`])),
  }))
  return ((await table['createMany']!({ data, skipDuplicates: true })) as { count: number }).count
}

/** Prisma tells JSON's null from the database's, and takes neither as `null`. */
function withoutNullJson(model: Model, row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name, value]) => !(value === null && model.fields[name]!.type === 'Json')))
}
