import type { App } from '../app/app-types.ts'
import { readJson } from '../server/read-body.ts'
import type { Route } from '../server/server-types.ts'
import { byteStream } from './byte-stream.ts'
import { exportErrors } from './errors.ts'
import { noteExport } from './note-export.ts'
import { exportTable } from './export-table.ts'
import type { ExportRequest } from './export-table.ts'
import type { ExportTable } from './export-types.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
} satisfies Record<string, { type: string; write: (table: ExportTable) => AsyncGenerator<string | Uint8Array> }>

/** Records that are named one by one at most: as many as a list selects. */
const mostIds = 5000

/**
 * GET /api/export/{resource}.csv and .xlsx, with `filter`, `orderBy` (JSON, as in the API), `search` and `columns` (names with commas).
 * POST takes the same as a JSON object, `columns` as a list, and `ids`: those records alone, which would not fit into an address.
 */
export function exportRoutes(app: App): Route[] {
  return (['csv', 'xlsx'] as const).flatMap((ending) => [
    route('GET', ending, async (request, resource) => readAddress(resource, new URL(request.url).searchParams)),
    route('POST', ending, async (request, resource) => readBody(resource, (await readJson(request)).value)),
  ])

  function route(method: 'GET' | 'POST', ending: 'csv' | 'xlsx', read: (request: Request, resource: string) => Promise<ExportRequest>): Route {
    return {
      method,
      path: `/api/export/:resource.${ending}`,
      handler: async (request, { params, request: contextOf }) => {
        const context = await contextOf()
        if (!context.principal.has('core:export')) throw exportErrors.EXPORT_NOT_ALLOWED()
        const wanted = await read(request, params['resource'] ?? '')
        const table = await exportTable(app, context, wanted)
        await noteExport(context, table, wanted, ending)
        const { type, write } = formats[ending]
        return new Response(byteStream(write(table)), {
          headers: { 'content-type': type, 'content-disposition': `attachment; filename="${table.name}-${context.today()}.${ending}"`, 'cache-control': 'no-store' },
        })
      },
    }
  }
}

function readAddress(resource: string, query: URLSearchParams): ExportRequest {
  const columns = query.get('columns')
  const search = query.get('search')
  return {
    resource,
    filter: parse('filter', query.get('filter')),
    orderBy: parse('orderBy', query.get('orderBy')),
    ...(columns ? { columns: columns.split(',') } : {}),
    ...(search ? { search } : {}),
  }
}

function readBody(resource: string, { filter, orderBy, search, columns, ids }: Readonly<Record<string, unknown>>): ExportRequest {
  if (search !== undefined && search !== null && typeof search !== 'string') throw exportErrors.EXPORT_REQUEST_INVALID({ reason: 'search is not text' })
  const chosen = textList('ids', ids)
  if (chosen !== undefined && chosen.length > mostIds) throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `ids names more than ${mostIds} records` })
  const wanted = textList('columns', columns)
  return { resource, filter, orderBy, ...(search ? { search } : {}), ...(wanted ? { columns: wanted } : {}), ...(chosen ? { ids: chosen } : {}) }
}

function textList(name: string, value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => typeof one === 'string')) throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `${name} is not a list of texts` })
  return value as string[]
}

function parse(name: string, text: string | null): unknown {
  if (text === null || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `${name} is not JSON` })
  }
}
