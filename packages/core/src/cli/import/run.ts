import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { reportCsv } from '../../import/report/report-csv.ts'
import { reportText } from '../../import/report/report-text.ts'
import { runImport } from '../../import/run-import.ts'
import { actingContext } from '../acting-context.ts'
import type { CommandTools } from '../commands.ts'

interface Options {
  readonly mapping: string
  readonly paths: readonly string[]
  readonly dryRun?: boolean
  readonly as?: string
  readonly report?: string
  readonly json?: boolean
}

/** `tenon import`: runs to the end, prints the counts and the first refused rows, and writes all of them where asked. */
export async function importFiles(options: Options, { app, write }: CommandTools): Promise<number> {
  const context = await actingContext(app, options.as, 'import')
  const report = await runImport(app, context, { mapping: options.mapping, paths: options.paths, dryRun: options.dryRun ?? false })
  try {
    if (options.report !== undefined) await pipeline(reportCsv(report.all()), createWriteStream(options.report))
    const { status, resources, steps, problems, sample, id } = report
    write(options.json ? JSON.stringify({ id, status, dryRun: options.dryRun ?? false, resources, steps, problems, sample }) + '\n' : reportText(report, sample))
    return problems > 0 ? 1 : 0
  } finally {
    await report.discard()
  }
}
