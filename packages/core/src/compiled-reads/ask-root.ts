import type { Principal } from '../rights/rights-types.ts'
import type { Rights } from '../rights/session.ts'
import type { Company } from '../plugin/define-config.ts'
import { groupedBy, type AggregateArgs } from '../schema/aggregate.ts'
import type { GroupedBy } from '../schema/aggregate-group.ts'
import { and, planPage, type ConnectionArgs, type PagePlan } from '../schema/connection.ts'
import { searchWhere, toWhere } from '../schema/filters.ts'
import { missingId, mostNodes, readGlobalId, rowIdOf } from '../schema/global-id.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import type { OpenValue } from '../rights/open-value.ts'
import type { Where } from '../rights/where.ts'
import { Asked } from './open-where.ts'
import type { AggregateRead, Call, PageRead, RecordRead, RootRead } from './read-types.ts'
import type { Varying, VaryingCalls } from './varying-calls.ts'

/** A page with the values of a request left open. */
export type OpenPage = Pick<PagePlan, 'steps' | 'backward' | 'hasCursor' | 'where' | 'pageWhere'> & { readonly size: number | OpenValue }

export interface OpenAggregate {
  readonly grouped: readonly GroupedBy[]
  readonly where: Where
}

export interface OpenNodes {
  readonly types: readonly string[]
  readonly typeOfEach: OpenValue
  readonly idOfEach: OpenValue
}

/** What a request asks of a root field. */
export interface RootAsk {
  readonly asked: Asked
  /** Whether there is a statement: nothing else refuses what may not be asked. */
  readonly isWritten: boolean
  /** The answer, where no statement need run for it. */
  readonly known?: string
  /** Of one record. */
  readonly id?: OpenValue
  readonly record?: RecordRead
  readonly nodes?: OpenNodes
  planOf(page: PageRead, isNested: boolean): OpenPage
  aggregateOf(aggregate: AggregateRead): OpenAggregate
}

export interface Asking {
  readonly registry: ResourceRegistry
  readonly company: Company
  readonly rights: Rights
  readonly principal: Principal
  readonly calls: VaryingCalls
  /** Arguments of a field with the values of this request. Throws what GraphQL would refuse. */
  readonly argumentsOf: (call: Call) => Readonly<Record<string, unknown>>
}

/** Reads the values of a request for a root field. Whatever of them decides the text is in the shape, the rest is left open. */
export function askRoot(asking: Asking, root: RootRead): RootAsk {
  switch (root.kind) {
    case 'typename': return known(asking, root.name)
    case 'caller': return askOne(asking, root.record, asking.principal.personId)
    case 'one': return askOne(asking, root.record, rowIdOf(asking.argumentsOf(root.call)['id'] as string, root.record.resource.name))
    case 'node': return askNode(asking, root.recordOf, asking.argumentsOf(root.call)['id'] as string)
    case 'nodes': return askNodes(asking, root.recordOf, asking.argumentsOf(root.call)['ids'] as readonly string[])
    case 'list': return askCalls(asking, asking.calls.ofList(root.page))
    case 'aggregate': return askCalls(asking, asking.calls.ofAggregate(root.aggregate))
  }
}

function known(asking: Asking, value: unknown): RootAsk {
  return { ...askCalls(asking, []), isWritten: false, known: JSON.stringify(value) }
}

/** Written even without an id: what is asked of the record may be refused. */
function askOne(asking: Asking, record: RecordRead, id: string | null): RootAsk {
  const ask = askCalls(asking, asking.calls.ofRecord(record))
  return { ...ask, record, id: ask.asked.open(id ?? missingId), ...(id === null ? { known: 'null' } : {}) }
}

function askNode(asking: Asking, recordOf: (type: string) => RecordRead | null, id: string): RootAsk {
  const parsed = readGlobalId(id)
  const record = parsed && recordOf(parsed.type)
  if (!record) return known(asking, null)
  const ask = askOne(asking, record, parsed.id)
  ask.asked.note(parsed.type)
  return ask
}

function askNodes(asking: Asking, recordOf: (type: string) => RecordRead | null, ids: readonly string[]): RootAsk {
  const named = ids.slice(0, mostNodes).map((id) => readGlobalId(id)).map((parsed) => (parsed && recordOf(parsed.type) ? parsed : null))
  const types = [...new Set(named.flatMap((parsed) => (parsed ? [parsed.type] : [])))].sort()
  if (types.length === 0) return known(asking, named)
  const ask = askCalls(asking, types.flatMap((type) => asking.calls.ofRecord(recordOf(type)!)))
  ask.asked.note(types.join())
  const [typeOfEach, idOfEach] = [named.map((parsed) => parsed?.type ?? ''), named.map((parsed) => parsed?.id ?? null)].map((list) => ask.asked.open(list)) as [OpenValue, OpenValue]
  return { ...ask, nodes: { types, typeOfEach, idOfEach } }
}

/** The arguments that differ between requests are read now; those that stand in the text when it is written, as they are. */
function askCalls(asking: Asking, calls: readonly Varying[]): RootAsk {
  const asked = new Asked()
  const pages = new Map<PageRead, OpenPage>()
  const aggregates = new Map<AggregateRead, OpenAggregate>()
  for (const { page, aggregate, isNested } of calls) {
    if (page) pages.set(page, openPage(asked, asking, page, isNested))
    else aggregates.set(aggregate, openAggregate(asked, asking, aggregate))
  }
  return {
    asked,
    isWritten: true,
    planOf: (page, isNested) => pages.get(page) ?? pagePlan(asking, page, isNested).plan,
    aggregateOf: (aggregate) => aggregates.get(aggregate) ?? aggregatePlan(asking, aggregate).plan,
  }
}

function openPage(asked: Asked, asking: Asking, page: PageRead, isNested: boolean): OpenPage {
  const { plan, args } = pagePlan(asking, page, isNested)
  asked.note(`${JSON.stringify(args.orderBy ?? null)} ${plan.backward} ${plan.hasCursor}`)
  return { steps: plan.steps, backward: plan.backward, hasCursor: plan.hasCursor, size: asked.open(plan.size), where: asked.openWhere(plan.where) as PagePlan['where'], pageWhere: asked.openWhere(plan.pageWhere) as PagePlan['where'] }
}

function pagePlan({ registry, company, rights, argumentsOf }: Asking, { resource, call }: PageRead, isNested: boolean): { readonly plan: PagePlan; readonly args: ConnectionArgs } {
  const args = argumentsOf(call) as ConnectionArgs
  return { args, plan: planPage(resource, args, { registry, company }, { ability: rights.ability, isNested }) }
}

function openAggregate(asked: Asked, asking: Asking, aggregate: AggregateRead): OpenAggregate {
  const { plan, args } = aggregatePlan(asking, aggregate)
  asked.note(JSON.stringify(args.groupBy ?? null))
  return { grouped: plan.grouped, where: asked.openWhere(plan.where) }
}

function aggregatePlan({ registry, company, argumentsOf }: Asking, { resource, call }: AggregateRead): { readonly plan: OpenAggregate; readonly args: AggregateArgs } {
  const args = argumentsOf(call) as AggregateArgs
  const where = and(toWhere(args.filter, resource, registry, company.currency), searchWhere(args.search, resource, registry.models))
  return { args, plan: { grouped: groupedBy(args, resource), where } }
}
