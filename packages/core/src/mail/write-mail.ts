import { en } from './messages/en.ts'
import { zhCN } from './messages/zh-CN.ts'
import type { Mail, MailLocale } from './mail-types.ts'

export type MailKind = 'invitation' | 'passwordReset' | 'passwordChanged' | 'notification'

export interface MailFacts {
  readonly to: string
  readonly name: string
  readonly company: string
  /** What is said, where the words of the kind leave it open. */
  readonly text?: string
  /** What the button opens; without one the mail only tells. */
  readonly link?: string
}

const languages = { en, 'zh-CN': zhCN }

/** A mail in words: plain text, and the same as simple HTML. */
export function writeMail(kind: MailKind, locale: MailLocale, facts: MailFacts): Mail {
  const words = languages[locale][kind]
  const say = (text: string): string => text.replace(/\{(name|company|text)\}/g, (_whole, key: 'name' | 'company' | 'text') => facts[key] ?? '')
  const greeting = say(languages[locale].greeting)
  const lines = words.lines.map(say)
  const link = facts.link
  const text = [greeting, '', ...lines.slice(0, 1), ...(link === undefined ? [] : ['', link]), '', ...lines.slice(1), ''].join('\n')
  return { to: facts.to, subject: say(words.subject).replace(/\s+/g, ' '), text, html: page(locale, [greeting, ...lines], link === undefined ? null : { link, label: words.button }) }
}

function page(locale: MailLocale, [greeting, first, ...rest]: readonly string[], button: { readonly link: string; readonly label: string } | null): string {
  const paragraph = (text: string | undefined): string => `<p>${escape(text ?? '')}</p>`
  const action = button === null ? '' : `<p><a href="${escape(button.link)}" style="display:inline-block;padding:10px 18px;border-radius:8px;background:#1f5eff;color:#ffffff;text-decoration:none">${escape(button.label)}</a></p>`
  return `<!doctype html><html lang="${locale}"><body style="font:16px/1.5 system-ui,sans-serif;color:#1b1f24;max-width:36em">${paragraph(greeting)}${paragraph(first)}${action}${rest.map(paragraph).join('')}</body></html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
