import { isIP } from 'node:net'
import type { AddressRule } from './addresses.ts'
import { webhookErrors } from './errors.ts'

const MAX_URL = 2_000

/** The address as it is kept. Names are resolved when something is sent, each time; an address that is written out is judged now. */
export function checkUrl(text: string, rule: AddressRule): string {
  const url = parse(text.trim())
  if (!url || text.length > MAX_URL || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '') throw webhookErrors.WEBHOOK_URL_INVALID({ url: text.slice(0, MAX_URL) })
  const host = hostOf(url)
  if (isIP(host) !== 0 && !rule.allows(host)) throw webhookErrors.WEBHOOK_ADDRESS_PRIVATE({ host })
  if (url.protocol === 'http:' && (isIP(host) === 0 ? !rule.hasPrivate : !rule.isPrivateAllowed(host))) throw webhookErrors.WEBHOOK_URL_PLAIN({ url: url.href })
  return url.href
}

/** Of a URL: 'erp.example.com', '10.0.0.1', '::1' without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
