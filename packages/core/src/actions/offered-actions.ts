import DataLoader from 'dataloader'
import type { RequestContext } from '../context.ts'
import { covers } from '../lifecycle/who-may.ts'
import { decimalAmount, type Money } from '../money/index.ts'
import { lowerFirst } from '../schema/naming.ts'
import { tooComplex } from '../server/limits/too-complex.ts'
import type { RecordAction } from './record-action.ts'

type Row = Readonly<Record<string, unknown>>

export interface OfferedAction {
  readonly action: RecordAction
  /** What the caller sees of the record. */
  readonly row: Row
}

/** Records of one request whose actions may be asked for: `when` may ask the database for each of them. */
const limit = 100

/** What is offered to the caller on a record now. Many records of one answer are asked about together. */
export async function offeredActions(actions: readonly RecordAction[], id: string, context: RequestContext): Promise<readonly OfferedAction[]> {
  const count = await context.memo('actions', () => Promise.resolve({ records: 0 }))
  if (++count.records > limit) throw tooComplex('records with their actions', limit, 'Ask for smaller pages.')
  const model = actions[0]!.resource.name
  const loader = await context.memo(`actions:${model}`, () => Promise.resolve(new DataLoader<string, readonly OfferedAction[]>((ids) => offerAll(actions, ids, context), { cache: false })))
  return loader.load(id)
}

async function offerAll(actions: readonly RecordAction[], ids: readonly string[], context: RequestContext): Promise<readonly OfferedAction[][]> {
  const { resource } = actions[0]!
  // Through the guard: what the caller may not see decides nothing that shows.
  const rows = (await context.db[lowerFirst(resource.name)]!.findMany({ where: { id: { in: [...ids] } } })) as Row[]
  const byId = new Map(rows.map((row) => [row['id'] as string, row]))
  return Promise.all(ids.map((id) => offerOne(actions, byId.get(id), context)))
}

async function offerOne(actions: readonly RecordAction[], row: Row | undefined, context: RequestContext): Promise<OfferedAction[]> {
  if (!row) return []
  const held = actions.filter(({ permission, resource }) => covers(context.principal, permission, resource.model, row))
  const asked = await Promise.all(held.map(async (action) => ({ action, fits: (await action.when?.(row, context)) ?? true })))
  return asked.filter(({ fits }) => fits).map(({ action }) => ({ action, row }))
}

/** What the form of an action begins with, as the API takes it: exact amounts as text. */
export async function startOf({ action, row }: OfferedAction, context: RequestContext): Promise<Row> {
  const values = (await action.start?.(row, context)) ?? {}
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isMoney(value) ? { amount: decimalAmount(value), currency: value.currency } : value]))
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value
}
