import { readFile, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** A file as it goes out. */
export interface StaticFile {
  readonly body: Buffer<ArrayBuffer>
  readonly type: string
  readonly encoding: 'br' | 'gzip' | null
  readonly etag: string
}

export interface StaticFiles {
  /** The file at a path of the address, in the best form the client takes; null where there is none. */
  find(pathname: string, acceptEncoding: string): Promise<StaticFile | null>
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/
/** Bytes of files compressed here that are kept, so that each is compressed once. */
const keepAtMost = 20_000_000

/** Serves a folder. Files compressed beforehand (`app.js.br`, `app.js.gz`) go out as they are; other texts are compressed once. */
export function createStaticFiles(root: string): StaticFiles {
  const kept = new Map<string, StaticFile>()
  let keptBytes = 0

  const compress = async (file: StaticFile, path: string): Promise<StaticFile> => {
    const key = `${path}|${file.etag}`
    const known = kept.get(key)
    if (known) return known
    const compressed = { ...file, body: (await promisify(gzip)(file.body)) as Buffer<ArrayBuffer>, encoding: 'gzip' as const }
    if (keptBytes + compressed.body.length <= keepAtMost) {
      keptBytes += compressed.body.length
      kept.set(key, compressed)
    }
    return compressed
  }

  return {
    async find(pathname, acceptEncoding) {
      const path = resolveInside(root, pathname)
      if (path === null) return null
      const type = types[extname(path)] ?? 'application/octet-stream'
      for (const [encoding, suffix] of [['br', '.br'], ['gzip', '.gz']] as const) {
        const ready = accepts(acceptEncoding, encoding) ? await read(path + suffix, type, encoding) : null
        if (ready) return ready
      }
      const file = await read(path, type, null)
      const isWorth = file !== null && file.body.length > 1_000 && compressible.test(type) && accepts(acceptEncoding, 'gzip')
      return isWorth ? compress(file, path) : file
    },
  }
}

/** The file's place, or null for a path that leaves the folder or names a hidden file, however it is spelt. */
export function resolveInside(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (/[\0\\]/.test(decoded) || decoded.split('/').some((part) => part.startsWith('.'))) return null
  const path = join(root, decoded)
  return path.startsWith(root.endsWith(sep) ? root : root + sep) ? path : null
}

async function read(path: string, type: string, encoding: StaticFile['encoding']): Promise<StaticFile | null> {
  try {
    const about = await stat(path)
    if (!about.isFile()) return null
    const etag = `"${about.size.toString(36)}-${Math.round(about.mtimeMs).toString(36)}"`
    return { body: await readFile(path), type, encoding, etag }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null
    throw error
  }
}

function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.trim().toLowerCase().split(';')
    return name === encoding && !parameters.some((parameter) => /^\s*q=0(\.0*)?\s*$/.test(parameter))
  })
}
