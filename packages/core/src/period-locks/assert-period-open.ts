import type { AnyContext } from '../context.ts'
import { dateParts, type BusinessDate } from '../time/index.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { periodErrors } from './errors.ts'

export interface PeriodQuestion {
  /** Id of the plugin whose books they are: 'contracts'. */
  readonly module: string
  /** The business date that is posted to. */
  readonly on: BusinessDate
}

/**
 * Refuses to post, change or undo what falls into a closed period of a module. Inside a write, where a lock that comes at the
 * same moment waits for it, so that nothing slips into a period that is just being closed. Throws PERIOD_LOCKED.
 */
export async function assertPeriodOpen(context: AnyContext, { module, on }: PeriodQuestion): Promise<void> {
  const { base, inTransaction } = internalsOf(context)
  if (inTransaction) await base.$queryRawUnsafe('select pg_advisory_xact_lock_shared(hashtext($1))::text', lockName(module))
  const [locked] = await base.$queryRawUnsafe<{ period_key: string }[]>(`select period_key from core.period_lock where module = $1 and period_key = any($2) and status <> 'REOPENED' limit 1`, module, periodsOf(on))
  if (locked) throw periodErrors.PERIOD_LOCKED({ period: locked.period_key, day: on })
}

export function lockName(module: string): string {
  return `tenon.period.${module}`
}

/** The year, the quarter and the month of a day. */
export function periodsOf(day: BusinessDate): string[] {
  const { year, month } = dateParts(day)
  return [`${year}`, `${year}-Q${Math.ceil(month / 3)}`, day.slice(0, 7)]
}
