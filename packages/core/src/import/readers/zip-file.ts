import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { createInflateRaw } from 'node:zlib'
import { importErrors } from '../errors.ts'

interface Entry {
  readonly start: number
  readonly compressed: number
  readonly deflated: boolean
}

/** A ZIP archive on disk whose entries are unpacked as they are read. */
export interface ZipFile {
  has(name: string): boolean
  /** UTF-8 text of an entry in pieces. Throws IMPORT_FILE_BOMB beyond `limit` bytes. `passed` is told the share of the entry read, 0 to 1. */
  text(name: string, limit: number, passed?: (share: number) => void): AsyncGenerator<string>
}

/** Reads the archive's directory. The local headers are not trusted for sizes: writers that stream leave them empty. */
export async function openZip(path: string): Promise<ZipFile> {
  const file = basename(path)
  const broken = (reason: string): Error => importErrors.IMPORT_FILE_BROKEN({ file, reason })
  const handle = await open(path, 'r')
  let entries: Map<string, Entry>
  try {
    entries = await readDirectory(handle, broken)
  } finally {
    await handle.close()
  }
  return {
    has: (name) => entries.has(name),
    async *text(name, limit, passed = () => {}) {
      const entry = entries.get(name)
      if (!entry) throw broken(`the part ${name} is missing`)
      if (entry.compressed === 0) return
      const start = await dataStart(path, entry, broken)
      const packed = createReadStream(path, { start, end: start + entry.compressed - 1, highWaterMark: 1 << 17 })
      let read = 0
      packed.on('data', (chunk) => passed((read += chunk.length) / entry.compressed))
      packed.pause()
      const source = entry.deflated ? pipeline(packed, createInflateRaw({ chunkSize: 1 << 17 }), () => {}) : packed
      const decoder = new StringDecoder('utf8')
      let size = 0
      try {
        for await (const chunk of source) {
          size += (chunk as Buffer).length
          if (size > limit) throw importErrors.IMPORT_FILE_BOMB({ file, limit })
          yield decoder.write(chunk as Buffer)
        }
      } catch (error) {
        throw isZlibError(error) ? broken(`the part ${name} cannot be unpacked`) : error
      } finally {
        packed.destroy()
      }
      yield decoder.end()
    },
  }
}

async function readDirectory(handle: FileHandle, broken: (reason: string) => Error): Promise<Map<string, Entry>> {
  const { size } = await handle.stat()
  const tail = await bytesAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557))
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || end + 22 > tail.length) throw broken('the end of the archive is missing')
  let count = tail.readUInt16LE(end + 10)
  let length = tail.readUInt32LE(end + 12)
  let offset = tail.readUInt32LE(end + 16)
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    const locator = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 7]), end)
    if (locator === -1) throw broken('its directory cannot be found')
    const record = await bytesAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56)
    count = Number(record.readBigUInt64LE(32))
    length = Number(record.readBigUInt64LE(40))
    offset = Number(record.readBigUInt64LE(48))
  }
  if (offset + length > size || length > 16_000_000) throw broken('its directory is out of place')
  const directory = await bytesAt(handle, offset, length)
  const entries = new Map<string, Entry>()
  for (let at = 0; entries.size < count && at + 46 <= directory.length;) {
    if (directory.readUInt32LE(at) !== 0x02014b50) throw broken('its directory is garbled')
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/').replace(/^\//, '')
    if (directory.readUInt16LE(at + 8) & 1) throw broken('it is protected by a password')
    const method = directory.readUInt16LE(at + 10)
    if (method !== 0 && method !== 8) throw broken(`the part ${name} is packed in an unknown way`)
    const wide = wideSizes(directory, at, at + 46 + nameLength, extraLength)
    if (wide.start + wide.compressed > size) throw broken(`the part ${name} is cut off`)
    entries.set(name, { ...wide, deflated: method === 8 })
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Sizes and place of an entry, with those of 64 bits from the extra field where the short ones are full. */
function wideSizes(directory: Buffer, at: number, extra: number, extraLength: number): { compressed: number; start: number } {
  let compressed = directory.readUInt32LE(at + 20)
  const unpacked = directory.readUInt32LE(at + 24)
  let start = directory.readUInt32LE(at + 42)
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + directory.readUInt16LE(field + 2)) {
    if (directory.readUInt16LE(field) !== 1) continue
    let value = field + 4
    if (unpacked === 0xffffffff) value += 8
    if (compressed === 0xffffffff) {
      compressed = Number(directory.readBigUInt64LE(value))
      value += 8
    }
    if (start === 0xffffffff) start = Number(directory.readBigUInt64LE(value))
  }
  return { compressed, start }
}

async function dataStart(path: string, entry: Entry, broken: (reason: string) => Error): Promise<number> {
  const handle = await open(path, 'r')
  try {
    const header = await bytesAt(handle, entry.start, 30)
    if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw broken('a part is not where the directory says')
    return entry.start + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    await handle.close()
  }
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await handle.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}
