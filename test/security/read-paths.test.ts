import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuzzRuns, fuzzSeed } from '@tenon/core/testing'
import { describeDifference, openPathBench, type PathBench, type PathTally } from './read-paths/path-bench.ts'

const roles = ['AUDITOR', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'LOGISTICS', 'MANAGER', 'PRODUCT', 'REP', 'SUPPORT', 'SYSADMIN', 'TECHNICAL'] as const
/**
 * A sample in `npm test`, as a query costs some 50 ms of processor, most of it in the database and in Prisma; `TENON_READ_PATHS=2000` asks so many of each
 * role, as before a release, and TENON_FUZZ_SEED asks others.
 * `npm run security` asks more, with new seeds. TENON_READ_PATHS_REPORT names a file that says how many were compiled, and why the others were not.
 */
const perRole = Number(process.env['TENON_READ_PATHS'] ?? fuzzRuns(process.env['TENON_TEST_DATABASE'] === 'embedded' ? 44 : 28))
const seed = fuzzSeed()

function report(role: string, { asked, compiled, reasons }: PathTally): void {
  const file = process.env['TENON_READ_PATHS_REPORT']
  const usual = [...reasons].sort(([, left], [, right]) => right - left).slice(0, 20).map(([reason, count]) => `  ${count} ${reason}\n`)
  if (file !== undefined) appendFileSync(file, `${role}: ${compiled} of ${asked} compiled\n${usual.join('')}`)
}

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
    report(role, tally)
    expect(tally.compiled).toBeGreaterThan(tally.asked / 2)
  }, 3_600_000)
})
