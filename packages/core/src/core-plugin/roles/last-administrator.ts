import type { RequestContext } from '../../context.ts'
import type { BaseClient } from '../../database/open-client.ts'
import type { WriteBatch } from '../../rights/index.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { roleErrors } from './errors.ts'

/** Days of a hold, half-open; `to` null is for ever. */
interface Span {
  readonly from: string
  readonly to: string | null
}

/** Changes of who administers wait for each other, so that of two that each leave one administrator only one can happen. */
const lock = 7_305_620_443

/**
 * Runs a change of roles or their holders, and refuses it where it brings a day, today or later, on which nobody active holds
 * `core:roles` for the whole company. A gap that was there before may stay: what makes it smaller must not be refused.
 */
export async function keepingAdministrator<Result>(context: RequestContext, work: () => Promise<Result>): Promise<Result> {
  const { base } = internalsOf(context)
  const today = context.today()
  await takeLock(base)
  const before = firstGap(await administeringSpans(base), today)
  const result = await work()
  refuseEarlier(before, firstGap(await administeringSpans(base), today))
  return result
}

/** The same for a write that ends a person's access: deactivated, or removed with the roles held. */
export async function guardAdministrators({ action, model, changes, tx }: WriteBatch, today: () => string): Promise<void> {
  if (model.name === 'Person' && action === 'UPDATE') {
    const ended = changes.filter(({ before, after }) => before?.['active'] === true && after?.['active'] === false).map(({ recordId }) => recordId)
    if (ended.length > 0) await refuseGap(tx, today(), () => administeringSpans(tx, ended))
  }
  if (model.name === 'RoleHolder' && action === 'DELETE') {
    const removed = changes.map(({ before }) => before!)
    await refuseGap(tx, today(), async () => {
      const administering = await administeringRoles(tx)
      return [...(await administeringSpans(tx)), ...removed.filter((hold) => administering.has(hold['roleId'] as string)).map((hold) => ({ from: dayOf(hold['validFrom'] as Date), to: hold['validTo'] === null ? null : dayOf(hold['validTo'] as Date) }))]
    })
  }
}

/** `spansBefore` is asked only where somebody is missing now. */
async function refuseGap(tx: BaseClient, today: string, spansBefore: () => Promise<readonly Span[]>): Promise<void> {
  await takeLock(tx)
  const after = firstGap(await administeringSpans(tx), today)
  if (after !== null) refuseEarlier(firstGap(await spansBefore(), today), after)
}

function refuseEarlier(before: string | null, after: string | null): void {
  if (after !== null && (before === null || after < before)) throw roleErrors.LAST_ADMINISTRATOR({ day: after })
}

/** The first day from today on that no span covers; null where there is none. */
export function firstGap(spans: readonly Span[], today: string): string | null {
  let covered = today
  for (const { from, to } of spans.toSorted((left, right) => (left.from < right.from ? -1 : 1))) {
    if (from > covered) break
    if (to === null) return null
    if (to > covered) covered = to
  }
  return covered
}

async function takeLock(tx: BaseClient): Promise<void> {
  await tx.$executeRawUnsafe(`select pg_advisory_xact_lock(${lock})`)
}

/** Holds of active people; of `asActive` too, as before they were not. */
function administeringSpans(tx: BaseClient, asActive: readonly string[] = []): Promise<readonly Span[]> {
  return tx.$queryRawUnsafe<Span[]>(`
    select h.valid_from::text as "from", h.valid_to::text as "to" from core.role_holder h
    join core.person p on p.id = h.person_id and (p.active or p.id = any($1::uuid[]))
    join core.role_permission r on r.role_id = h.role_id and r.permission = 'core:roles' and r.scope = 'ALL'`, [...asActive])
}

async function administeringRoles(tx: BaseClient): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(`select role_id::text as id from core.role_permission where permission = 'core:roles' and scope = 'ALL'`)
  return new Set(rows.map(({ id }) => id))
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
