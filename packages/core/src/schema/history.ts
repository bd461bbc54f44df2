import type { RequestContext } from '../context.ts'
import { readableChanges, type Changes } from '../rights/index.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { globalId } from './global-id.ts'
import type { LooseFields } from './loose-builder.ts'
import { lowerFirst } from './naming.ts'
import type { SchemaParts } from './schema-parts.ts'

interface HistoryRequest {
  readonly model: string
  readonly recordId: string
  readonly args: { readonly first?: number | null; readonly after?: string | null }
}

interface Entry {
  readonly id: string
  readonly action: string
  readonly at: Date
  readonly actorId: string | null
  readonly onBehalfOfId: string | null
  readonly impersonatorId: string | null
  readonly source: string
  readonly changes: Changes
}

interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  readonly erased: boolean
}

export function toFieldChanges(changes: Changes): FieldChange[] {
  return Object.entries(changes).map(([field, [before, after, mark]]) => ({ field, before, after, erased: mark === 'ERASED' }))
}

/** The history of a record. Whoever may see the record sees its history, without the fields that are hidden from them. */
export function addHistoryTypes({ refs }: SchemaParts): void {
  const change = refs.object('FieldChange')
  change.implement({
    fields: (t: LooseFields) => ({
      field: t.field({ type: 'String', resolve: (item: FieldChange) => item.field }),
      before: t.field({ type: 'JSON', nullable: true, resolve: (item: FieldChange) => item.before }),
      after: t.field({ type: 'JSON', nullable: true, resolve: (item: FieldChange) => item.after }),
      erased: t.field({ type: 'Boolean', description: 'Whether its values left the history, at the wish of a person: before and after are null.', resolve: (item: FieldChange) => item.erased }),
    }),
  })
  const entry = refs.object('HistoryEntry')
  entry.implement({
    description: 'One change of a record.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (item: Entry) => globalId('HistoryEntry', item.id) }),
      action: t.field({ type: refs.enum('HistoryAction'), resolve: (item: Entry) => item.action }),
      at: t.field({ type: 'DateTime', resolve: (item: Entry) => item.at }),
      source: t.field({ type: 'String', description: 'Where it came from: web, api, import, cli.', resolve: (item: Entry) => item.source }),
      actor: person(t, 'Who did it; null for the system itself.', ({ actorId }) => actorId),
      onBehalfOf: person(t, 'For whom it was done, by a delegation.', ({ onBehalfOfId }) => onBehalfOfId),
      impersonator: person(t, 'Who acted as the actor.', ({ impersonatorId }) => impersonatorId),
      changes: t.field({ type: [change], resolve: (item: Entry) => toFieldChanges(item.changes) }),
    }),
  })
  const edgeless = refs.object('HistoryConnection')
  edgeless.implement({
    description: 'A page of the history, newest first.',
    fields: (t: LooseFields) => ({
      nodes: t.field({ type: [entry], resolve: async (request: HistoryRequest, _args: unknown, context: RequestContext) => (await load(request, context)).entries }),
      hasNextPage: t.field({ type: 'Boolean', resolve: async (request: HistoryRequest, _args: unknown, context: RequestContext) => (await load(request, context)).more }),
      endCursor: t.field({ type: 'String', nullable: true, resolve: async (request: HistoryRequest, _args: unknown, context: RequestContext) => (await load(request, context)).entries.at(-1)?.id ?? null }),
    }),
  })
}

function person(t: LooseFields, description: string, idOf: (entry: Entry) => string | null): unknown {
  const resolve = (query: object, entry: Entry, _args: unknown, context: RequestContext) => {
    const id = idOf(entry)
    return id === null ? null : context.db['person']!.findUnique({ ...query, where: { id } })
  }
  return t.prismaField({ type: 'Person', nullable: true, description, resolve })
}

const loaded = new WeakMap<HistoryRequest, Promise<{ entries: Entry[]; more: boolean }>>()

function load(request: HistoryRequest, context: RequestContext): Promise<{ entries: Entry[]; more: boolean }> {
  const known = loaded.get(request)
  if (known) return known
  const loading = query(request, context)
  loaded.set(request, loading)
  return loading
}

async function query({ model, recordId, args }: HistoryRequest, context: RequestContext): Promise<{ entries: Entry[]; more: boolean }> {
  const size = Math.min(Math.max(args.first ?? 20, 1), 100)
  const { base, registry } = internalsOf(context)
  // Ids are UUIDv7: their order is the order of time.
  const where = { model, recordId, ...(args.after ? { id: { lt: args.after } } : {}) }
  const found = (await base['historyEntry']!['findMany']!({ where, orderBy: { id: 'desc' }, take: size + 1 })) as Entry[]
  // Which fields may be seen can depend on the row as it is now.
  const record = (await base[lowerFirst(model)]!['findUnique']!({ where: { id: recordId } })) as Readonly<Record<string, unknown>> | null
  const entries = found.slice(0, size).map((entry) => ({ ...entry, changes: readableChanges(context.ability, registry.models.models[model]!, entry.changes, record ?? {}) }))
  return { entries, more: found.length > size }
}

