import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuzzRuns, fuzzSeed } from '@tenon/core/testing'
import { describeDifference, openPathBench, type PathBench } from './read-paths/path-bench.ts'

const roles = ['AUDITOR', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'LOGISTICS', 'MANAGER', 'PRODUCT', 'REP', 'SUPPORT', 'SYSADMIN', 'TECHNICAL'] as const
/**
 * A sample in `npm test`; `TENON_READ_PATHS=2000` asks so many of each role, as before a release, and TENON_FUZZ_SEED asks others.
 * `npm run security` asks more, with new seeds.
 */
const perRole = Number(process.env['TENON_READ_PATHS'] ?? fuzzRuns(process.env['TENON_TEST_DATABASE'] === 'embedded' ? 60 : 40))
const seed = fuzzSeed()

let bench: PathBench
beforeAll(async () => {
  bench = await openPathBench()
}, 300_000)
afterAll(() => bench?.close())

describe(`a compiled read answers what the ordinary path answers (seed ${seed})`, () => {
  test('the roles are those that every company starts with', () => {
    expect(bench.roles).toEqual([...roles])
  })

  test.each(roles)(`for a ${'%s'}, in ${perRole} random queries over the whole schema`, async (role) => {
    const { differences, tally } = await bench.ask(role, { count: perRole, seed: seed * 1_000 + roles.indexOf(role) })
    expect(differences.map(describeDifference)).toEqual([])
    // A defect of the compiler is answered by the ordinary path, and would otherwise hide here.
    expect(tally.failed).toEqual([])
    if (process.env['TENON_READ_PATHS_REPORT']) console.log(role, tally.compiled, tally.asked, [...tally.reasons].sort((left, right) => right[1] - left[1]).slice(0, 25))
    expect(tally.compiled).toBeGreaterThan(tally.asked / 2)
  }, 3_600_000)
})
