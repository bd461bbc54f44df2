import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Mail, Mailer } from './mail-types.ts'

export interface MailerOptions {
  /** 'smtps://user:password@mail.example.com'; without one mails are laid into the outbox folder. */
  readonly smtpUrl?: string | undefined
  readonly from?: string | undefined
  /** Folder for mails that are not sent. */
  readonly outbox: string
}

/** The mailer that the environment asks for: TENON_SMTP_URL and TENON_MAIL_FROM, else `<data>/outbox`. */
export function mailerFromEnvironment(dataFolder: string, environment: Readonly<Record<string, string | undefined>>): Mailer {
  return createMailer({ smtpUrl: environment['TENON_SMTP_URL'], from: environment['TENON_MAIL_FROM'], outbox: join(dataFolder, 'outbox') })
}

export function createMailer({ smtpUrl, from = 'Tenon <tenon@localhost>', outbox }: MailerOptions): Mailer {
  return smtpUrl ? smtpMailer(smtpUrl, from) : outboxMailer(outbox, from)
}

function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url, { from })
  return {
    describe: new URL(url).host,
    send: async (mail) => void (await transport.sendMail({ ...mail, ...neverFiles })),
  }
}

/** Mails as files that a mail program opens. */
function outboxMailer(folder: string, from: string): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true }, { from })
  return {
    describe: folder,
    send: async (mail: Mail) => {
      const { message } = await transport.sendMail({ ...mail, ...neverFiles })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`
      // Whoever watches the folder sees whole mails only. They hold links that sign in: for the owner's eyes.
      await writeFile(join(folder, `.${name}`), message as Buffer, { mode: 0o600 })
      await rename(join(folder, `.${name}`), join(folder, name))
    },
  }
}

const neverFiles = { disableFileAccess: true, disableUrlAccess: true } as const
