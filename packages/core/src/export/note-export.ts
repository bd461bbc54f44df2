import { writeJournal } from '../audit/journal.ts'
import type { RequestContext } from '../context.ts'
import { actorsOf } from '../rights/actors.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { ExportRequest } from './export-table.ts'
import type { ExportTable } from './export-types.ts'

/** Says in the audit trail who takes out what, before the first row leaves: also an export that is broken off was one. */
export async function noteExport(context: RequestContext, table: ExportTable, { filter, search, ids }: ExportRequest, format: string): Promise<void> {
  const { base, origin } = internalsOf(context)
  const facts = { format, columns: table.headers, filter, search, records: ids }
  const changes = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined).map(([name, value]) => [name, [null, value] as const]))
  await writeJournal(base, { ...origin, action: 'EXPORT', ...actorsOf(context.principal), model: table.model, at: context.now(), changes })
}
