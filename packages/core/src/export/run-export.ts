import { createWriteStream } from 'node:fs'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { App } from '../app/app-types.ts'
import type { RequestContext } from '../context.ts'
import { exportErrors } from './errors.ts'
import { noteExport } from './note-export.ts'
import { exportTable } from './export-table.ts'
import type { ExportRequest } from './export-table.ts'
import type { ExportTable } from './export-types.ts'
import { writeCsv } from './write-csv.ts'
import { writeXlsx } from './write-xlsx.ts'

/** Writes a resource to a file, CSV or XLSX by its ending, as the caller of `context` may see it. Gives the number of rows. */
export async function runExport(app: App, context: RequestContext, request: ExportRequest & { readonly file: string }): Promise<number> {
  const ending = extname(request.file).toLowerCase()
  if (ending !== '.csv' && ending !== '.xlsx') throw exportErrors.EXPORT_FORMAT_UNKNOWN({ file: request.file })
  const table = await exportTable(app, context, request)
  await noteExport(context, table, request, ending.slice(1))
  let count = 0
  const counted: ExportTable = {
    ...table,
    async *pages() {
      for await (const page of table.pages()) {
        count += page.length
        yield page
      }
    },
  }
  await pipeline(Readable.from(ending === '.csv' ? writeCsv(counted) : writeXlsx(counted)), createWriteStream(request.file))
  return count
}
