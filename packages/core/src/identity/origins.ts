/**
 * Whether a page of this origin may send requests with the session cookie: our own address, as the browser itself states it
 * in Host, or one of the configured origins ('https://crm.example.com').
 */
export function isTrustedOrigin(origin: string, host: string | null, trusted: readonly string[]): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  if (trusted.includes(url.origin)) return true
  return (url.protocol === 'https:' || url.protocol === 'http:') && host !== null && url.host === host.toLowerCase()
}
