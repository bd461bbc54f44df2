export { createMailer, mailerFromEnvironment, type MailerOptions } from './create-mailer.ts'
export { writeMail, type MailFacts, type MailKind } from './write-mail.ts'
export type { Mail, Mailer, MailLocale } from './mail-types.ts'
export { mailHandlers } from './mail-handlers.ts'
