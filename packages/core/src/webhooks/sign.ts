import { createHmac } from 'node:crypto'

/**
 * Value of the header Tenon-Signature: the second at which it was signed, and a signature for each secret that is valid then,
 * newest first. HMAC-SHA256 over the second, a dot and the body, in hexadecimal digits.
 */
export function signatureOf(body: string, secrets: readonly string[], at: Date): string {
  const second = Math.floor(at.getTime() / 1_000)
  return [`t=${second}`, ...secrets.map((secret) => `v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`)].join(',')
}
