import { DataError, readProblem } from '../../data/data-error.ts'
import { isObject } from '../../data/record.ts'

export type ExportFormat = 'csv' | 'xlsx'

export interface ExportQuestion {
  readonly resource: string
  readonly format: ExportFormat
  readonly columns: readonly string[]
  readonly filter?: object
  readonly search?: string
  readonly orderBy?: readonly unknown[]
  readonly ids?: readonly string[]
}

export interface ExportPart {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Rows that end in it; null where the format does not tell. */
  readonly rows: number | null
}

export interface ExportClient {
  /** Reads the file part by part, no faster than `onPart` takes them. Gives its name. Throws DataError; `aborted` where it was stopped. */
  read(question: ExportQuestion, options: { signal: AbortSignal; onPart: (part: ExportPart) => Promise<void> }): Promise<string>
}

/** The export API over the shell's fetch. */
export function createExportClient(send: typeof fetch): ExportClient {
  return {
    async read({ resource, format, ...body }, { signal, onPart }) {
      const failed = (error: unknown) => (error instanceof DataError ? error : readProblem({ status: null, retryAfter: null, problems: [], networkError: error }))
      try {
        const response = await send(`/api/export/${resource}.${format}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal })
        if (!response.ok || !response.body) throw await refusalOf(response)
        const rows = format === 'csv' ? lineCounter() : () => null
        const reader = response.body.getReader()
        for (let part = await reader.read(); !part.done; part = await reader.read()) await onPart({ bytes: part.value, rows: rows(part.value) })
        return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `${resource}.${format}`
      } catch (error) {
        throw failed(error)
      }
    },
  }
}

/** Rows end with CR and LF; the first of them are the headings. Breaks within a cell are seldom both, and a count of them is no more than a picture. */
function lineCounter(): (bytes: Uint8Array) => number {
  const LF = 10
  const CR = 13
  let last = 0
  let headings = true
  return (bytes) => {
    let rows = 0
    for (const byte of bytes) {
      if (byte === LF && last === CR) {
        if (headings) headings = false
        else rows++
      }
      last = byte
    }
    return rows
  }
}

async function refusalOf(response: Response): Promise<DataError> {
  const body: unknown = await response.json().catch(() => null)
  const text = (name: string) => (isObject(body) && typeof body[name] === 'string' ? body[name] : null)
  const code = text('code')
  if (code !== null && response.status < 500 && response.status !== 401 && response.status !== 429) return new DataError('invalid', text('message') ?? '', { code, requestId: text('requestId') })
  return readProblem({ status: response.status, retryAfter: response.headers.get('retry-after'), problems: code ? [{ message: text('message') ?? '', extensions: { code, requestId: text('requestId') } }] : [], networkError: null })
}
