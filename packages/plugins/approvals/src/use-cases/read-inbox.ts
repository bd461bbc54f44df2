import type { Context } from './work.ts'

export interface Inbox {
  /** Of seats, oldest first. */
  readonly ids: readonly string[]
  readonly more: boolean
}

/** What waits for the caller. A cursor is the id of a seat, which stays good when the seat was decided in between. */
export async function readInbox(context: Context, { first, after }: { readonly first: number; readonly after: string | null }): Promise<Inbox> {
  const mark = after === null || !/^[0-9a-f-]{36}$/.test(after) ? null : await context.db.approvalSeat.findFirst({ where: { id: after }, select: { id: true, askedAt: true } })
  const later = mark === null ? {} : { OR: [{ askedAt: { gt: mark.askedAt } }, { askedAt: mark.askedAt, id: { gt: mark.id } }] }
  const rows = await context.db.approvalSeat.findMany({ where: { AND: [waiting(context), later] }, select: { id: true }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }], take: first + 1 })
  return { ids: rows.slice(0, first).map(({ id }) => id), more: rows.length > first }
}

export function countWaiting(context: Context): Promise<number> {
  return context.db.approvalSeat.count({ where: waiting(context) })
}

function waiting({ principal }: Context) {
  return principal.personId === null ? { id: { in: [] } } : { personId: principal.personId, status: 'OPEN' as const, request: { status: 'PENDING' as const } }
}
