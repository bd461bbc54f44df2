import { seededRandom, type TestApp, type TestCaller } from '@tenon/core/testing'
import { openWholeCompany } from '../support/company.ts'
import { pageOf, randomQuery, type Operation, type OperationMaker } from '../support/random-operation.ts'
import { createWorld } from '../support/world.ts'

/** A company whose answers come both ways. */
export interface PathBench {
  readonly app: TestApp
  readonly roles: readonly string[]
  /** Asks `count` random queries as a role, both ways. */
  ask(role: string, options: { readonly count: number; readonly seed: number }): Promise<{ readonly differences: readonly Difference[]; readonly tally: PathTally }>
  close(): Promise<void>
}

export interface Difference {
  readonly operation: Operation
  readonly ordinary: string
  readonly compiled: string
}

export interface PathTally {
  asked: number
  /** Operations that the compiled path answered. */
  compiled: number
  /** Why the others were not compiled, and how many. */
  readonly reasons: Map<string, number>
  /** What the compiler tried and could not do: a defect. */
  readonly failed: string[]
}

export async function openPathBench(): Promise<PathBench> {
  const app = await openWholeCompany({ showReadPath: true })
  const world = await createWorld(app.app)
  return {
    app,
    roles: Object.keys(world.people).sort(),
    async ask(role, { count, seed }) {
      const caller = await app.caller(world.people[role]!)
      const random = seededRandom(seed)
      const anything: OperationMaker = { random, world, used: new Map(), withheld: {}, schema: app.app.schema }
      const plain: OperationMaker = { ...anything, asks: (type, field) => isPlain(app, type, field) }
      const tally: PathTally = { asked: 0, compiled: 0, reasons: new Map(), failed: [] }
      const differences: Difference[] = []
      const lists = Object.values(anything.schema.getQueryType()!.getFields()).filter((field) => field.args.some(({ name }) => name === 'orderBy')).map(({ name }) => name)
      while (tally.asked < count) {
        const operations = tally.asked % 6 === 5 ? await pages(caller, anything, random.pick(lists)) : [randomQuery(tally.asked % 6 === 4 ? anything : plain, { depth: random.chance(0.3) ? 3 : 2 })]
        for (const operation of operations) {
          const difference = await compare(caller, operation, tally)
          if (difference) differences.push(difference)
        }
        if (differences.length > 4) break
      }
      return { differences, tally }
    },
    close: () => app.close(),
  }
}

/** What plain reads are made of: the reads of resources, and of records what is no resolver of its own. The sixth query in six asks anything. */
function isPlain({ app }: TestApp, type: string, field: string): boolean {
  if (['history', 'transitions', 'actions', 'may'].includes(field)) return false
  if (type !== 'Query') return true
  return ['me', 'node', 'nodes'].includes(field) || [...app.registry.resources.values()].some(({ one, many }) => field === one || field === many || field === `${one}Aggregate`)
}

/** Two pages of a list in a random order. */
async function pages(caller: TestCaller, maker: OperationMaker, root: string): Promise<Operation[]> {
  const first = pageOf(maker, root)
  const answer = await caller.graphql<Record<string, { pageInfo: { endCursor: string | null } }>>(first.query, { ...first.variables })
  const after = answer.data?.[root]?.pageInfo.endCursor
  return after ? [first, pageOf(maker, root, { like: first, after })] : [first]
}

async function compare(caller: TestCaller, operation: Operation, tally: PathTally): Promise<Difference | null> {
  // Some texts are translated: one of two asks in Chinese.
  const language = tally.asked % 2 === 0 ? 'en' : 'zh-CN'
  // The statement that is looked at was written for other values, as most are.
  await ask(caller, withOtherValues(operation), { path: 'compiled', language })
  const compiled = await ask(caller, operation, { path: 'compiled', language })
  tally.asked++
  const [path, because] = compiled.path.split('; ') as [string, string | undefined]
  if (because?.startsWith('failed')) tally.failed.push(`${because}\n${operation.query}\n${JSON.stringify(operation.variables)}`)
  // What the ordinary path answered anyway would be compared with itself.
  if (path !== 'compiled') {
    tally.reasons.set(because ?? '', (tally.reasons.get(because ?? '') ?? 0) + 1)
    return null
  }
  tally.compiled++
  const ordinary = await ask(caller, operation, { path: 'ordinary', language })
  return ordinary.text === compiled.text ? null : { operation, ordinary: ordinary.text, compiled: compiled.text }
}

/** The same question about something else: what takes the place of a value is of the same kind. Where that is refused, the question is the first of its kind after all. */
function withOtherValues({ query, variables }: Operation): Operation {
  return { query, variables: other(variables) as Operation['variables'] }
}

function other(value: unknown): unknown {
  if (typeof value === 'number') return value === 1 ? 2 : value - 1
  if (Array.isArray(value)) return value.map(other)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'after' || key === 'before' ? inner : other(inner)]))
  if (typeof value !== 'string' || /^[A-Z_]+$|^\d{4}-/.test(value)) return value
  const [, start, last] = /^(\w+:[0-9a-f-]{35})([0-9a-f])$/.exec(value) ?? []
  return start === undefined ? `${value}1` : `${start}${last === '0' ? '1' : '0'}`
}

/** The answer parsed, so that only what it says counts, and the way it came. */
async function ask(caller: TestCaller, { query, variables }: Operation, { path, language }: { path: string; language: string }): Promise<{ text: string; path: string }> {
  const response = await caller.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language, 'tenon-read-path': path }, body: JSON.stringify({ query, variables }) })
  const text = JSON.stringify(await response.json()).replaceAll(/request number [0-9a-f-]{36}/g, 'request number').replaceAll(/"requestId":"[^"]*"/g, '"requestId":""')
  return { text: `${response.status} ${text}`, path: response.headers.get('tenon-read-path') ?? '' }
}

/** Where the two answers part, with the query to ask again. */
export function describeDifference({ operation, ordinary, compiled }: Difference): string {
  const at = Math.max([...ordinary].findIndex((letter, index) => letter !== compiled[index]), 0)
  const around = (text: string): string => text.slice(Math.max(at - 200, 0), at + 200)
  return `${operation.query}\n${JSON.stringify(operation.variables)}\n  ordinary …${around(ordinary)}\n  compiled …${around(compiled)}`
}
