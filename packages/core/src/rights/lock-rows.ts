import type { Model } from '../models/model-types.ts'
import { call, chunks, findSame, keyOf, selectOf } from './base-rows.ts'
import type { Row } from './decide.ts'
import type { Session } from './session.ts'
import { tieBreak } from './order.ts'
import type { Where } from './where.ts'

/**
 * Look, lock, look again: finds the rows, locks them, and reads them once more under the same condition. So what was checked
 * is what is written: nobody moves a row between the check and the write, and of two writers the second sees the first.
 *
 * Rows that are updated keep their keys, so others may go on referring to them meanwhile. Locked against that too, two transactions that both
 * wrote a row referring to the same one, and then change it, would wait for each other for ever.
 */
export async function lockRows(session: Session, model: Model, where: Where, { purpose, limit }: { readonly purpose: 'update' | 'delete'; readonly limit?: number | undefined }): Promise<Row[]> {
  const { client } = session
  const take = limit === undefined ? {} : { take: limit }
  const seen = await call<Row[]>(client, model, 'findMany', { where, select: selectOf(model.primaryKey), orderBy: tieBreak(model, []), ...take })
  if (seen.length === 0) return []
  for (const part of chunks(model, seen)) await client.$queryRawUnsafe(...lockStatement(model, part, purpose))
  const locked = await findSame(client, model, seen, where)
  const byKey = new Map(locked.map((row) => [keyOf(model, row), row]))
  return seen.flatMap((row) => { const found = byKey.get(keyOf(model, row)); return found ? [found] : [] })
}

/** Ordered by key, so that two writers of the same rows wait for each other instead of deadlocking. */
function lockStatement(model: Model, rows: readonly Row[], purpose: 'update' | 'delete'): [sql: string, ...values: unknown[]] {
  const columns = model.primaryKey.map((name) => quote(model.fields[name]!.column))
  const from = `select 1 from ${quote(model.schema)}.${quote(model.table)}`
  const end = `order by ${columns.join(', ')} for ${purpose === 'update' ? 'no key update' : 'update'}`
  if (columns.length === 1) return [`${from} where ${columns[0]} = any($1) ${end}`, rows.map((row) => row[model.primaryKey[0]!])]
  const tuples = rows.map((_, row) => `(${columns.map((_name, column) => `$${row * columns.length + column + 1}`).join(', ')})`)
  return [`${from} where (${columns.join(', ')}) in (${tuples.join(', ')}) ${end}`, ...rows.flatMap((row) => model.primaryKey.map((name) => row[name]))]
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
