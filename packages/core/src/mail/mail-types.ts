/** One mail as a person gets it. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Where mails go. Throws where one cannot be sent; whoever sends tries again. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  /** In words for the log and the start: 'smtp://mail.example.com', a folder. */
  readonly describe: string
}

export type MailLocale = 'en' | 'zh-CN'
