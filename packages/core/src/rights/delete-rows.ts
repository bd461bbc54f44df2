import type { Model } from '../models/model-types.ts'
import { call, chunks, keyOf, sameRows } from './base-rows.ts'
import type { Row } from './decide.ts'
import { findFollowers } from './followers.ts'
import { lockRows } from './lock-rows.ts'
import { checkVersion } from './update-rows.ts'
import { announce, type UpdateRequest, type WriteScope } from './write-scope.ts'

/** Deletes the rows; `onLocked` runs when they are certain and still there. Answers them as they were. */
export async function deleteRows(scope: WriteScope, model: Model, request: Omit<UpdateRequest, 'data'>, onLocked?: (rows: readonly Row[]) => Promise<void>): Promise<Row[]> {
  const { session } = scope
  const rows = await lockRows(session, model, request.where, { purpose: 'delete', limit: request.limit })
  if (rows.length === 0) return []
  checkVersion(model, rows[0]!, request.expectedVersion)
  await onLocked?.(rows)
  const followers = await findFollowers(session, model, rows)
  for (const part of chunks(model, rows)) await call(session.client, model, 'deleteMany', { where: sameRows(model, part) })
  await announce(scope, { action: 'DELETE', model, changes: rows.map((row) => ({ recordId: keyOf(model, row), before: row, after: null })) })
  for (const follower of followers) await announce(scope, follower)
  return rows
}
