import type { BaseClient } from '../database/open-client.ts'
import type { Model } from '../models/model-types.ts'
import { decide, type Row } from './decide.ts'
import { findSame, keyOf, selectOf } from './base-rows.ts'
import { isNothing, type Where } from './where.ts'

interface Claim {
  readonly row: Row
  readonly hide: () => void
}

/**
 * Decides about rows that are loaded already: in memory where the condition allows it, and for all others with one query per
 * condition. What turns out hidden is taken away at the end, so that no decision is made on a row that lost something.
 */
export class SecondLook {
  readonly #claims = new Map<Where, { model: Model; claims: Claim[] }>()
  readonly #last: (() => void)[] = []

  /** Keeps the row as it is only if it meets the condition. The row must have its primary key. */
  claim(model: Model, where: Where, row: Row, hide: () => void): void {
    const known = this.#claims.get(where)
    if (known) known.claims.push({ row, hide })
    else this.#claims.set(where, { model, claims: [{ row, hide }] })
  }

  /** Runs after everything is decided. */
  finally(step: () => void): void {
    this.#last.push(step)
  }

  async settle(client: BaseClient): Promise<void> {
    const hidden: Claim[] = []
    for (const [where, { model, claims }] of this.#claims) hidden.push(...(await failing(client, model, where, claims)))
    for (const claim of hidden) claim.hide()
    for (const step of this.#last) step()
  }
}

async function failing(client: BaseClient, model: Model, where: Where, claims: readonly Claim[]): Promise<readonly Claim[]> {
  if (isNothing(where)) return claims
  const verdicts = claims.map((claim) => decide(model, where, claim.row))
  const open = claims.filter((_, index) => verdicts[index] === 'ask')
  const met = open.length > 0 ? await keysMeeting(client, model, where, open.map((claim) => claim.row)) : new Set<string>()
  return claims.filter((claim, index) => (verdicts[index] === 'ask' ? !met.has(keyOf(model, claim.row)) : verdicts[index] !== true))
}

/** The keys of those rows that the database finds to meet a condition. */
export async function keysMeeting(client: BaseClient, model: Model, where: Where, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const distinct = [...new Map(rows.map((row) => [keyOf(model, row), row])).values()]
  const found = await findSame(client, model, distinct, where, selectOf(model.primaryKey))
  return new Set(found.map((row) => keyOf(model, row)))
}
