import type { Identity, MailedLink } from '../identity/index.ts'
import type { Company } from '../plugin/define-config.ts'
import type { EventHandler } from '../writes/event-types.ts'
import type { Mailer, MailLocale } from './mail-types.ts'
import { writeMail, type MailKind } from './write-mail.ts'

export interface MailParts {
  readonly identity: Identity
  readonly mailer: Mailer
  readonly company: Company
  readonly publicUrl: string
}

type Reader = MailedLink['person']

/**
 * Sends the mails of identity after the commit that asked for them. A mail that cannot be sent is tried again by the outbox;
 * its link is made when it is sent, so that no secret waits in the database.
 */
export function mailHandlers({ identity, mailer, company, publicUrl }: MailParts): EventHandler[] {
  const send = async (kind: MailKind, person: Reader, path?: string): Promise<void> => {
    if (person.email === null) return
    const facts = { to: person.email, name: person.name, company: company.name }
    await mailer.send(writeMail(kind, localeOf(person, company), path === undefined ? facts : { ...facts, link: publicUrl + path }))
  }
  return [
    {
      event: 'invitation.sent', id: 'mail', mode: 'after-commit',
      run: async ({ recordId }) => {
        const link = recordId === null ? null : await identity.issueInvitation(recordId)
        if (link) await send('invitation', link.person, link.path)
      },
    },
    {
      event: 'password.forgotten', id: 'mail', mode: 'after-commit',
      run: async ({ payload }) => {
        const link = await identity.issuePasswordReset((payload as { email: string }).email)
        if (link) await send('passwordReset', link.person, link.path)
      },
    },
    {
      event: 'password.changed', id: 'mail', mode: 'after-commit',
      run: async ({ recordId }, context) => {
        const person = await context.db['person']!.findUnique({ where: { id: recordId }, select: { name: true, email: true, locale: true } })
        if (person) await send('passwordChanged', person as unknown as Reader)
      },
    },
  ]
}

function localeOf(person: Reader, company: Company): MailLocale {
  const locale = person.locale ?? company.locale
  return locale.startsWith('zh') ? 'zh-CN' : 'en'
}
