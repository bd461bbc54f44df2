import type { RequestContext } from '../context.ts'
import type { Changes } from '../rights/index.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { auditErrors } from './errors.ts'
import { readableFields } from './readable-fields.ts'

export interface AuditFilter {
  readonly from?: Date | null
  readonly to?: Date | null
  /** The row id of a person: as the actor, as the one acted for, or as the one who acted as another. */
  readonly personId?: string | null
  readonly model?: string | null
  readonly recordId?: string | null
  readonly action?: string | null
  readonly exceptActions?: readonly string[] | null
  readonly source?: string | null
  /** A field that was changed. */
  readonly field?: string | null
  /** In the values before and after, and as the whole number of a request or an address. */
  readonly text?: string | null
}

export interface AuditPerson {
  readonly id: string
  readonly name: string | null
}

export interface TrailEntry {
  readonly id: string
  /** Its number in the chain. */
  readonly sequence: string | null
  readonly action: string
  readonly at: Date
  readonly model: string | null
  readonly recordId: string | null
  readonly actor: AuditPerson | null
  readonly onBehalfOf: AuditPerson | null
  readonly impersonator: AuditPerson | null
  readonly source: string
  readonly requestId: string | null
  readonly ip: string | null
  readonly client: string | null
  readonly changes: Changes
  /** Some or all of the values are not for this reader. */
  readonly withheld: boolean
}

export interface TrailPage {
  readonly entries: readonly TrailEntry[]
  readonly hasNextPage: boolean
}

interface Row extends Omit<TrailEntry, 'actor' | 'onBehalfOf' | 'impersonator' | 'withheld'> {
  readonly actorId: string | null
  readonly actorName: string | null
  readonly onBehalfOfId: string | null
  readonly onBehalfOfName: string | null
  readonly impersonatorId: string | null
  readonly impersonatorName: string | null
}

const select = `
  select e.id, s.sequence::text as sequence, e.action::text as action, e.at, e.model, e.record_id as "recordId", e.source, e.request_id as "requestId", e.ip, e.client, e.changes,
    e.actor_id as "actorId", actor.name as "actorName", e.on_behalf_of_id as "onBehalfOfId", behalf.name as "onBehalfOfName", e.impersonator_id as "impersonatorId", impersonator.name as "impersonatorName"
  from core.history_entry e
  left join core.audit_seal s on s.entry_id = e.id
  left join core.person actor on actor.id = e.actor_id
  left join core.person behalf on behalf.id = e.on_behalf_of_id
  left join core.person impersonator on impersonator.id = e.impersonator_id`

/**
 * A page of the audit trail, newest first, in one statement. Who did what to which record is for everybody with the permission;
 * values only of fields that the reader may read on every row of the model, and only those are searched.
 */
export async function searchTrail(context: RequestContext, filter: AuditFilter, { first, after }: { readonly first: number; readonly after: string | null }): Promise<TrailPage> {
  if (context.principal.scope('core:audit') !== 'ALL') throw auditErrors.AUDIT_NOT_ALLOWED()
  const readable = readableFields(context)
  const values: unknown[] = []
  const value = (given: unknown): string => `$${values.push(given)}`
  const conditions = [...conditionsOf(filter, readable, value), ...(after === null ? [] : [`(e.at, e.id) < (${behind(after, value)})`])]
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
  const rows = await internalsOf(context).base.$queryRawUnsafe<Row[]>(`${select} ${where} order by e.at desc, e.id desc limit ${first + 1}`, ...values)
  return { entries: rows.slice(0, first).map((row) => toEntry(row, readable)), hasNextPage: rows.length > first }
}

export function cursorOf({ at, id }: Pick<TrailEntry, 'at' | 'id'>): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')
}

type Bind = (value: unknown) => string

function behind(cursor: string, value: Bind): string {
  const [, at, id] = /^(\S{24}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (at === undefined || Number.isNaN(Date.parse(at))) throw auditErrors.AUDIT_FILTER_INVALID({ reason: '"after" is no cursor of this list' })
  return `${value(at)}::timestamptz, ${value(id)}::uuid`
}

function conditionsOf(filter: AuditFilter, readable: Readonly<Record<string, readonly string[]>>, value: Bind): string[] {
  const conditions: string[] = []
  const is = (column: string, given: string | null | undefined, type: string): void => {
    if (given) conditions.push(`${column} = ${value(given)}::${type}`)
  }
  if (filter.from) conditions.push(`e.at >= ${value(filter.from.toISOString())}::timestamptz`)
  if (filter.to) conditions.push(`e.at < ${value(filter.to.toISOString())}::timestamptz`)
  is('e.model', filter.model, 'text')
  is('e.record_id', filter.recordId, 'uuid')
  is('e.action::text', filter.action, 'text')
  is('e.source', filter.source, 'text')
  if (filter.exceptActions?.length) conditions.push(`e.action::text <> all (${value(filter.exceptActions)}::text[])`)
  if (filter.personId) {
    const person = value(filter.personId)
    conditions.push(`${person}::uuid in (e.actor_id, e.on_behalf_of_id, e.impersonator_id)`)
  }
  const shown = (): string => `(e.action not in ('CREATE', 'UPDATE', 'DELETE') or jsonb_exists(${value(JSON.stringify(readable))}::jsonb -> e.model, change.key))`
  if (filter.field) conditions.push(`exists (select from jsonb_each(e.changes) change where change.key = ${value(filter.field)}::text and ${shown()})`)
  if (filter.text?.trim()) {
    const text = filter.text.trim()
    const pattern = value(`%${JSON.stringify(text).slice(1, -1).replace(/[\\%_]/g, '\\$&')}%`)
    const whole = value(text)
    conditions.push(`(e.request_id = ${whole}::text or e.ip = ${whole}::text or exists (select from jsonb_each(e.changes) change where change.value::text ilike ${pattern}::text and ${shown()}))`)
  }
  return conditions
}

function toEntry(row: Row, readable: Readonly<Record<string, readonly string[]>>): TrailEntry {
  const { actorId, actorName, onBehalfOfId, onBehalfOfName, impersonatorId, impersonatorName, ...entry } = row
  const shown = readable[row.model ?? ''] ?? []
  // Beside writes the trail holds facts about an act, such as a reason: they are no values of a record.
  const isWrite = ['CREATE', 'UPDATE', 'DELETE'].includes(row.action)
  const changes = Object.fromEntries(Object.entries(row.changes).filter(([field]) => !isWrite || shown.includes(field)))
  return {
    ...entry,
    changes,
    withheld: Object.keys(changes).length < Object.keys(row.changes).length,
    actor: personOf(actorId, actorName),
    onBehalfOf: personOf(onBehalfOfId, onBehalfOfName),
    impersonator: personOf(impersonatorId, impersonatorName),
  }
}

function personOf(id: string | null, name: string | null): AuditPerson | null {
  return id === null ? null : { id, name }
}
