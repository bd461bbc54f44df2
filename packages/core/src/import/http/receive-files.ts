import { createWriteStream } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import type { BusboyFileStream, BusboyInstance } from '@fastify/busboy'
import { importErrors } from '../errors.ts'

/** Bytes of one file, and of one request. */
export const fileLimit = 200_000_000
export const uploadLimit = 500_000_000
const mostFiles = 20
const allowed = ['.csv', '.tsv', '.txt', '.xlsx', '.yaml', '.yml']

/** Writes the files of a multipart request into a folder as they come; never more than a piece of them is in memory. Gives their names. */
export async function receiveFiles(request: Request, folder: string): Promise<string[]> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(contentType) || !request.body) throw importErrors.IMPORT_UPLOAD_INVALID({ reason: 'multipart/form-data with files is expected' })
  const names: string[] = []
  const writes: Promise<void>[] = []
  const parser = openParser(contentType)
  parser.on('file', (_field, stream, fileName) => {
    const write = writeFile(stream, fileName, folder, names)
    // The parser waits for each file; a failed one must not leave the others unread.
    write.catch(() => stream.resume())
    writes.push(write)
  })
  parser.on('filesLimit', () => void writes.push(Promise.reject(importErrors.IMPORT_UPLOAD_INVALID({ reason: `there are more than ${mostFiles} files` }))))
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream), parser)
  } catch (cause) {
    await Promise.allSettled(writes)
    throw cause instanceof Error && 'status' in cause ? cause : importErrors.IMPORT_UPLOAD_INVALID({ reason: 'it ends before it is complete, or is not multipart' }, { cause })
  }
  await Promise.all(writes)
  if (names.length === 0) throw importErrors.IMPORT_UPLOAD_INVALID({ reason: 'it holds no file' })
  return names
}

function openParser(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: { fileSize: fileLimit, files: mostFiles, fields: 20, headerPairs: 50 } })
  } catch (cause) {
    throw importErrors.IMPORT_UPLOAD_INVALID({ reason: 'its boundary is missing' }, { cause })
  }
}

async function writeFile(stream: BusboyFileStream, fileName: string, folder: string, names: string[]): Promise<void> {
  const name = safeName(fileName)
  if (!allowed.includes(extname(name).toLowerCase())) throw importErrors.IMPORT_UPLOAD_INVALID({ reason: `${name} is not a CSV, XLSX or YAML file` })
  if (names.includes(name)) throw importErrors.IMPORT_UPLOAD_INVALID({ reason: `two files are called ${name}` })
  names.push(name)
  await pipeline(stream, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }))
  if (stream.truncated) throw importErrors.IMPORT_FILE_TOO_LARGE({ file: name, limit: fileLimit })
}

/** The last part of a name, without characters that mean something to a file system. */
function safeName(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/')).normalize('NFC').replace(/[\u0000-\u001f<>:"|?*]/g, '_') // eslint-disable-line no-control-regex
  return name.replace(/^\.+/, '').slice(-120) || 'file'
}
