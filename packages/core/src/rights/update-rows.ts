import type { Model } from '../models/model-types.ts'
import { call, chunks, findSame, keyOf, sameRows, uniqueKey } from './base-rows.ts'
import type { Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { carryAlong, followParents } from './follow-parent.ts'
import { lockRows } from './lock-rows.ts'
import { checkReferences, referencesIn } from './references.ts'
import { readableField, type Session } from './session.ts'
import { updateStamps } from './stamps.ts'
import { and, isEverything, or, type Where } from './where.ts'
import { prepareData, type PreparedData } from './write-data.ts'
import { linkChanges, linkData } from './write-links.ts'
import { doMeet, plainly, willMeet } from './write-reach.ts'
import { announce, type ChangedRow, type UpdateRequest, type WriteScope } from './write-scope.ts'

/** Updates the rows that the caller may update with this data, all with the same data, and answers them before and after. */
export async function updateRows(scope: WriteScope, model: Model, request: UpdateRequest): Promise<ChangedRow[]> {
  const { session } = scope
  const data = await prepareData(scope, model, 'update', request.data)
  // One condition for the look before and the look after.
  const writable = data.where
  const before = await lockRows(session, model, and(request.where, writable), { purpose: 'update', limit: request.limit })
  if (before.length === 0) return []
  checkVersion(model, before[0]!, request.expectedVersion)
  await checkReferences(session, model, changedReferences(session, model, before, data.columns))
  await followParents(session, model, [data.columns])
  const after = await write(scope, model, before, { ...data, where: writable })
  const changed = before.map((row, index) => ({ before: row, after: after[index]! }))
  await carryAlong(session, model, changed)
  const changes = changed.map((row) => ({ recordId: keyOf(model, row.after), ...row, ...linkChanges(data.links) }))
  await announce(scope, { action: 'UPDATE', model, changes })
  for (const row of after) for (const later of data.later) await later(scope, row)
  return changed
}

export function checkVersion(model: Model, row: Readonly<Row>, expected: number | undefined): void {
  if (expected !== undefined && row['version'] !== expected) throw rightsErrors.VERSION_CONFLICT({ what: model.name, currentVersion: row['version'] })
}

/** A form sends back what it got: a reference that stays as it is needs no right, unless the caller could guess it by that. */
function changedReferences(session: Session, model: Model, before: readonly Row[], columns: Readonly<Row>): Row[] {
  return before.map((row) => {
    const references = referencesIn(model, columns, row)
    const isKept = Object.entries(references).every(([name, value]) => value === row[name] && isEverything(readableField(session, model, name)))
    return isKept ? {} : references
  })
}

/** What is written must stay in reach, or go where the caller may hand it over ('assign'). */
async function write(scope: WriteScope, model: Model, before: readonly Row[], data: PreparedData): Promise<Row[]> {
  const { session } = scope
  if (Object.keys(data.columns).length === 0 && data.links.length === 0) {
    if (data.later.length > 0) await scope.protect()
    return [...before]
  }
  const keep = staysWithin(session, model, data.where)
  const planned = Object.fromEntries(Object.entries(data.columns).map(([name, value]) => [name, plainly(value)]))
  const within = willMeet(model, keep, before.map((row) => ({ ...row, ...planned })))
  if (within === false) throw leavesReach(model)
  if (within === 'ask' || data.later.length > 0) await scope.protect()
  const after = await writeColumns(session, model, before, data)
  if (within === 'ask' && !(await doMeet(session.client, model, keep, after))) throw leavesReach(model)
  return after
}

/**
 * Where the rows must be afterwards: where the caller may update just these columns. A right on one column of all rows does
 * not let somebody move rows, by another column, to where the caller has no other right.
 */
function staysWithin({ ability }: Session, model: Model, writable: Where): Where {
  return or(model, and(ability.rows('update', model.name), writable), ability.rows('assign', model.name))
}

async function writeColumns(session: Session, model: Model, before: readonly Row[], { columns, links }: PreparedData): Promise<Row[]> {
  const { client } = session
  const values = updateStamps(session, model, columns)
  if (before.length === 1 || links.length > 0) {
    const after: Row[] = []
    for (const row of before) after.push(await call<Row>(client, model, 'update', { where: uniqueKey(model, row), data: { ...values, ...linkData(links) } }))
    return after
  }
  for (const part of chunks(model, before)) await call(client, model, 'updateMany', { where: sameRows(model, part), data: values })
  const byKey = new Map((await findSame(client, model, before, {})).map((row) => [keyOf(model, row), row]))
  return before.map((row) => byKey.get(keyOf(model, row))!)
}

function leavesReach(model: Model) {
  return rightsErrors.FORBIDDEN({ action: 'hand over', what: `${model.name} to somebody out of your own reach` })
}
