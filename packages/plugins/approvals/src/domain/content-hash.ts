import { createHash } from 'node:crypto'

/**
 * The fingerprint of what is to be approved: SHA-256 over canonical JSON, 64 hexadecimal digits. Equal content has an equal hash: the order
 * of keys does not matter, `undefined` is as if it were not there, big integers and dates are written as text. Throws a TypeError for what is no data.
 */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}

function canonical(value: unknown): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string': return JSON.stringify(value)
    case 'boolean': return String(value)
    case 'bigint': return JSON.stringify(`${value}`)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be hashed: it is no number of JSON.`)
      return JSON.stringify(value)
    case 'object': return ofObject(value)
    default: throw new TypeError(`A ${typeof value} cannot be hashed: it is no data.`)
  }
}

function ofObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => (item === undefined ? 'null' : canonical(item))).join(',')}]`
  const json = (value as { toJSON?: () => unknown }).toJSON
  if (typeof json === 'function') return canonical(json.call(value))
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  // By code units: the same everywhere, whatever the locale.
  entries.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
