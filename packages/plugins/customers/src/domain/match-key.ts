import { Converter } from 'opencc-js/t2cn'

/** What two records of the same company have in common, however they were typed; null where nothing comparable is given. */
export interface MatchKeys {
  readonly matchName: string | null
  readonly matchDomain: string | null
  readonly matchPhone: string | null
}

export type NameKey = (name: string) => string | null

/**
 * Policy: "same company in Traditional, Simplified or English, with or without 有限公司". Gives a comparer of names: width, case,
 * Traditional characters, punctuation and legal forms do not count. Opening it takes some milliseconds; keep it.
 */
export function openNameKey(): NameKey {
  const simplify: (text: string) => string = Converter({ from: 't', to: 'cn' })
  return (name) => {
    const plain = simplify(name.normalize('NFKC').toLowerCase()).replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
    const key = withoutLegalForm(plain).replaceAll(' ', '')
    return key === '' ? plain.replaceAll(' ', '') || null : key
  }
}

const chineseForms = /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|责任公司|集团公司|公司|集团)$/
const westernForms = new Set(['co', 'ltd', 'limited', 'inc', 'incorporated', 'corp', 'corporation', 'company', 'llc', 'llp', 'plc', 'gmbh', 'ag', 'kg', 'sa', 'sarl', 'srl', 'spa', 'bv', 'nv', 'ab', 'oy', 'as', 'aps', 'pty', 'pte', 'kk', 'group', 'holding', 'holdings', 'mbh', 'ug'])

function withoutLegalForm(name: string): string {
  const words = name.split(' ')
  while (words.length > 1 && westernForms.has(words.at(-1)!)) words.pop()
  const joined = words.join(' ')
  const shorter = joined.replace(chineseForms, '').trim()
  return shorter === '' ? joined : shorter === joined ? joined : withoutLegalForm(shorter)
}

const sharedDomains = /(?:^|\.)(?:gmail|outlook|hotmail|yahoo|qq|163|126|sina|sohu|aliyun|foxmail|icloud|github|weebly|wixsite|linkedin|facebook|taobao|tmall|1688)\.(?:com|cn|io|net)$/

/** 'https://www.Aurora.example/en' -> 'aurora.example'. Addresses that many share tell nothing. */
export function domainKey(website: string): string | null {
  const host = website.normalize('NFKC').trim().toLowerCase().replace(/^[a-z][a-z\d+.-]*:\/\//, '').replace(/[/?#:].*$/, '').replace(/^www\d?\./, '').replace(/\.$/, '')
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(host) && !sharedDomains.test(host) ? host : null
}

/** In the form of E.164: '+8621…'. A number without a country is taken for one of mainland China, where this product is sold. */
export function phoneKey(phone: string): string | null {
  const text = phone.normalize('NFKC').trim().replace(/(?:ext|x|转|分机|#).*$/i, '')
  const digits = text.replaceAll(/\D/g, '')
  if (digits.length < 7 || digits.length > 18) return null
  if (text.startsWith('+')) return `+${digits.replace(/^(44|49|33|39|81|82|61|886|86)0(?=\d{7,})/, '$1')}`
  if (digits.startsWith('00')) return phoneKey(`+${digits.slice(2)}`)
  if (/^86\d{10,11}$/.test(digits)) return `+${digits}`
  return digits.startsWith('0') ? `+86${digits.slice(1)}` : `+86${digits}`
}

/** The keys of one customer, for rows that are not written by the resource: examples, imports past it. */
export function matchKeysOf(nameKey: NameKey, { name, website, phone }: { readonly name: string; readonly website?: string | null; readonly phone?: string | null }): MatchKeys {
  return { matchName: nameKey(name), matchDomain: domainKey(website ?? ''), matchPhone: phoneKey(phone ?? '') }
}
