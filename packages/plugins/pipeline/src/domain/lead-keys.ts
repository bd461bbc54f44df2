import { phoneKey, type NameKey } from '@tenon/customers'

/** What the same lead is found again by, however it is written. */
export interface LeadKeys {
  readonly companyKey: string | null
  readonly emailKey: string | null
  readonly phoneKey: string | null
}

interface Written {
  readonly company?: string | null | undefined
  readonly email?: string | null | undefined
  readonly phone?: string | null | undefined
}

/** By the customers' own rules: script, width, case, signs, legal forms and the way of writing a phone do not count. */
export function keysOf(nameKey: NameKey, { company, email, phone }: Written): LeadKeys {
  return { companyKey: company ? nameKey(company) : null, emailKey: emailKey(email), phoneKey: phoneKey(phone ?? '') }
}

export function emailKey(email: string | null | undefined): string | null {
  return (email ?? '').normalize('NFKC').trim().toLowerCase() || null
}

/** Where so many have their mail that it says nothing of a company. */
const sharedDomains = new Set(['163.com', '126.com', 'qq.com', 'foxmail.com', 'sina.com', 'sohu.com', 'yeah.net', '139.com', 'aliyun.com', 'gmail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'icloud.com', 'me.com', 'proton.me', 'gmx.de', 'web.de', 'mail.ru'])

/** The company's own domain in a mail address; null for those that everybody may have. */
export function companyDomain(email: string | null | undefined): string | null {
  const domain = emailKey(email)?.split('@')[1] ?? ''
  return domain === '' || sharedDomains.has(domain) ? null : domain
}
