import type { App } from '../app/app-types.ts'
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

/** GET /api/export/{resource}.csv and .xlsx, with `filter`, `orderBy` (JSON, as in the API), `search` and `columns` (names with commas). */
export function exportRoutes(app: App): Route[] {
  return (['csv', 'xlsx'] as const).map((ending) => ({
    method: 'GET',
    path: `/api/export/:resource.${ending}`,
    handler: async (request, route) => {
      const context = await route.request()
      if (!context.principal.has('core:export')) throw exportErrors.EXPORT_NOT_ALLOWED()
      const wanted = readRequest(route.params['resource'] ?? '', new URL(request.url).searchParams)
      const table = await exportTable(app, context, wanted)
      await noteExport(context, table, wanted, ending)
      const { type, write } = formats[ending]
      return new Response(byteStream(write(table)), {
        headers: { 'content-type': type, 'content-disposition': `attachment; filename="${table.name}-${context.today()}.${ending}"`, 'cache-control': 'no-store' },
      })
    },
  }))
}

function readRequest(resource: string, query: URLSearchParams): ExportRequest {
  const columns = query.get('columns')
  const search = query.get('search')
  return {
    resource,
    filter: readJson('filter', query.get('filter')),
    orderBy: readJson('orderBy', query.get('orderBy')),
    ...(columns ? { columns: columns.split(',') } : {}),
    ...(search ? { search } : {}),
  }
}

function readJson(name: string, text: string | null): unknown {
  if (text === null || text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw exportErrors.EXPORT_REQUEST_INVALID({ reason: `${name} is not JSON` })
  }
}
