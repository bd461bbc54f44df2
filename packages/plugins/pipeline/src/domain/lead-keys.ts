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

export function keysOf({ company, email, phone }: Written): LeadKeys {
  return { companyKey: companyKey(company), emailKey: emailKey(email), phoneKey: phoneKey(phone) }
}

const forms = /(股份有限公司|有限责任公司|有限責任公司|有限公司|集团公司|集團公司|集团|集團|公司)$|\b(co|ltd|limited|inc|incorporated|corp|corporation|llc|plc|gmbh|ag|sa|bv|company)\b\.?/g

/** The name of a company without its legal form, signs and spaces: 'Huaxing Mfg. Co., Ltd.' and 'HUAXING MFG' are one. */
export function companyKey(name: string | null | undefined): string | null {
  const text = (name ?? '').normalize('NFKC').toLowerCase()
  const bare = text.replace(forms, ' ').replace(/[^\p{L}\p{N}]+/gu, '')
  return orNull(bare === '' ? text.replace(/[^\p{L}\p{N}]+/gu, '') : bare)
}

export function emailKey(email: string | null | undefined): string | null {
  return orNull((email ?? '').normalize('NFKC').trim().toLowerCase())
}

/** Digits alone, without the country's 86 or the 0 of trunk calls; fewer than 7 find nobody. */
export function phoneKey(phone: string | null | undefined): string | null {
  const digits = (phone ?? '').normalize('NFKC').replace(/\D/g, '').replace(/^00/, '').replace(/^86(?=\d{10,})/, '').replace(/^0(?=\d{9,})/, '')
  return digits.length < 7 ? null : digits
}

/** Where so many have their mail that it says nothing of a company. */
const sharedDomains = new Set(['163.com', '126.com', 'qq.com', 'foxmail.com', 'sina.com', 'sohu.com', 'yeah.net', '139.com', 'aliyun.com', 'gmail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com', 'icloud.com', 'me.com', 'proton.me', 'gmx.de', 'web.de', 'mail.ru'])

/** The company's own domain in a mail address; null for those that everybody may have. */
export function companyDomain(email: string | null | undefined): string | null {
  const domain = emailKey(email)?.split('@')[1] ?? ''
  return domain === '' || sharedDomains.has(domain) ? null : domain
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
