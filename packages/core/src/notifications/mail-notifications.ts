import type { App } from '../app/app-types.ts'
import { writeMail, type Mailer } from '../mail/index.ts'
import type { EventHandler } from '../writes/event-types.ts'
import { spoken } from './kinds.ts'
import { mailEvent } from './notify.ts'
import { speak, type NotificationRow } from './read-notifications.ts'

export interface NotificationMailParts {
  readonly app: Pick<App, 'principalOf' | 'createContext' | 'company'>
  readonly mailer: Mailer
  readonly publicUrl: string
}

type Addressed = NotificationRow & { readonly personId: string; readonly person: { readonly name: string; readonly email: string | null; readonly locale: string | null; readonly active: boolean } }

/** Mails notifications after the commit. Read by the rights that the person has when it is sent: without them nothing is. */
export function notificationMails({ app, mailer, publicUrl }: NotificationMailParts): EventHandler[] {
  return [{
    event: mailEvent, id: 'mail', mode: 'after-commit',
    run: async ({ recordId }, { db }) => {
      const row = (await db['notification']!.findUnique({ where: { id: recordId }, include: { person: true } })) as unknown as Addressed | null
      if (!row?.person.active || row.person.email === null) return
      const locale = spoken(row.person.locale ?? app.company.locale)
      const [notification] = await speak(app.createContext(await app.principalOf(row.personId), { locale, source: 'event' }), [row])
      if (!notification || notification.hidden) return
      const { text, record } = notification
      await mailer.send(writeMail('notification', locale, { to: row.person.email, name: row.person.name, company: app.company.name, text, link: publicUrl + (record?.path ?? '/') }))
    },
  }]
}
