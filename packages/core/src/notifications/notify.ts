import type { RequestContext } from '../context.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { spokenLocales, type NotificationParams } from './kinds.ts'
import { channelsOf } from './preferences.ts'

export interface NewNotification {
  /** Row ids of people; those who left are passed over, and nobody is told twice. */
  readonly to: readonly string[]
  /** 'approvals.waiting': the message `notification.kind.approvals.waiting` of the plugin in every language. */
  readonly kind: string
  /** What the sentence names. Everybody in `to` reads it, whatever rights they have: no secrets, no amounts. */
  readonly params?: NotificationParams
  /** The record that it is about. Its title, `{record}` in the sentence, is shown only to those who may read it then. */
  readonly link?: { readonly model: string; readonly id: string }
  /** By mail too, where the person does not refuse it. @default false */
  readonly mail?: boolean
  /** An event that comes again with the same key tells nobody twice. */
  readonly key?: string
}

/** The event that a mail waits for: its record is the notification. */
export const mailEvent = 'notification.mail'

/** Tells people something, with the commit of the caller's transaction: in the shell, and by mail after it. */
export async function notify(context: RequestContext, notification: NewNotification): Promise<void> {
  const { kind, params = {} } = notification
  // A sentence that cannot be said later is refused now, where its author sees it.
  for (const locale of spokenLocales) internalsOf(context).kinds.sentence(kind, locale, { record: '…', ...params })
  await runMutation(context, { name: 'notify', input: null }, (inner) => write(inner, notification))
}

async function write(context: RequestContext, { to, kind, params = {}, link, mail = false, key }: NewNotification): Promise<void> {
  const { base } = internalsOf(context)
  const people = (await base['person']!['findMany']!({ where: { id: { in: [...new Set(to)] }, active: true }, select: { id: true } })) as { id: string }[]
  const channels = await channelsOf(base, people.map(({ id }) => id), kind)
  const rows = people.flatMap(({ id: personId }) => {
    const { inApp, mail: mayMail } = channels.get(personId)!
    if (!inApp && !(mail && mayMail)) return []
    return [{ id: context.newId(), personId, kind, params, model: link?.model ?? null, recordId: link?.id ?? null, key: key ?? null, inApp, createdAt: context.now() }]
  })
  if (rows.length === 0) return
  const written = (await base['notification']!['createManyAndReturn']!({ data: rows, skipDuplicates: true, select: { id: true, personId: true } })) as { id: string; personId: string }[]
  for (const { id, personId } of written) if (mail && channels.get(personId)!.mail) context.emit(mailEvent, id, null)
}
