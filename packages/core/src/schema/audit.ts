import { auditErrors } from '../audit/errors.ts'
import { cursorOf, searchTrail, type AuditFilter, type AuditPerson, type TrailEntry, type TrailPage } from '../audit/search-trail.ts'
import { verifyChain, type ChainState } from '../audit/verify-chain.ts'
import type { RequestContext } from '../context.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { globalId, readGlobalId } from './global-id.ts'
import { toFieldChanges } from './history.ts'
import type { LooseFields, LooseInputFields, LooseRef } from './loose-builder.ts'
import type { SchemaParts } from './schema-parts.ts'

interface AuditArgs {
  readonly first?: number | null
  readonly after?: string | null
  readonly filter?: (Omit<AuditFilter, 'personId' | 'recordId'> & { readonly personId?: string | null; readonly recordId?: string | null }) | null
}

/** How much of the end of the chain is checked while somebody waits; `tenon audit verify` checks all of it. */
const checkedAtOnce = 2_000

/** The search of the audit trail, for those with core:audit. */
export function addAuditTypes(parts: SchemaParts): void {
  const filter = addFilter(parts)
  const connection = addConnection(parts)
  const chain = addChain(parts)
  parts.builder.queryFields((t) => ({
    auditEntries: t.field({
      type: connection,
      description: 'Who did what to which record, newest first. Values of fields that the caller may not read are left out. Needs core:audit.',
      args: { first: t.arg({ type: 'Int' }), after: t.arg({ type: 'String' }), filter: t.arg({ type: filter }) },
      resolve: (_root: unknown, { first, after, filter: given }: AuditArgs, context: RequestContext) => searchTrail(context, toFilter(given ?? {}), { first: first ?? 20, after: after ?? null }),
    }),
    auditChain: t.field({
      type: chain,
      description: `Whether the last ${checkedAtOnce.toLocaleString('en')} entries of the audit trail are as they were written. Needs core:audit.`,
      resolve: (_root: unknown, _args: never, context: RequestContext) => {
        if (context.principal.scope('core:audit') !== 'ALL') throw auditErrors.AUDIT_NOT_ALLOWED()
        const { base } = internalsOf(context)
        return verifyChain((sql, values) => base.$queryRawUnsafe(sql, ...values), { last: checkedAtOnce })
      },
    }),
  }))
}

function addFilter({ refs }: SchemaParts): LooseRef {
  const filter = refs.input('AuditFilter')
  filter.implement({
    description: 'All that is given must be true of an entry.',
    fields: (t: LooseInputFields) => ({
      from: t.field({ type: 'DateTime', description: 'From this moment on.' }),
      to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
      personId: t.field({ type: 'ID', description: 'Who acted, for whom, or as whom.' }),
      model: t.field({ type: 'String', description: 'Opportunity, Customer, Person …' }),
      recordId: t.field({ type: 'ID' }),
      action: t.field({ type: refs.enum('HistoryAction') }),
      exceptActions: t.field({ type: [refs.enum('HistoryAction')], description: 'None of these: without SYSTEM, for instance, what people did is left.' }),
      source: t.field({ type: 'String', description: 'web, api, import, cli, seed, event.' }),
      field: t.field({ type: 'String', description: 'The name of a field that was changed.' }),
      text: t.field({ type: 'String', description: 'A part of a value before or after; or the whole number of a request, or an address.' }),
    }),
  })
  return filter
}

function addConnection({ refs }: SchemaParts): LooseRef {
  const person = refs.object('AuditPerson')
  person.implement({
    description: 'Somebody of the audit trail, by the name of today.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: ({ id }: AuditPerson) => globalId('Person', id) }),
      name: t.field({ type: 'String', nullable: true, resolve: ({ name }: AuditPerson) => name }),
    }),
  })
  const entry = refs.object('AuditEntry')
  entry.implement({
    description: 'Something that somebody did.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (item: TrailEntry) => globalId('HistoryEntry', item.id) }),
      sequence: t.field({ type: 'BigInt', nullable: true, description: 'Its number in the chain.', resolve: ({ sequence }: TrailEntry) => (sequence === null ? null : BigInt(sequence)) }),
      action: t.field({ type: refs.enum('HistoryAction'), resolve: (item: TrailEntry) => item.action }),
      at: t.field({ type: 'DateTime', resolve: (item: TrailEntry) => item.at }),
      model: t.field({ type: 'String', nullable: true, resolve: (item: TrailEntry) => item.model }),
      recordId: t.field({ type: 'ID', nullable: true, resolve: ({ model, recordId }: TrailEntry) => (model === null || recordId === null ? null : globalId(model, recordId)) }),
      actor: t.field({ type: person, nullable: true, description: 'Null for the system itself, and for somebody unknown.', resolve: (item: TrailEntry) => item.actor }),
      onBehalfOf: t.field({ type: person, nullable: true, description: 'For whom, by a delegation.', resolve: (item: TrailEntry) => item.onBehalfOf }),
      impersonator: t.field({ type: person, nullable: true, description: 'Who acted as the actor.', resolve: (item: TrailEntry) => item.impersonator }),
      source: t.field({ type: 'String', resolve: (item: TrailEntry) => item.source }),
      requestId: t.field({ type: 'String', nullable: true, resolve: (item: TrailEntry) => item.requestId }),
      ip: t.field({ type: 'String', nullable: true, resolve: (item: TrailEntry) => item.ip }),
      client: t.field({ type: 'String', nullable: true, description: 'Kind of program: Chrome on Windows.', resolve: (item: TrailEntry) => item.client }),
      changes: t.field({ type: [refs.object('FieldChange')], resolve: (item: TrailEntry) => toFieldChanges(item.changes) }),
      withheld: t.field({ type: 'Boolean', description: 'Whether values are left out that the caller may not read.', resolve: (item: TrailEntry) => item.withheld }),
    }),
  })
  const connection = refs.object('AuditConnection')
  connection.implement({
    description: 'A page of the audit trail.',
    fields: (t: LooseFields) => ({
      nodes: t.field({ type: [entry], resolve: (page: TrailPage) => page.entries }),
      hasNextPage: t.field({ type: 'Boolean', resolve: (page: TrailPage) => page.hasNextPage }),
      endCursor: t.field({ type: 'String', nullable: true, resolve: ({ entries }: TrailPage) => (entries.length === 0 ? null : cursorOf(entries.at(-1)!)) }),
    }),
  })
  return connection
}

function addChain({ refs }: SchemaParts): LooseRef {
  const chain = refs.object('AuditChain')
  chain.implement({
    description: 'The state of the chain of the audit trail.',
    fields: (t: LooseFields) => ({
      intact: t.field({ type: 'Boolean', resolve: (state: ChainState) => state.intact }),
      checked: t.field({ type: 'Int', description: 'Entries that were looked at.', resolve: (state: ChainState) => state.entries }),
      sequence: t.field({ type: 'BigInt', nullable: true, description: 'The last entry that is in order.', resolve: ({ head }: ChainState) => (head === null ? null : BigInt(head.sequence)) }),
      hash: t.field({ type: 'String', nullable: true, resolve: ({ head }: ChainState) => head?.hash ?? null }),
      problem: t.field({ type: 'String', nullable: true, description: 'ALTERED, DELETED, INSERTED or UNCHAINED.', resolve: ({ broken }: ChainState) => broken?.problem ?? null }),
    }),
  })
  return chain
}

/** GraphQL ids to those of the rows. */
function toFilter({ personId, recordId, ...filter }: NonNullable<AuditArgs['filter']>): AuditFilter {
  return { ...filter, personId: rowId('personId', personId), recordId: rowId('recordId', recordId) }
}

function rowId(name: string, id: string | null | undefined): string | null {
  if (!id) return null
  const parsed = readGlobalId(id)
  if (!parsed) throw auditErrors.AUDIT_FILTER_INVALID({ reason: `"${name}" is no id` })
  return parsed.id
}
