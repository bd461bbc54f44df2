import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuzzRuns, seededRandom } from '@tenon/core/testing'
import { answerFor, globalId, idsOf, selectionOf } from './exact/answers.ts'
import { countOf, readList } from './exact/ask.ts'
import { openExactBench, type ExactBench } from './exact/bench.ts'
import { differences } from './exact/differences.ts'
import { meets } from './exact/meaning.ts'
import { inOrder, isRefused, randomOrder, usualOrder } from './exact/order.ts'
import { randomFilter } from './exact/random-filter.ts'
import { rowsOf } from './writing/world/world.ts'

const seed = Number(process.env['TENON_FUZZ_SEED'] ?? 20_261_127)
const perResource = fuzzRuns(1)

describe(`what somebody reads is what the policy says, no more and no less (seed ${seed})`, () => {
  let bench: ExactBench
  beforeAll(async () => void (bench = await openExactBench(seed)), 300_000)
  afterAll(() => bench?.close())

  test('every record, value, reference, list and count of every resource, for every role', { timeout: 3_600_000 }, async () => {
    const random = seededRandom(seed)
    const tally = { records: 0, cells: 0 }
    const found: string[] = []
    for (const role of bench.company.roles) {
      const { caller, policy, view } = await bench.meet(role)
      for (const resource of bench.resources) {
        const rows = inOrder(view, resource, usualOrder(policy, view, resource, false), bench.texts)
        const expected = rows.map((row) => answerFor(view, resource, row))
        const { nodes, totals, refused } = await readList(caller, resource, { selection: selectionOf(resource), first: 3 + random.int(18) })
        tally.records += nodes.length
        tally.cells += nodes.length * resource.fields.length
        const counted = await countOf(caller, resource)
        found.push(...[
          ...differences(null, refused, 'refused'), ...differences(expected, nodes), ...differences(totals.map(() => rows.length), totals, 'totalCount'), ...differences(rows.length, counted, 'count'),
        ].map((text) => `${role} ${resource.name} ${text}`))
      }
    }
    console.log(`seed ${seed}: ${tally.records} records with ${tally.cells} values`)
    expect(found).toEqual([])
    expect(tally.records).toBeGreaterThan(500)
  })

  test('random filters find the rows that meet them in what the person sees, and nothing else', { timeout: 3_600_000 }, async () => {
    const random = seededRandom(seed + 1)
    const tally = { asked: 0, some: 0 }
    const found: string[] = []
    for (const role of bench.company.roles) {
      const { caller, policy, view } = await bench.meet(role)
      const maker = { ...view, random, world: bench.world, isAskable: (model: string, column: string) => policy.readsField(model, column) !== 'none' }
      for (const resource of bench.resources) {
        for (let turn = 0; turn < perResource; turn++) {
          const filter = randomFilter(maker, resource)
          const rows = rowsOf(view.seen, resource.name).filter((row) => meets(view, resource, filter, row) === true)
          const { nodes, totals, refused } = await readList(caller, resource, { selection: 'id', first: 100, filter })
          tally.asked++
          if (rows.length > 0 && rows.length < rowsOf(view.seen, resource.name).length) tally.some++
          found.push(...[...differences(null, refused, 'refused'), ...differences(idsOf(view, resource, rows), nodes.map(({ id }) => id).sort()), ...differences(refused ? [] : [rows.length], totals, 'totalCount')]
            .map((text) => `${role} ${resource.name} ${JSON.stringify(filter)} ${text}`))
        }
      }
    }
    console.log(`seed ${seed}: ${tally.asked} filters, of which ${tally.some} parted what is seen`)
    expect(found).toEqual([])
    expect(tally.some).toBeGreaterThan(tally.asked / 6)
  })

  test('random orders sort what the person sees, and those that would show more are refused', { timeout: 3_600_000 }, async () => {
    const random = seededRandom(seed + 2)
    const tally = { asked: 0, refused: 0 }
    const found: string[] = []
    for (const role of bench.company.roles) {
      const { caller, policy, view } = await bench.meet(role)
      for (const resource of bench.resources) {
        for (let turn = 0; turn < perResource; turn++) {
          const orderBy = randomOrder(random, bench.company.app.app.schema, resource)
          const isExpected = !isRefused(policy, view, resource, orderBy)
          const { nodes, refused } = await readList(caller, resource, { selection: 'id', first: 2 + random.int(9), orderBy })
          tally.asked++
          tally.refused += Number(!isExpected)
          const rows = isExpected ? inOrder(view, resource, orderBy, bench.texts) : []
          found.push(...[...differences(isExpected ? null : 'BAD_FILTER', refused?.split(':')[0] ?? null, 'refused'), ...differences(rows.map((row) => globalId(resource.name, row)), nodes.map(({ id }) => id))]
            .map((text) => `${role} ${resource.name} ${JSON.stringify(orderBy)} ${text}`))
        }
      }
    }
    console.log(`seed ${seed}: ${tally.asked} orders, ${tally.refused} refused`)
    expect(found).toEqual([])
    expect(tally.refused).toBeGreaterThan(0)
  })
})
