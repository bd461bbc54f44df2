import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../app/app-types.ts'
import type { RequestContext } from '../../context.ts'
import { byteStream } from '../../export/byte-stream.ts'
import { sayIn, wordingOf } from '../../messages/errors/wording.ts'
import { readJson } from '../../server/read-body.ts'
import type { Route, RouteContext } from '../../server/server-types.ts'
import type { StartRunRequest, SuggestRequest } from '../api-types.ts'
import { importErrors } from '../errors.ts'
import { fieldLabels } from '../field-labels.ts'
import { checkMapping, parseMapping } from '../mapping/read-mapping.ts'
import { isObject } from '../mapping/shape.ts'
import { readSpool } from '../report/problem-spool.ts'
import { reportCsv } from '../report/report-csv.ts'
import type { RowProblem } from '../report/report-types.ts'
import { prepareImport } from '../run-import.ts'
import { guardedTarget } from '../target/guarded-target.ts'
import { createJobs } from './jobs.ts'
import { previewUpload, suggestFor } from './preview.ts'
import { receiveFiles, uploadLimit } from './receive-files.ts'
import { runState } from './run-state.ts'
import { createUploads } from './uploads.ts'

export interface ImportRoutesOptions {
  /** Folder for uploads; several processes that share the work must share it. @default a new temporary folder */
  readonly folder?: string
  /** Told of imports that failed for a reason that is not in a file. */
  readonly onError?: (error: unknown) => void
}

export interface ImportRoutes {
  readonly routes: readonly Route[]
  /** Cancels what runs and removes uploads. */
  close(): Promise<void>
}

/** The addresses of the import wizard. */
export function importRoutes(app: App, options: ImportRoutesOptions = {}): ImportRoutes {
  const uploads = createUploads(options.folder)
  const jobs = createJobs(options.onError ?? (() => {}))
  const inWords = sayIn(wordingOf(app.plugins))
  const inWordsFor = (context: RequestContext) => (problem: RowProblem): RowProblem => ({ ...problem, message: inWords(problem, context) })
  const spoolPath = (context: RequestContext, id: string): Promise<string> => uploads.spool(personOf(context), id)

  const preview: Handler = async (request, context) => {
    const { id, folder } = await uploads.open(personOf(context))
    try {
      const names = await receiveFiles(request, folder)
      return Response.json(await previewUpload(id, folder, { names, target: guardedTarget(context, { labels: await fieldLabels(app) }) }))
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
  }
  const suggest: Handler = async (request, context) => {
    const { uploadId, file, sheet, resource } = suggestRequest((await readJson(request)).value)
    const folder = await uploads.folder(personOf(context), uploadId)
    const suggestion = await suggestFor(join(folder, plainName(file)), sheet, { resource, target: guardedTarget(context, { labels: await fieldLabels(app) }) })
    if (!suggestion) throw importErrors.IMPORT_REQUEST_INVALID({ reason: `there is no resource ${resource} to import into` })
    return Response.json(suggestion)
  }
  const start: Handler = async (request, context) => {
    const { uploadId, mapping, dryRun = false } = startRequest((await readJson(request)).value)
    const personId = personOf(context)
    jobs.refuseSecond(personId)
    const folder = await uploads.folder(personId, uploadId)
    const read = typeof mapping === 'string' ? parseMapping(mapping, 'mapping.yaml') : checkMapping(mapping, 'mapping')
    const prepared = await prepareImport(app, background(app, context), { mapping: read, paths: [folder], dryRun })
    jobs.start(prepared, personId, await uploads.spool(personId, prepared.id))
    return Response.json({ id: prepared.id }, { status: 202 })
  }
  const state: Handler = async (_request, context, { id = '' }) => Response.json(await runState(context, id, { job: jobs.get(id), spoolPath: await spoolPath(context, id), inWords: inWordsFor(context) }))
  const cancel: Handler = async (_request, context, { id = '' }) => {
    const scene = { spoolPath: await spoolPath(context, id), inWords: inWordsFor(context) }
    const job = jobs.get(id)
    await runState(context, id, { ...scene, job })
    job?.cancel()
    await job?.done
    return Response.json(await runState(context, id, { ...scene, job: undefined }))
  }
  const report: Handler = async (_request, context, { id = '' }) => {
    const spool = await spoolPath(context, id)
    const translate = inWordsFor(context)
    const job = jobs.get(id)
    const { reportUrl, problems } = await runState(context, id, { job, spoolPath: spool, inWords: translate })
    return csvResponse(reportCsv(reportUrl === null || job ? problems : translated(readSpool(spool), translate)), `import-${id}.csv`)
  }

  return {
    routes: [
      { method: 'POST', path: '/api/import/preview', bodyLimit: uploadLimit, handler: allowed(preview) },
      { method: 'POST', path: '/api/import/suggest', handler: allowed(suggest) },
      { method: 'POST', path: '/api/import/runs', handler: allowed(start) },
      { method: 'GET', path: '/api/import/runs/:id', handler: allowed(state) },
      { method: 'POST', path: '/api/import/runs/:id/cancel', handler: allowed(cancel) },
      { method: 'GET', path: '/api/import/runs/:id/report.csv', handler: allowed(report) },
    ],
    async close() {
      await jobs.close()
      await uploads.close()
    },
  }
}

type Handler = (request: Request, context: RequestContext, params: Readonly<Record<string, string>>) => Promise<Response>

function allowed(handler: Handler): Route['handler'] {
  return async (request: Request, route: RouteContext) => {
    const context = await route.request()
    if (!context.principal.has('core:import')) throw importErrors.IMPORT_NOT_ALLOWED()
    return handler(request, context, route.params)
  }
}

/** The same caller without the request: a run outlives it, and its key is not the run's. */
function background(app: App, context: RequestContext): RequestContext {
  return app.createContext(context.principal, { source: 'import', requestId: context.requestId, locale: context.locale })
}

function personOf({ principal }: RequestContext): string {
  if (principal.personId === null) throw importErrors.IMPORT_NOT_ALLOWED()
  return principal.personId
}

async function* translated(problems: AsyncIterable<RowProblem>, translate: (problem: RowProblem) => RowProblem): AsyncGenerator<RowProblem> {
  for await (const problem of problems) yield translate(problem)
}

function csvResponse(lines: AsyncGenerator<string>, name: string): Response {
  return new Response(byteStream(lines), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  })
}

function startRequest(body: Readonly<Record<string, unknown>>): StartRunRequest {
  const { uploadId, mapping, dryRun = false } = body
  if (typeof uploadId !== 'string' || typeof dryRun !== 'boolean' || (typeof mapping !== 'string' && !isObject(mapping))) {
    throw importErrors.IMPORT_REQUEST_INVALID({ reason: 'uploadId, mapping and dryRun are expected' })
  }
  // The form of a mapping is checked where it is read.
  return { uploadId, mapping: mapping as StartRunRequest['mapping'], dryRun }
}

function suggestRequest(body: Readonly<Record<string, unknown>>): SuggestRequest {
  const { uploadId, file, sheet, resource } = body
  if (typeof uploadId !== 'string' || typeof file !== 'string' || typeof resource !== 'string' || (sheet !== undefined && typeof sheet !== 'string')) {
    throw importErrors.IMPORT_REQUEST_INVALID({ reason: 'uploadId, file and resource are expected' })
  }
  return { uploadId, file, resource, ...(sheet === undefined ? {} : { sheet }) }
}

/** An uploaded file is named by its last part only: no way leads out of the upload. */
function plainName(file: string): string {
  if (file.includes('/') || file.includes('\\') || file.startsWith('.')) throw importErrors.IMPORT_REQUEST_INVALID({ reason: 'the name of the file holds a path' })
  return file
}
