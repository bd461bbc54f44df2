import { randomBytes } from 'node:crypto'

/** A UUIDv7: its order is the order of time, so that new rows lie together in indexes. `place`, up to 4095, orders those of one millisecond. */
export function uuidv7(now = Date.now(), place?: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  if (place !== undefined) bytes.writeUInt16BE(Math.min(place, 0xfff), 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
