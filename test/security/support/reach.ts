import type { App, Model } from '@tenon/core/testing'
import { delegate } from './world.ts'

type Row = Readonly<Record<string, unknown>>
type Table = NonNullable<App['base'][string]>

/** What the declared rules let a person see of a database, read without the guard. */
export interface Reach {
  readonly visible: Readonly<Record<string, ReadonlySet<string>>>
  /** Ids of visible rows on which a column is withheld. */
  readonly withheld: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Names of the columns and relations that the rules of this person ask, of whatever model. */
  readonly ruled: ReadonlySet<string>
  /** All that can be seen, a text for every model: what must be the same in a twin. */
  readonly texts: readonly string[]
}

/** Whether the person still sees what `reach` says, and nothing else. */
export async function seesTheSame(app: App, personId: string, reach: Reach): Promise<boolean> {
  return (await lookAround(app, personId, (text, place) => text === reach.texts[place])) !== null
}

export async function reachOf(app: App, personId: string): Promise<Reach> {
  return (await lookAround(app, personId, () => true))!
}

/** Ends with nothing at the first text that is not as expected. */
async function lookAround(app: App, personId: string, isExpected: (text: string, place: number) => boolean): Promise<Reach | null> {
  const context = app.createContext(await app.principalOf(personId))
  const { ability } = context
  const visible: Record<string, Set<string>> = {}
  const withheld: Record<string, Record<string, readonly string[]>> = {}
  const texts: string[] = []
  const ruled = new Set<string>()
  const note = (where: object): void => { for (const [, name] of JSON.stringify(where).matchAll(/"(\w+)":/g)) ruled.add(name!) }
  for (const model of exposedModels(app)) {
    const table = app.base[delegate(model.name)]!
    note(ability.rows('read', model.name))
    const rows = await rowsSeen(app, ability.rows('read', model.name), model, visible)
    visible[model.name] = new Set(rows.map(({ id }) => id as string))
    withheld[model.name] = {}
    const hidden = new Map<string, ReadonlySet<string>>()
    const outside = rowsOutside(table, visible[model.name]!)
    for (const field of columnsOf(model)) {
      const where = ability.field('read', model.name, field)
      if (Object.keys(where).length === 0) continue // it shows on every row
      note(where)
      withheld[model.name]![field] = await outside(where)
      hidden.set(field, new Set(withheld[model.name]![field]))
    }
    texts.push(toText(rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.get(name)?.has(row['id'] as string))))))
    if (!isExpected(texts.at(-1)!, texts.length - 1)) return null
  }
  texts.push((await forwardings(app, context, visible)).join('\n'))
  return isExpected(texts.at(-1)!, texts.length - 1) ? { visible, withheld, ruled, texts } : null
}

/** The ids of some rows for which a condition does not hold. Columns of a model have most often one condition in common, which is asked once. */
function rowsOutside(table: Table, ids: ReadonlySet<string>): (where: object) => Promise<readonly string[]> {
  const known = new Map<string, readonly string[]>()
  return async (where) => {
    const key = toText(where)
    const found = known.get(key) ?? ((await table['findMany']!({ where: { AND: [{ id: { in: [...ids] } }, { NOT: where }] }, select: { id: true } })) as { id: string }[]).map(({ id }) => id)
    known.set(key, found)
    return found
  }
}

/** Where the ids of records lead to that are gone, as those that were merged: whoever sees the other record is told so. */
async function forwardings({ base, registry }: App, context: ReturnType<App['createContext']>, visible: Readonly<Record<string, ReadonlySet<string>>>): Promise<string[]> {
  const found: string[] = []
  for (const [model, { options }] of registry.resources) {
    if (!options.redirect) continue
    const rows = (await base[delegate(model)]!['findMany']!({ select: { id: true }, orderBy: { id: 'asc' } })) as { id: string }[]
    for (const { id } of rows.filter((row) => !visible[model]!.has(row.id))) {
      const other = await options.redirect(id, context)
      if (other !== null && visible[model]!.has(other)) found.push(`${id} leads to ${other}`)
    }
  }
  return found
}

/** What the rules give, and what is on the page of a record for everybody who sees that. */
async function rowsSeen({ base }: App, where: object, { name }: Model, visible: Readonly<Record<string, ReadonlySet<string>>>): Promise<Row[]> {
  const table = base[delegate(name)]!
  const ruled = (await table['findMany']!({ where, orderBy: { id: 'asc' } })) as Row[]
  if (!onRecords.includes(name)) return ruled
  const ids = new Set(ruled.map(({ id }) => id))
  return ((await table['findMany']!({ orderBy: { id: 'asc' } })) as Row[]).filter(({ id, model, recordId }) => ids.has(id) || visible[model as string]?.has(recordId as string) === true)
}

/** Models of the core whose rows are shown with the record that they are about. */
const onRecords: readonly string[] = ['Task', 'Comment']
/** Models of the core that are read through the API without being resources. */
const alsoRead: readonly string[] = ['Comment', 'Notification']

/** The models that anybody reaches through the API, and those of plugins behind them; what hangs on records of the others comes last. */
export function exposedModels({ models, registry }: App): Model[] {
  const exposed = Object.values(models.models).filter((model) => model.primaryKey.join() === 'id' && (registry.resources.has(model.name) || alsoRead.includes(model.name) || model.plugin !== 'core'))
  return [...exposed.filter(({ name }) => !onRecords.includes(name)), ...exposed.filter(({ name }) => onRecords.includes(name))]
}

export function columnsOf(model: Model): string[] {
  return Object.values(model.fields).filter((field) => field.kind !== 'object' && !model.primaryKey.includes(field.name)).map((field) => field.name)
}

function toText(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item))
}
