import type { BaseClient } from '../database/open-client.ts'
import type { Model } from '../models/model-types.ts'
import type { Row } from './decide.ts'
import type { Session } from './session.ts'
import type { WriteBatch } from './write-batch.ts'
import type { Where } from './where.ts'

export interface UpdateRequest {
  /** Which rows, the caller's rights included. */
  readonly where: Where
  readonly data: Readonly<Row>
  /** The version that the caller saw; another one is a VERSION_CONFLICT. */
  readonly expectedVersion?: number
  readonly limit?: number
}

export interface ChangedRow {
  readonly before: Row
  readonly after: Row
}

/** How rows are written, so that a nested write is a write like any other. */
export interface Writers {
  createRows(scope: WriteScope, model: Model, list: readonly Readonly<Row>[]): Promise<Row[]>
  updateRows(scope: WriteScope, model: Model, request: UpdateRequest): Promise<ChangedRow[]>
}

/** A write on its way: one transaction, whatever it touches. */
export interface WriteScope {
  readonly session: Session
  readonly writers: Writers
  /** Must be called before the first statement of a write that may still be refused. */
  protect(): Promise<void>
}

/**
 * Runs a write as a whole or not at all: in a transaction of its own, or, inside the author's transaction, behind a savepoint
 * where the write may still be refused after its first statement. An author who catches the refusal and goes on commits
 * nothing of it.
 */
export function atomically<Result>(session: Session, writers: Writers, work: (scope: WriteScope) => Promise<Result>): Promise<Result> {
  if (session.inTransaction) return inTurn(session.client, () => withSavepoint(session, writers, work))
  const limits = session.options.transaction ?? { maxWait: 5_000, timeout: 60_000 }
  return session.client.$transaction((client) => work({ session: { ...session, client, inTransaction: true }, writers, protect: async () => {} }), limits)
}

const turns = new WeakMap<BaseClient, Promise<unknown>>()

/** The writes of one transaction run one after the other: going back to one's savepoint would undo what another did meanwhile. */
function inTurn<Result>(client: BaseClient, work: () => Promise<Result>): Promise<Result> {
  const turn = (turns.get(client) ?? Promise.resolve()).then(work)
  turns.set(client, turn.catch(() => {}))
  return turn
}

async function withSavepoint<Result>(session: Session, writers: Writers, work: (scope: WriteScope) => Promise<Result>): Promise<Result> {
  let isSet = false
  const protect = async (): Promise<void> => {
    if (isSet) return
    isSet = true
    await session.client.$executeRawUnsafe('savepoint tenon_write')
  }
  try {
    const result = await work({ session, writers, protect })
    if (isSet) await session.client.$executeRawUnsafe('release savepoint tenon_write')
    return result
  } catch (error) {
    if (isSet) await session.client.$executeRawUnsafe('rollback to savepoint tenon_write')
    throw error
  }
}

/** Tells the listener of a write, history first of all. */
export async function announce({ session }: WriteScope, batch: Pick<WriteBatch, 'action' | 'model' | 'changes'>): Promise<void> {
  if (batch.changes.length === 0) return
  const { options, principal } = session
  await session.onWrite({ ...batch, tx: session.client, principal, source: options.source ?? 'api', requestId: options.requestId ?? null, ip: options.ip ?? null, client: options.client ?? null, at: now(session) })
}

export function now({ options }: Session): Date {
  return options.now?.() ?? new Date()
}
