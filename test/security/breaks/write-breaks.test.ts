import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openCompany, type Company } from '../writing/company.ts'
import { hideableNames, storeWorld } from '../writing/world/store.ts'
import { tryWrites } from '../writing/writes.ts'
import { switchTo } from './switch.ts'
import { writeBreaks } from './write-breaks.ts'

/** Those whose reach ends somewhere. A break that the first does not notice is shown to the next. */
const witnesses = ['REP', 'MANAGER', 'SUPPORT', 'PRODUCT'] as const
const writesEach = 300
/** A break that only few writes can show is looked for with other writes, before it counts as not caught. */
const rounds = 6
/** Modules with every shape of model, without their rules and figures, which nobody but their own use cases writes: so the writes are not spread thinner. */
const written = ['shapes', 'customers']
const unwritten = ['ClassPolicy', 'ClassResult', 'ClassTreatment', 'CustomerMeasure']
const seed = Number(process.env['TENON_FUZZ_SEED'] ?? 20_261_127)

let company: Company
const caught = new Map<string, string>()

beforeAll(async () => {
  company = await openCompany(seed)
  for (let round = 0; round < rounds; round++) for (const role of witnesses) for (const { name } of writeBreaks) if (!caught.has(name)) await tryBroken(name, role, round)
}, 900_000)
afterEach(() => switchTo(undefined, company.app.app))
afterAll(() => company?.app.close())

async function tryBroken(name: string, role: string, round: number): Promise<void> {
  const { app, world } = company
  const names = hideableNames(app.app.models)
  await storeWorld(app, world, names)
  switchTo(name, app.app)
  const verdict = await tryWrites({ app, ...(await company.meet(role)), names, seed: seed + round, count: writesEach, about: (model) => written.includes(app.app.models.models[model]!.plugin) && !unwritten.includes(model) })
  switchTo(undefined, app.app)
  if (verdict.findings.length > 0) caught.set(name, `by a ${role} after ${verdict.done + verdict.refused} writes`)
}

describe('a guard that is broken on purpose writes beyond the rights, and the judge of writing says so', () => {
  test('there are more than ten ways to break it', () => {
    expect(new Set(writeBreaks.map(({ name }) => name)).size).toBe(writeBreaks.length)
    expect(writeBreaks.length).toBeGreaterThan(10)
  })

  test.each(writeBreaks.map(({ name }) => name))('%s', (name) => {
    expect(caught.get(name) ?? 'not caught').toMatch(/^by a \w+ after \d+ writes$/)
  })

  test('and with every break off nothing is found', async () => {
    const { app, world } = company
    const names = hideableNames(app.app.models)
    await storeWorld(app, world, names)
    expect((await tryWrites({ app, ...(await company.meet('REP')), names, seed, count: 40 })).findings).toEqual([])
  }, 300_000)
})
