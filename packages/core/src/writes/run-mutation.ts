import { createHash } from 'node:crypto'
import { defineErrors } from '../errors/tenon-error.ts'
import type { RequestContext } from '../context.ts'
import { identityErrors } from '../identity/errors.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { Principal } from '../rights/rights-types.ts'
import { internalsOf } from './context-internals.ts'
import type { DomainEvent, Settling } from './event-types.ts'

export const writeErrors = defineErrors({
  IDEMPOTENCY_MISMATCH: { status: 422, message: 'The Idempotency-Key of this request was used before with other input. Use a new key for a new request.' },
  TRY_AGAIN: { status: 503, message: 'Somebody else was changing the same records at this moment. Nothing was changed; try again.' },
})

/** Identifies a mutation for idempotency: its field and its input. */
export interface MutationCall {
  readonly name: string
  readonly input: unknown
  /** For work that nobody waits for: how long it may take, each of its statements included. Where another process is at it, nothing is done and the result is null. @default a minute, and as long as the database lets a statement take */
  readonly minutes?: number
}

/** How often a write is tried that others were in the way of. Its last try begins in time to end before a request does (10 s), however long it waits for a row. */
const tries = { most: 6, within: 6_000 }

/**
 * Runs a write as the whole it is: one transaction with the guard inside, in-transaction handlers, outbox rows and the
 * idempotency key. A repeat with the same key answers the first result and changes nothing. Deadlocks, and waits for a row
 * that took too long, are tried again.
 */
export async function runMutation<Result>(context: RequestContext, call: MutationCall, work: (context: RequestContext) => Promise<Result>): Promise<Result> {
  const { base, inTransaction, idempotencyKey } = internalsOf(context)
  if (context.principal.readOnly) throw identityErrors.TOKEN_READ_ONLY()
  if (inTransaction) return work(context)
  const key = idempotencyKey === null ? null : `${keyOwner(context.principal)}:${call.name}:${idempotencyKey}`
  const begun = performance.now()
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await base.$transaction((transaction) => attemptOnce(context, transaction, key, call, work), { maxWait: 10_000, timeout: (call.minutes ?? 1) * 60_000 })
      internalsOf(context).afterCommit()
      return result
    } catch (error) {
      if (!isConflictOfTransactions(error)) throw error
      if (attempt === tries.most || performance.now() - begun > tries.within) throw writeErrors.TRY_AGAIN({}, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 20 * 2 ** attempt + Math.random() * 20))
    }
  }
}

/** Nobody meets the answer to another person's key, nor a deputy that of the person she works for. */
function keyOwner({ personId, deputyId }: Principal): string {
  return deputyId === undefined ? (personId ?? '-') : `${personId}:${deputyId}`
}

async function attemptOnce<Result>(outer: RequestContext, transaction: BaseClient, key: string | null, call: MutationCall, work: (context: RequestContext) => Promise<Result>): Promise<Result> {
  if (call.minutes !== undefined) {
    if (!(await isFree(transaction, key ?? call.name))) return null as Result
    await giveTime(transaction, call.minutes)
  }
  if (key !== null) {
    const earlier = await claimKey(transaction, key, hashOf(call))
    if (earlier !== undefined) return earlier as Result
  }
  const { context, events, settling } = internalsOf(outer).within(transaction)
  const result = await work(context)
  await publish(context, transaction, { events, settling })
  if (key !== null) await transaction.$executeRawUnsafe('update core.idempotency_key set result = $2::jsonb where key = $1', key, JSON.stringify(result ?? null))
  return result
}

/** Whether no other process is at it: a night's work may last for longer than anybody waits for a key. */
async function isFree(transaction: BaseClient, name: string): Promise<boolean> {
  const [row] = await transaction.$queryRawUnsafe<{ free: boolean }[]>('select pg_try_advisory_xact_lock(hashtextextended($1, 7305620443)) as free', name)
  return row!.free
}

async function giveTime(transaction: BaseClient, minutes: number): Promise<void> {
  await transaction.$queryRawUnsafe("select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)", `${minutes}min`)
}

/** Takes the key, or gives the first result. A twin at the same moment waits here until the first one is through. */
async function claimKey(transaction: BaseClient, key: string, hash: string): Promise<unknown> {
  const taken = await transaction.$executeRawUnsafe('insert into core.idempotency_key (key, hash) values ($1, $2) on conflict (key) do nothing', key, hash)
  if (taken === 1) return undefined
  const [earlier] = await transaction.$queryRawUnsafe<{ hash: string; result: unknown }[]>('select hash, result from core.idempotency_key where key = $1', key)
  if (earlier!.hash !== hash) throw writeErrors.IDEMPOTENCY_MISMATCH()
  return earlier!.result ?? null
}

function hashOf(call: MutationCall): string {
  const text = JSON.stringify([call.name, call.input], (_name, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
  return createHash('sha256').update(text).digest('hex')
}

/** In-transaction handlers may publish more and may veto by throwing, as may what is settled after them; then all events go to the outbox with the commit. */
async function publish(context: RequestContext, transaction: BaseClient, { events, settling }: { readonly events: DomainEvent[]; readonly settling: Settling }): Promise<void> {
  const { handlers } = internalsOf(context)
  for (let told = 0; told < events.length || settling.size > 0;) {
    for (; told < events.length; told++) {
      for (const handler of handlers) if (handler.mode === 'in-transaction' && handler.event === events[told]!.type) await handler.run(events[told]!, context)
    }
    for (const [key, work] of settling) {
      settling.delete(key)
      await work()
    }
  }
  if (events.length === 0) return
  const rows = events.map((event) => ({ id: event.id, type: event.type, recordId: event.recordId, payload: event.payload ?? null }))
  await transaction['outboxEvent']!['createMany']!({ data: rows })
}

/** Serialization failures, deadlocks and waits for a lock that were given up, as Prisma and PostgreSQL name them. All of them leave nothing behind. */
function isConflictOfTransactions(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'P2034' || /40001|40P01|55P03|deadlock detected|could not serialize|lock timeout/i.test(message ?? '')
}
