import type { BaseClient } from '../database/open-client.ts'
import type { Model } from '../models/model-types.ts'
import type { Row } from './decide.ts'
import { and, or, type Where } from './where.ts'

export type Args = Readonly<Record<string, unknown>>

/** Keys in one statement: below PostgreSQL's limit of bound values, and, for compound keys, below what a long OR bears. */
const chunkSizes = { single: 10_000, compound: 500 }

/** Calls an operation of the unguarded client. */
export function call<Result>(client: BaseClient, model: Model, operation: string, args: Args): Promise<Result> {
  return client[delegateName(model.name)]![operation]!(args)
}

/** 'OrgUnit' -> 'orgUnit', as Prisma names its delegates. */
export function delegateName(model: string): string {
  return model[0]!.toLowerCase() + model.slice(1)
}

/** One value that stands for a row's primary key, to compare and to look up by. */
export function keyOf(model: Model, row: Readonly<Row>): string {
  const values = model.primaryKey.map((name) => String(row[name]))
  return values.length === 1 ? values[0]! : JSON.stringify(values)
}

/** The rows with the keys of these rows. */
export function sameRows(model: Model, rows: readonly Readonly<Row>[]): Where {
  const [first, ...rest] = model.primaryKey
  if (rest.length === 0) return { [first!]: rows.length === 1 ? rows[0]![first!] : { in: rows.map((row) => row[first!]) } }
  return or(model, ...rows.map((row) => pick(row, model.primaryKey)))
}

/** The unique `where` of one row, as Prisma's update and findUnique take it. */
export function uniqueKey(model: Model, row: Readonly<Row>): Where {
  const key = pick(row, model.primaryKey)
  return model.primaryKey.length === 1 ? key : { [model.primaryKey.join('_')]: key }
}

export function pick(row: Readonly<Row>, names: Iterable<string>): Row {
  const picked: Row = {}
  for (const name of names) picked[name] = row[name]
  return picked
}

export function selectOf(names: Iterable<string>): Record<string, true> {
  const selected: Record<string, true> = {}
  for (const name of names) selected[name] = true
  return selected
}

/** Those of the given rows that also meet a condition, asked for in as few statements as the database allows. */
export async function findSame(client: BaseClient, model: Model, rows: readonly Readonly<Row>[], where: Where, select?: Args): Promise<Row[]> {
  const found: Row[] = []
  for (const part of chunks(model, rows)) {
    found.push(...(await call<Row[]>(client, model, 'findMany', { where: and(sameRows(model, part), where), ...(select ? { select } : {}) })))
  }
  return found
}

/** Rows or keys of a model in parts that one statement can name. */
export function chunks<Item>(model: Model, items: readonly Item[]): readonly (readonly Item[])[] {
  const size = model.primaryKey.length === 1 ? chunkSizes.single : chunkSizes.compound
  if (items.length <= size) return items.length === 0 ? [] : [items]
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}
