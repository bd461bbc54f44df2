import type { RequestContext } from '../../context.ts'
import { lowerFirst } from '../../schema/naming.ts'
import type { Resource } from '../../schema/resource-definition.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { runMutation } from '../../writes/run-mutation.ts'
import type { ImportTarget, RecordWrite } from '../target-types.ts'
import { RowsTaken, WriteRefused } from '../target-types.ts'
import { columnOf, describeResource, importable, importableNames } from './describe-resource.ts'
import { orderWrites } from './order-writes.ts'
import { isDuplicate, refusalOf } from './refusals.ts'
import type { Say } from './refusals.ts'
import { writeGroup } from './write-group.ts'

export interface GuardedTargetOptions {
  /** Labels of a field in all languages, for guessing columns. */
  readonly labels?: (resource: Resource, field: string) => readonly string[]
  /** Puts refusals of rules into words. @default their English sentences */
  readonly say?: Say
}

const chunk = 500
const page = 1000

/** The installation's own resources as a target, within the rights of the caller of `context`. Every batch is one mutation of it. */
export function guardedTarget(context: RequestContext, options: GuardedTargetOptions = {}): ImportTarget {
  const { registry, company } = internalsOf(context)
  const { ability } = context
  const { labels = () => [], say = ({ message }) => message } = options
  const resourceOf = (name: string): Resource => importable(registry, ability, name) ?? registry.get(name)
  const modelOf = (name: string) => context.db[lowerFirst(name)]!
  const columnFor = (name: string, field: string): string => columnOf(resourceOf(name).fields.find((candidate) => candidate.name === field)!)
  return {
    company,
    resources: () => importableNames(registry, ability),
    describe(name) {
      // A resource that is only referred to need not be writable.
      const resource = importable(registry, ability, name) ?? (ability.can('read', name) ? registry.resources.get(name) : undefined)
      return resource ? describeResource(resource, registry, ability, (field) => labels(resource, field)) : null
    },
    newId: () => context.newId(),
    async remembered(source, resource, keys) {
      const rows = await inChunks(keys, (part) => context.db['importedRow']!.findMany({
        where: { source, model: resource, key: { in: part } }, select: { key: true, recordId: true, hash: true },
      }))
      return new Map(rows.map((row) => [row['key'] as string, { recordId: row['recordId'] as string, hash: row['hash'] as string }]))
    },
    async find(resource, field, values) {
      const column = columnFor(resource, field)
      const rows = await inChunks(values, (part) => modelOf(resource).findMany({ where: { [column]: { in: part } }, select: { id: true, [column]: true } }))
      const found = new Map<string, string[]>()
      for (const row of rows) found.set(String(row[column]), [...(found.get(String(row[column])) ?? []), row['id'] as string].slice(0, 2))
      return found
    },
    async *scan(resource, field) {
      const column = columnFor(resource, field)
      for (let last: string | null = null; ;) {
        const rows: Record<string, unknown>[] = await modelOf(resource).findMany({ ...(last === null ? {} : { where: { id: { gt: last } } }), orderBy: { id: 'asc' }, take: page, select: { id: true, [column]: true } })
        if (rows.length > 0) yield rows.map((row) => ({ id: row['id'] as string, text: row[column] === null ? null : String(row[column]) }))
        if (rows.length < page) return
        last = rows.at(-1)!['id'] as string
      }
    },
    async follow(resource, field, ids) {
      const column = columnFor(resource, field)
      const rows = await inChunks(ids, (part) => modelOf(resource).findMany({ where: { id: { in: part } }, select: { id: true, [column]: true } }))
      return new Map(rows.map((row) => [row['id'] as string, row[column] as string | null]))
    },
    write: (writes) => runMutation(context, { name: 'import', input: null }, (inner) => writeAll(inner, writes, { resourceOf, say })),
  }
}

/** Remembers the rows first: where another run was quicker, nothing else is tried. */
async function writeAll(context: RequestContext, writes: readonly RecordWrite[], { resourceOf, say }: { resourceOf: (name: string) => Resource; say: Say }): Promise<void> {
  await remember(context, writes)
  for (const group of orderWrites(writes)) {
    if (group.action === 'none') continue
    const resource = resourceOf(group.resource)
    try {
      await writeGroup(context, { resource, say }, group)
    } catch (error) {
      if (error instanceof WriteRefused) throw error
      const refusal = refusalOf(error, { resource, write: group.writes.length === 1 ? group.writes[0]! : null, say })
      throw refusal ? new WriteRefused([refusal], { cause: error }) : error
    }
  }
}

async function remember(context: RequestContext, writes: readonly RecordWrite[]): Promise<void> {
  const model = context.db['importedRow']!
  const rows = writes.flatMap(({ resource, id, memory }) => (memory ? [{ resource, id, ...memory }] : []))
  const fresh = rows.filter(({ replaces }) => !replaces)
  try {
    if (fresh.length > 0) await model.createMany({ data: fresh.map(({ source, resource, key, id, hash }) => ({ source, model: resource, key, recordId: id, hash, at: context.now() })) })
  } catch (error) {
    throw isDuplicate(error) ? new RowsTaken() : error
  }
  for (const { source, resource, key, hash } of rows.filter(({ replaces }) => replaces)) {
    await model.updateMany({ where: { source, model: resource, key }, data: { hash, at: context.now() } })
  }
}

async function inChunks<Item, Row>(items: readonly Item[], ask: (part: readonly Item[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = 0; at < items.length; at += chunk) rows.push(...(await ask(items.slice(at, at + chunk))))
  return rows
}
