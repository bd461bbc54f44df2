import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'

export interface DetectedEncoding {
  readonly encoding: string
  /** Bytes of the byte order mark, to be skipped. */
  readonly mark: number
}

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
]

/** The byte order mark decides; without one UTF-8 where every byte fits, GB18030 where they fit that, and UTF-8 with damage where neither does. */
export async function detectEncoding(path: string): Promise<DetectedEncoding> {
  const head = await firstBytes(path)
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (mark) return { encoding: mark.encoding, mark: mark.bytes.length }
  if (await isAllUtf8(path)) return { encoding: 'utf-8', mark: 0 }
  return { encoding: (await looksLikeGb18030(path)) ? 'gb18030' : 'utf-8', mark: 0 }
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 3 })) return chunk as Buffer
  return Buffer.alloc(0)
}

async function isAllUtf8(path: string): Promise<boolean> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const bytes = Buffer.concat([rest, chunk as Buffer])
    const whole = bytes.length - unfinished(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return false
    rest = bytes.subarray(whole)
  }
  return rest.length === 0
}

/** Bytes at the end that begin a character without finishing it. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0b1100_0000) === 0b1000_0000) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/**
 * Western one-byte encodings often fit GB18030 by chance, an accented letter taking the ASCII letter after it.
 * Chinese text has few such pairs, so many of them speak against it.
 */
async function looksLikeGb18030(path: string): Promise<boolean> {
  let pairs = 0
  let asciiSecond = 0
  let broken = 0
  let lead = 0
  let quad = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    for (const byte of chunk as Buffer) {
      if (quad > 0) {
        const fits = quad === 1 ? byte >= 0x81 && byte <= 0xfe : byte >= 0x30 && byte <= 0x39
        if (!fits) broken++
        quad = fits && quad === 1 ? 2 : 0
      } else if (lead === 0) {
        if (byte >= 0x81 && byte <= 0xfe) lead = byte
        else if (byte > 0x7f) broken++
      } else {
        lead = 0
        pairs++
        if (byte >= 0x30 && byte <= 0x39) quad = 1
        else if (byte >= 0x40 && byte <= 0xfe && byte !== 0x7f) asciiSecond += byte < 0x7f ? 1 : 0
        else broken++
      }
    }
  }
  if (lead !== 0 || quad !== 0) broken++
  return pairs > 0 && broken * 1000 <= pairs && asciiSecond * 2 < pairs
}
