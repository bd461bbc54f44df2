import { TenonError } from '../errors/tenon-error.ts'
import { serverErrors } from './errors.ts'

/** Bytes of a JSON body. */
export const jsonLimit = 1_000_000
const secondsForBody = 10
/** Deeper input is nobody's filter, but an attempt to overflow the stack of whoever walks it. */
const deepestJson = 64
/** The character NUL, as JSON writes it and as a literal in a query may. PostgreSQL cannot store it. */
const nul = /\\u0000|\\u\{0+\}/

export interface JsonBody {
  readonly text: string
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * Reads a JSON object. Throws MEDIA_TYPE_REFUSED for other types (a form on a foreign page can send only those), BODY_TOO_LARGE,
 * BODY_TOO_SLOW, BATCH_REFUSED for an array, and BODY_INVALID, which never repeats what was sent.
 */
export async function readJson(request: Request): Promise<JsonBody> {
  if (!isPlainJson(request.headers)) throw serverErrors.MEDIA_TYPE_REFUSED({ expected: 'application/json' })
  const text = await readText(request, jsonLimit)
  if (nesting(text) > deepestJson) throw serverErrors.BODY_INVALID({ reason: `it is nested more than ${deepestJson} levels deep` })
  const value = parse(text)
  if (Array.isArray(value)) throw serverErrors.BATCH_REFUSED()
  if (typeof value !== 'object' || value === null) throw serverErrors.BODY_INVALID({ reason: 'a JSON object is needed' })
  if (nul.test(text) && hasNul(value)) throw serverErrors.BODY_INVALID({ reason: 'a text holds the character NUL, which cannot be stored' })
  return { text, value: value as Record<string, unknown> }
}

/** The same request, whose body ends with BODY_TOO_LARGE once more than `limit` bytes come. */
export function limitBody(request: Request, limit: number): Request {
  checkAnnounced(request.headers, limit)
  if (!request.body) return request
  let received = 0
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      received += chunk.byteLength
      if (received > limit) controller.error(serverErrors.BODY_TOO_LARGE({ limit }))
      else controller.enqueue(chunk)
    },
  })
  return new Request(request, { body: request.body.pipeThrough(counter), duplex: 'half' } as RequestInit)
}

function checkAnnounced(headers: Headers, limit: number): void {
  const announced = Number(headers.get('content-length') ?? 0)
  if (!(announced >= 0)) throw serverErrors.BODY_INVALID({ reason: 'its Content-Length is not a number' })
  if (announced > limit) throw serverErrors.BODY_TOO_LARGE({ limit })
}

function isPlainJson(headers: Headers): boolean {
  const isJson = /^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '')
  const encoding = headers.get('content-encoding')
  return isJson && (encoding === null || encoding.toLowerCase() === 'identity')
}

async function readText(request: Request, limit: number): Promise<string> {
  checkAnnounced(request.headers, limit)
  if (!request.body) return ''
  const reader = (request.body as ReadableStream<Uint8Array>).getReader()
  let isTooSlow = false
  const timer = setTimeout(() => {
    isTooSlow = true
    reader.cancel().catch(() => {})
  }, secondsForBody * 1000)
  try {
    const bytes = await readAll(reader, limit)
    if (isTooSlow) throw serverErrors.BODY_TOO_SLOW({ seconds: secondsForBody })
    return decode(bytes)
  } finally {
    clearTimeout(timer)
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let received = 0
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw error instanceof TenonError ? error : serverErrors.BODY_INVALID({ reason: 'it ended early' })
    })
    if (done) return Buffer.concat(chunks)
    received += value.byteLength
    if (received > limit) {
      reader.cancel().catch(() => {})
      throw serverErrors.BODY_TOO_LARGE({ limit })
    }
    chunks.push(value)
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw serverErrors.BODY_INVALID({ reason: 'it is not UTF-8' })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw serverErrors.BODY_INVALID({ reason: 'it is not JSON' })
  }
}

/** The deepest nesting of brackets outside texts. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  let isText = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isText && character === '\\') index++
    else if (character === '"') isText = !isText
    else if (isText) continue
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}

function hasNul(value: unknown, key?: string): boolean {
  if (typeof value === 'string') return value.includes('\0') || (key === 'query' && nul.test(value))
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, child]) => name.includes('\0') || hasNul(child, name))
}
