import { DataError, readProblem } from '../../data/data-error.ts'
import { isObject } from '../../data/record.ts'
import type { ImportMapping, ImportPreview, ImportRunState, ImportSuggestion } from './import-types.ts'

/** A refusal of the import API, with every problem of the mapping. */
export class ImportRefused extends Error {
  readonly code: string
  readonly problems: readonly string[]

  constructor(code: string, message: string, problems: readonly string[]) {
    super(message)
    this.name = 'ImportRefused'
    this.code = code
    this.problems = problems
  }
}

export interface ImportClient {
  preview(files: readonly File[], signal: AbortSignal): Promise<ImportPreview>
  suggest(question: { uploadId: string; file: string; sheet?: string; resource: string }): Promise<ImportSuggestion>
  start(request: { uploadId: string; mapping: string | ImportMapping; dryRun: boolean }): Promise<string>
  run(id: string, signal: AbortSignal): Promise<ImportRunState>
  cancel(id: string): Promise<void>
}

/** The import API over the shell's fetch. Throws ImportRefused for what the server refuses, DataError for what did not work. */
export function createImportClient(send: typeof fetch): ImportClient {
  const ask = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    let response: Response
    try {
      response = await send(`/api/import${path}`, init)
    } catch (error) {
      throw readProblem({ status: null, retryAfter: null, problems: [], networkError: error })
    }
    if (response.ok) return (await response.json()) as Answer
    throw await refusal(response)
  }
  const post = (body: unknown): RequestInit => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  return {
    preview(files, signal) {
      const body = new FormData()
      for (const file of files) body.append('files', file, file.name)
      return ask<ImportPreview>('/preview', { method: 'POST', body, signal })
    },
    suggest: (question) => ask<ImportSuggestion>('/suggest', post(question)),
    start: async (request) => (await ask<{ id: string }>('/runs', post(request))).id,
    run: (id, signal) => ask<ImportRunState>(`/runs/${id}`, { signal }),
    cancel: async (id) => void (await ask(`/runs/${id}/cancel`, { method: 'POST' })),
  }
}

async function refusal(response: Response): Promise<Error> {
  const body: unknown = await response.json().catch(() => null)
  const code = isObject(body) && typeof body['code'] === 'string' ? body['code'] : null
  const message = isObject(body) && typeof body['message'] === 'string' ? body['message'] : ''
  const requestId = isObject(body) && typeof body['requestId'] === 'string' ? body['requestId'] : null
  if (code && response.status < 500 && response.status !== 401 && response.status !== 429) {
    const fields = isObject(body) && Array.isArray(body['fields']) ? body['fields'] : []
    return new ImportRefused(code, message, fields.flatMap((field: unknown) => (isObject(field) && typeof field['message'] === 'string' ? field['message'] : [])))
  }
  const problems = code ? [{ message, extensions: { code, requestId } }] : []
  return readProblem({ status: response.status, retryAfter: response.headers.get('retry-after'), problems, networkError: null })
}

export function asFailure(error: unknown): DataError | ImportRefused {
  return error instanceof DataError || error instanceof ImportRefused ? error : new DataError('internal', String(error), { cause: error })
}
