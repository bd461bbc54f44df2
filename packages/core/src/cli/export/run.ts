import { runExport } from '../../export/index.ts'
import { actingContext } from '../acting-context.ts'
import type { CommandTools } from '../commands.ts'

interface Options {
  readonly resource: string
  readonly file: string
  readonly as?: string
  readonly locale: string
}

/** `tenon export`: writes the file and says how many records are in it. */
export async function exportResource({ resource, file, as, locale }: Options, { app, write }: CommandTools): Promise<void> {
  const context = await actingContext(app, as, 'cli', locale)
  const count = await runExport(app, context, { resource, file })
  write(`Wrote ${count} records to ${file}\n`)
}
