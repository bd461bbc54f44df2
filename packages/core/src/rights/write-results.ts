import type { Model } from '../models/model-types.ts'
import { keyOf, pick, sameRows, selectOf, type Args } from './base-rows.ts'
import type { Row } from './decide.ts'
import { findMany, inspect } from './read.ts'
import type { SecondLook } from './second-look.ts'
import { planSelection } from './selection.ts'
import { readable, type Session } from './session.ts'
import { isEverything } from './where.ts'

/**
 * What a write answers: the written rows as the caller may read them, from the rows at hand unless relations are asked for.
 * Of a row that is out of sight now, only the key.
 */
export async function writtenRows(session: Session, model: Model, rows: readonly Readonly<Row>[], args: Args): Promise<Row[]> {
  if (rows.length === 0) return []
  const asked = { ...(args['select'] as Row | undefined), ...(args['include'] as Row | undefined) }
  if (Object.keys(asked).some((name) => asked[name] && (model.fields[name]?.kind ?? 'object') === 'object')) return readAgain(session, model, rows, args)
  const copies = rows.map((row) => ({ ...row }))
  const { inspect: redact } = planSelection(session, model, {})
  const visible = readable(session, model)
  const inspectAll = (list: readonly Row[], look: SecondLook): void => {
    redact?.(list, look)
    if (!isEverything(visible)) for (const row of list) look.claim(model, visible, row, () => keepOnly(row, (name) => model.primaryKey.includes(name)))
  }
  await inspect(session, { args: {}, inspect: inspectAll, cursors: [] }, copies)
  const omit = args['omit'] as Row | undefined
  if (args['select']) for (const row of copies) keepOnly(row, (name) => Boolean(asked[name]))
  else if (omit) for (const row of copies) keepOnly(row, (name) => !omit[name])
  return copies
}

async function readAgain(session: Session, model: Model, rows: readonly Readonly<Row>[], args: Args): Promise<Row[]> {
  const select = args['select'] ? { select: { ...selectOf(model.primaryKey), ...(args['select'] as Row) } } : pick(args, ['include', 'omit'])
  const found = await findMany(session, model, { where: sameRows(model, rows), ...select })
  const byKey = new Map(found.map((row) => [keyOf(model, row), row]))
  return rows.map((row) => byKey.get(keyOf(model, row)) ?? pick(row, model.primaryKey))
}

function keepOnly(row: Row, isKept: (name: string) => boolean): void {
  for (const name of Object.keys(row)) if (!isKept(name)) delete row[name]
}
