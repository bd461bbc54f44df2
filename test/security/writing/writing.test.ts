import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCompany, type Company } from './company.ts'
import { hideableNames, storeWorld } from './world/store.ts'
import { tryWrites } from './writes.ts'

/** Always the same in `npm test`; `npm run security` sets others. */
const seed = Number(process.env['TENON_FUZZ_SEED'] ?? 20_261_127)
const perRole = 40 * Number(process.env['TENON_FUZZ_RUNS'] ?? 1)

describe('nobody writes beyond their rights', () => {
  let company: Company
  beforeAll(async () => void (company = await openCompany(seed)))
  afterAll(() => company?.app.close())

  test('after every random mutation of every role nothing out of reach changed, left reach, or is newly referred to', { timeout: 3_600_000 }, async () => {
    const { app, world, meet, roles } = company
    const names = hideableNames(app.app.models)
    const total = { done: 0, refused: 0 }
    for (const role of roles) {
      await storeWorld(app, world, names)
      const verdict = await tryWrites({ app, ...(await meet(role)), names, seed: seed + total.done + total.refused, count: perRole })
      expect(verdict.findings, `seed ${seed}, role ${role}`).toEqual([])
      total.done += verdict.done
      total.refused += verdict.refused
    }
    console.log(`seed ${seed}: ${total.done} mutations done, ${total.refused} refused`)
    expect(total.done).toBeGreaterThan(40)
  })
})
