import { parse, visit } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fuzzSeed } from '@tenon/core/testing'
import { describeFinding } from '../support/judge.ts'
import { openTwinBench, type TwinBench } from '../support/bench-of-twins.ts'
import { breaks } from './breaks.ts'
import { switchTo } from './switch.ts'

/** Of each kind of reach one: the own rows, all of some models, a team, a department. A break that the first does not notice is shown to the next. */
const witnesses = ['REP', 'FINANCE', 'MANAGER', 'SUPPORT'] as const
/**
 * Most breaks are noticed soon where a model has every kind of column and rule: everybody is asked about that one first, and about everything only for
 * what is left.
 */
const rounds = [
  { queries: 150, seed: 77, roots: /crate/i },
  { queries: 400, seed: 79, roots: /./ },
  { queries: 1_200, seed: 83, roots: /./ },
] as const

let bench: TwinBench
const apps = () => [bench.here.app, bench.there.app]
const caught = new Map<string, string>()

beforeAll(async () => {
  bench = await openTwinBench()
  for (const [round, role] of rounds.flatMap((one) => witnesses.map((witness) => [one, witness] as const))) {
    const left = breaks.filter(({ name }) => !caught.has(name))
    if (left.length === 0) break
    const judge = await bench.meet(role)
    for (const { name } of left) {
      switchTo(name, ...apps())
      const { findings, tally } = await judge.ask({ count: round.queries, seed: fuzzSeed() * round.seed, roots: round.roots, one: true })
      if (findings.length > 0) caught.set(name, `by a ${role} after ${tally.asked} queries`)
    }
    switchTo(undefined, ...apps())
  }
}, 1_800_000)
afterEach(() => switchTo(undefined, ...apps()))
afterAll(() => bench?.close())

describe('a guard that is broken on purpose leaks, and the judge of the twins says so', () => {
  test('there are more than twenty ways to break it', () => {
    expect(new Set(breaks.map(({ name }) => name)).size).toBe(breaks.length)
    expect(breaks.length).toBeGreaterThan(20)
  })

  test.each(breaks.map(({ name }) => name))('%s', (name) => {
    expect(caught.get(name) ?? 'not caught').toMatch(/^by a \w+ after \d+ queries$/)
  })

  test('and it is told by the smallest query that shows it', async () => {
    const judge = await bench.meet('REP')
    switchTo('a nested list shows hidden rows', ...apps())
    const asking = { count: 800, seed: fuzzSeed() * 77, roots: /crate/i, one: true }
    const [long, short] = [(await judge.ask(asking)).findings[0]!, (await judge.ask({ ...asking, smallest: true })).findings[0]!]
    console.log(`Of ${long.operation.query.length} letters with ${JSON.stringify(long.operation.variables).length} of variables there is left:\n${describeFinding(short)}`)
    expect(short.operation.query.length).toBeLessThan(long.operation.query.length)
    // One way from the root to what gives it away, and nothing beside it.
    const widths: number[] = []
    visit(parse(short.operation.query), { SelectionSet: ({ selections }) => void widths.push(selections.length) })
    expect(new Set(widths)).toEqual(new Set([1]))
    expect(short.here).not.toBe(short.there)
  }, 300_000)

  test('and with every break off nothing is found', async () => {
    const judge = await bench.meet('REP')
    expect((await judge.ask({ count: 60, seed: fuzzSeed() * 77 })).findings).toEqual([])
  }, 300_000)
})
