import type { RequestContext } from '../../context.ts'
import { lowerFirst } from '../../schema/naming.ts'
import type { Resource } from '../../schema/resource-definition.ts'
import type { ResourceChange } from '../../schema/resource-options.ts'
import type { RecordWrite, Refusal } from '../target-types.ts'
import { WriteRefused } from '../target-types.ts'
import { fieldOf, sameValue, toColumns } from './columns.ts'
import type { Columns } from './columns.ts'
import { gatherCreates } from './gather-creates.ts'
import type { WriteGroup } from './order-writes.ts'
import { refusalOf } from './refusals.ts'
import type { Say } from './refusals.ts'

/** A write with the columns that it sets, its own and those of the resource's rule. */
interface Prepared {
  readonly write: RecordWrite
  readonly change: ResourceChange
  readonly data: Columns
}

/** Writes one group through the guard, with the resource's own rules before and after, as if each record came by the API. */
export async function writeGroup(context: RequestContext, { resource, say }: { readonly resource: Resource; readonly say: Say }, group: WriteGroup): Promise<void> {
  const model = context.db[lowerFirst(resource.name)]!
  const rows = group.action === 'create' ? group.writes.map((write) => newRow(resource, write)) : await changedRows(context, resource, group.writes)
  const prepared = await prepare(context, { resource, say }, rows)
  if (group.action === 'create') await model.createMany({ data: prepared.map(({ data }) => data) })
  else for (const { ids, data } of samePatches(prepared)) await model.updateMany({ where: { id: { in: ids } }, data })
  await finish(context, resource, prepared)
}

/** What the resource's rule does after each record. New records do not depend on each other; changed ones may, so they go one by one. */
async function finish(context: RequestContext, resource: Resource, rows: readonly Prepared[]): Promise<void> {
  const { afterWrite } = resource.options
  if (!afterWrite) return
  const system = once(context.system)
  const together: RequestContext = { ...context, db: gatherCreates(context.db), system: once((reason) => gatherCreates(system(reason))) }
  const after = ({ change, data, write }: Prepared, scene: RequestContext) => afterWrite({ ...change, after: { ...change.after, ...data }, id: write.id }, scene)
  await Promise.all(rows.filter(({ change }) => change.before === null).map((row) => after(row, together)))
  for (const row of rows) if (row.change.before !== null) await after(row, { ...context, system })
}

/** One way round the rights per reason, and one line in its log, for a whole group. */
function once(open: RequestContext['system']): RequestContext['system'] {
  const opened = new Map<string, ReturnType<RequestContext['system']>>()
  return (reason) => {
    const known = opened.get(reason) ?? open(reason)
    opened.set(reason, known)
    return known
  }
}

function newRow(resource: Resource, write: RecordWrite): Prepared {
  const data = { id: write.id, ...toColumns(resource, write.values) }
  const empty = Object.fromEntries(Object.values(resource.model.fields).filter((field) => field.kind !== 'object').map((field) => [field.name, null]))
  return { write, data, change: { before: null, after: { ...empty, ...data }, changed: new Set(Object.keys(data).filter((column) => column !== 'id')) } }
}

/** What each update really changes. Records that are gone or out of reach are refused together. */
async function changedRows(context: RequestContext, resource: Resource, writes: readonly RecordWrite[]): Promise<Prepared[]> {
  const rows = await context.db[lowerFirst(resource.name)]!.findMany({ where: { id: { in: writes.map(({ id }) => id) } } })
  const byId = new Map(rows.map((row) => [row['id'], row]))
  const gone = writes.filter((write) => !byId.has(write.id))
  if (gone.length > 0) throw new WriteRefused(gone.map((write) => ({ kind: 'gone', field: null, reason: `The ${resource.name} does not exist any more.`, write })))
  return writes.map((write) => {
    const before = byId.get(write.id)!
    const columns = toColumns(resource, write.values)
    const data = Object.fromEntries(Object.entries(columns).filter(([column, value]) => !sameValue(before[column], value)))
    return { write, data, change: { before, after: { ...before, ...data }, changed: new Set(Object.keys(data)) } }
  })
}

/** Applies the resource's rule to each record; reports all that it refuses at once. */
async function prepare(context: RequestContext, { resource, say }: { readonly resource: Resource; readonly say: Say }, rows: readonly Prepared[]): Promise<Prepared[]> {
  const { beforeWrite } = resource.options
  if (!beforeWrite) return [...rows]
  const refusals: Refusal[] = []
  const prepared: Prepared[] = []
  for (const row of rows) {
    try {
      const result = (await beforeWrite(row.change, context)) ?? {}
      const [problem] = result.problems ?? []
      if (problem) refusals.push({ kind: 'rule', field: fieldOf(resource, problem.path), reason: result.problems!.map(say).join(' '), write: row.write })
      else prepared.push({ ...row, data: { ...row.data, ...result.set } })
    } catch (error) {
      const refusal = refusalOf(error, { resource, write: row.write, say })
      if (!refusal) throw error
      refusals.push(refusal)
    }
  }
  if (refusals.length > 0) throw new WriteRefused(refusals)
  return prepared
}

/** Records that get the same values are updated in one statement. */
function samePatches(rows: readonly Prepared[]): { ids: string[]; data: Columns }[] {
  const patches = new Map<string, { ids: string[]; data: Columns }>()
  for (const { write, data } of rows) {
    if (Object.keys(data).length === 0) continue
    const text = JSON.stringify(data, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
    const patch = patches.get(text)
    if (patch) patch.ids.push(write.id)
    else patches.set(text, { ids: [write.id], data })
  }
  return [...patches.values()]
}
