import type { RequestContext } from '../context.ts'
import { globalId } from '../schema/global-id.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { NotificationParams } from './kinds.ts'
import { readLinked, type LinkedRecord } from './record-titles.ts'

export interface NotificationRow {
  readonly id: string
  readonly kind: string
  readonly params: NotificationParams
  readonly model: string | null
  readonly recordId: string | null
  readonly readAt: Date | null
  readonly createdAt: Date
}

/** A notification as its person reads it now. */
export interface SpokenNotification extends NotificationRow {
  /** The sentence; a neutral one where it is about a record that the person may not read any more. */
  readonly text: string
  readonly record: LinkedRecord | null
  /** Whether it is about a record that is out of reach. */
  readonly hidden: boolean
}

export interface NotificationPage {
  readonly nodes: readonly SpokenNotification[]
  readonly hasNextPage: boolean
}

/** The caller's own, unread ones first, each part newest first. `after` is the row id of the last one seen. */
export async function listNotifications(context: RequestContext, { first, after }: { readonly first: number; readonly after: string | null }): Promise<NotificationPage> {
  const own = { personId: context.principal.personId, inApp: true }
  const table = context.db['notification']!
  const last = after === null ? null : await table.findFirst({ where: { ...own, id: after }, select: { id: true, readAt: true } })
  const part = async (unread: boolean, take: number): Promise<NotificationRow[]> => {
    if (take <= 0 || (unread && last !== null && last['readAt'] !== null)) return []
    const isWithin = last !== null && (last['readAt'] === null) === unread
    return (await table.findMany({ where: { ...own, readAt: unread ? null : { not: null }, ...(isWithin ? { id: { lt: last['id'] } } : {}) }, orderBy: { id: 'desc' }, take })) as unknown as NotificationRow[]
  }
  const unread = await part(true, first + 1)
  const rows = [...unread, ...(await part(false, first + 1 - unread.length))]
  return { nodes: await speak(context, rows.slice(0, first)), hasNextPage: rows.length > first }
}

export function countUnread(context: RequestContext): Promise<number> {
  return context.db['notification']!.count({ where: { personId: context.principal.personId, inApp: true, readAt: null } })
}

/** Puts notifications into the words of the context's person: titles by her rights, in her language. */
export async function speak(context: RequestContext, rows: readonly NotificationRow[]): Promise<SpokenNotification[]> {
  const { kinds } = internalsOf(context)
  const linked = await readLinked(context, rows.flatMap(({ model, recordId }) => (model === null || recordId === null ? [] : [{ model, recordId }])))
  return rows.map((row) => {
    const isLinked = row.model !== null && row.recordId !== null
    const record = isLinked ? (linked.get(globalId(row.model!, row.recordId!)) ?? null) : null
    // A kind of a plugin that is disabled now has no words any more.
    const hidden = (isLinked && record === null) || !kinds.names.includes(row.kind)
    return { ...row, record, hidden, text: hidden ? kinds.text('notification.hidden', context.locale) : kinds.sentence(row.kind, context.locale, { ...row.params, record: record?.title ?? '' }) }
  })
}
