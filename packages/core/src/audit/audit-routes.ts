import type { App } from '../app/app-types.ts'
import type { RequestContext } from '../context.ts'
import { byteStream } from '../export/byte-stream.ts'
import { byteOrderMark, csvLine } from '../export/csv-cell.ts'
import type { Route } from '../server/server-types.ts'
import { actorsOf } from '../rights/actors.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { auditErrors } from './errors.ts'
import { writeJournal } from './journal.ts'
import { cursorOf, searchTrail, type AuditFilter, type TrailEntry, type TrailPage } from './search-trail.ts'

const pageSize = 500
const headers = ['number', 'at', 'action', 'model', 'record', 'actor', 'on behalf of', 'impersonator', 'source', 'ip', 'client', 'request', 'changes']

/** GET /api/audit.csv with the filter of the screen: from, to, personId, model, recordId, action, exceptActions (with commas), source, field, text. */
export function auditRoutes(_app: App): Route[] {
  return [
    {
      method: 'GET',
      path: '/api/audit.csv',
      handler: async (request, route) => {
        const context = await route.request()
        const filter = readFilter(new URL(request.url).searchParams)
        // The first page is read before anything is answered: a refusal still has its own status.
        const first = await searchTrail(context, filter, { first: pageSize, after: null })
        await noteExport(context, filter)
        return new Response(byteStream(lines(context, filter, first)), {
          headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="audit-${context.today()}.csv"`, 'cache-control': 'no-store' },
        })
      },
    },
  ]
}

async function noteExport(context: RequestContext, filter: AuditFilter): Promise<void> {
  const { base, origin } = internalsOf(context)
  await writeJournal(base, { ...origin, action: 'EXPORT', ...actorsOf(context.principal), model: 'HistoryEntry', at: context.now(), changes: { filter: [null, filter] } })
}

async function* lines(context: RequestContext, filter: AuditFilter, first: TrailPage): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(headers)
  for (let page = first; ; ) {
    yield page.entries.map((entry) => csvLine(cells(entry))).join('')
    if (!page.hasNextPage) return
    page = await searchTrail(context, filter, { first: pageSize, after: cursorOf(page.entries.at(-1)!) })
  }
}

function cells(entry: TrailEntry): string[] {
  const { sequence, at, action, model, recordId, actor, onBehalfOf, impersonator, source, ip, client, requestId, changes } = entry
  const people = [actor, onBehalfOf, impersonator].map((person) => person?.name ?? person?.id ?? '')
  return [sequence ?? '', at.toISOString(), action, model ?? '', recordId ?? '', ...people, source, ip ?? '', client ?? '', requestId ?? '', JSON.stringify(changes)]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function readFilter(query: URLSearchParams): AuditFilter {
  const text = (name: string): string | null => query.get(name) || null
  const id = (name: string): string | null => {
    const given = text(name)
    if (given !== null && !uuid.test(given)) throw auditErrors.AUDIT_FILTER_INVALID({ reason: `"${name}" is no id` })
    return given
  }
  const moment = (name: string): Date | null => {
    const given = text(name)
    if (given !== null && Number.isNaN(Date.parse(given))) throw auditErrors.AUDIT_FILTER_INVALID({ reason: `"${name}" is no point in time` })
    return given === null ? null : new Date(given)
  }
  return { from: moment('from'), to: moment('to'), personId: id('personId'), model: text('model'), recordId: id('recordId'), action: text('action'), exceptActions: text('exceptActions')?.split(',') ?? null, source: text('source'), field: text('field'), text: text('text') }
}
