import { type TestApp, type TestCaller, seededRandom } from '@tenon/core/testing'
import { openWholeCompany } from './company.ts'
import { compare, newTally, smallestFinding, type Finding, type Tally } from './judge.ts'
import { pageOf, randomQuery, type Operation, type OperationMaker } from './random-operation.ts'
import { readTables, writeTables, type Tables } from './tables.ts'
import { makeTwin, type TwinReport } from './twin.ts'
import { createWorld, type World } from './world.ts'

/** Two companies, of which the second becomes a twin of the first for one role after the other. */
export interface TwinBench {
  readonly here: TestApp
  readonly there: TestApp
  readonly world: World
  readonly roles: readonly string[]
  /** Input types, their fields and output fields that queries have used. */
  readonly used: Map<string, number>
  /** Makes the twin for a role's person, who can then ask both. */
  meet(role: string): Promise<TwinJudge>
  close(): Promise<void>
}

export interface TwinJudge {
  readonly twin: TwinReport
  /** Asks both `count` random queries. */
  ask(options: Asking): Promise<{ readonly findings: readonly Finding[]; readonly tally: Tally }>
  /** Reasons for which queries went round the guard since the meeting. */
  reasons(): Promise<readonly string[]>
}

export type ReadPath = 'ordinary' | 'compiled'

export interface Asking {
  readonly count: number
  readonly seed: number
  /** The root fields that are asked. @default all */
  readonly roots?: RegExp
  /** Ends at the first finding. */
  readonly one?: boolean
  /** Which way the queries go, in turns. @default the ordinary one */
  readonly paths?: readonly ReadPath[]
  /** Makes the first findings as small as they get, to be read by people. */
  readonly smallest?: boolean
}

export async function openTwinBench(): Promise<TwinBench> {
  const [here, there] = [await openWholeCompany({ showReadPath: true }), await openWholeCompany({ showReadPath: true })]
  const world = await createWorld(here.app)
  const tables = await readTables(here.app)
  const used = new Map<string, number>()
  const twins = new Map<string, { readonly report: TwinReport; readonly tables: Tables }>()
  const twinOf = async (role: string): Promise<TwinReport> => {
    const known = twins.get(role)
    if (known) {
      await writeTables(there.app, known.tables)
      there.app.forgetPrincipals()
      return known.report
    }
    const report = await makeTwin(there.app, tables, world.people[role]!)
    twins.set(role, { report, tables: await readTables(there.app) })
    return report
  }
  return {
    here, there, world, used,
    roles: Object.keys(world.people).sort(),
    async meet(role) {
      await writeTables(here.app, tables)
      here.app.forgetPrincipals()
      const twin = await twinOf(role)
      const before = await reasonsOf(here.app)
      const callers = [await here.caller(world.people[role]!), await there.caller(world.people[role]!)] as const
      return {
        twin,
        reasons: async () => [...(await reasonsOf(here.app))].filter(([reason, count]) => count > (before.get(reason) ?? 0)).map(([reason]) => reason),
        ask: (asking) => askBoth(callers, { random: seededRandom(asking.seed), world, used, withheld: twin.withheld, schema: here.app.schema }, asking),
      }
    },
    close: async () => {
      await here.close()
      await there.close()
    },
  }
}

/** Each reason in the audit trail, and how often it stands there. */
async function reasonsOf({ base }: TestApp['app']): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  const entries = (await base['historyEntry']!['findMany']!({ where: { action: 'SYSTEM' }, select: { changes: true } })) as readonly { readonly changes: { readonly reason: readonly [null, string] } }[]
  for (const { changes } of entries) counts.set(changes.reason[1], (counts.get(changes.reason[1]) ?? 0) + 1)
  return counts
}

/** So many findings are made small: the rest most often shows the same. */
const shrunk = 3

async function askBoth(pair: readonly [TestCaller, TestCaller], everything: OperationMaker, { count, paths = ['ordinary'], roots = /./, one = false, smallest = false }: Asking): Promise<{ findings: Finding[]; tally: Tally }> {
  const findings: Finding[] = []
  const tally = newTally()
  const maker: OperationMaker = { ...everything, asks: (type, field) => type !== 'Query' || roots.test(field) }
  const ways = paths.map((path) => [through(pair[0], path), through(pair[1], path)] as const)
  const ask = async (callers: (typeof ways)[number], operation: Operation): Promise<void> => {
    const finding = await compare(callers[0], callers[1], operation, tally)
    if (finding) findings.push(smallest && findings.length < shrunk ? await smallestFinding(callers, maker.schema, finding) : finding)
  }
  const lists = Object.values(maker.schema.getQueryType()!.getFields()).filter((field) => field.args.some(({ name }) => name === 'orderBy')).map(({ name }) => name).filter((name) => roots.test(name))
  for (let turn = 0; turn < count && !(one && findings.length > 0); turn++) {
    // Every sixth asks for pages, so a turn of six begins with the other way.
    const callers = ways[(turn + Math.floor(turn / 6)) % ways.length]!
    if (turn % 6 === 5) for (const operation of await pages(callers[0], maker, maker.random.pick(lists))) await ask(callers, operation)
    else await ask(callers, randomQuery(maker))
  }
  return { findings, tally }
}

/** A caller whose reads go one way. */
function through(caller: TestCaller, path: ReadPath): TestCaller {
  return { ...caller, graphql: (query, variables, headers = {}) => caller.graphql(query, variables, { ...headers, 'tenon-read-path': path }) }
}

/** The first page of a list in some order, and the page after it. */
async function pages(caller: TestCaller, maker: OperationMaker, root: string): Promise<Operation[]> {
  const first = pageOf(maker, root)
  const answer = await caller.graphql<Record<string, { pageInfo: { endCursor: string | null } }>>(first.query, { ...first.variables })
  const after = answer.data?.[root]?.pageInfo.endCursor
  return after ? [first, pageOf(maker, root, { like: first, after })] : [first]
}
