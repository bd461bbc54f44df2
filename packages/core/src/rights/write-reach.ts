import type { BaseClient } from '../database/open-client.ts'
import type { Model } from '../models/model-types.ts'
import { keyOf } from './base-rows.ts'
import { decide, type Row } from './decide.ts'
import { keysMeeting } from './second-look.ts'
import { isEverything, type Where } from './where.ts'

/** Whether rows as they will be written all meet a condition; 'ask' where only the database can tell, after the write. */
export function willMeet(model: Model, where: Where, rows: readonly Readonly<Row>[]): boolean | 'ask' {
  if (isEverything(where)) return true
  const verdicts = rows.map((row) => decide(model, where, row))
  if (verdicts.some((verdict) => verdict === false || verdict === null)) return false
  return verdicts.includes('ask') ? 'ask' : true
}

export async function doMeet(client: BaseClient, model: Model, where: Where, rows: readonly Row[]): Promise<boolean> {
  const met = await keysMeeting(client, model, where, rows)
  return rows.every((row) => met.has(keyOf(model, row)))
}

/** A value as it will be in the row, where data says it plainly; undefined for what the database computes. */
export function plainly(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? undefined : value
}
