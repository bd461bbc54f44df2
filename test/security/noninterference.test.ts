import { readFileSync } from 'node:fs'
import { getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuzzRuns, fuzzSeed } from '@tenon/core/testing'
import { leftOut } from './support/random-operation.ts'
import { describeFinding } from './support/judge.ts'
import { openTwinBench, type TwinBench } from './support/bench-of-twins.ts'

/** The defaults that are installed; a role that is added to them is proved too. */
const roles = ['AUDITOR', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'LOGISTICS', 'MANAGER', 'PRODUCT', 'REP', 'SUPPORT', 'SYSADMIN', 'TECHNICAL'] as const
const isEmbedded = process.env['TENON_TEST_DATABASE'] === 'embedded'
/** The server is asked by everybody, which it answers several times as fast; the embedded database by those whose rights are of every kind. */
const perRole = fuzzRuns(isEmbedded ? 30 : 175)
const asked = isEmbedded ? roles.filter((role) => (['REP', 'MANAGER', 'FINANCE', 'PRODUCT'] as const).some((one) => one === role)) : roles
const seed = fuzzSeed()

/** Of so many random queries at least so many tell something, for a share that is expected: three standard deviations less, as two are missed by one of twelve roles every fourth time by chance. */
function fewestOf(count: number, share: number): number {
  return Math.floor(count * share - 3 * Math.sqrt(count * share * (1 - share)))
}

let bench: TwinBench
/** Why queries went round the guard. */
const reasons = new Set<string>()
beforeAll(async () => {
  bench = await openTwinBench()
}, 300_000)
afterAll(() => bench?.close())

/** Roles that by default see the catalogue and the directory, and of what is sold nothing. */
const seeLittle: readonly string[] = ['LEGAL', 'LOGISTICS', 'TECHNICAL', 'PRODUCT', 'SUPPORT', 'SYSADMIN']

describe(`what somebody may not see has no influence on any answer to any query, by either way of reading (seed ${seed})`, () => {
  test('the roles are those that every company starts with', () => {
    expect(bench.roles).toEqual([...roles])
  })

  test.each(asked)(`for a ${'%s'}, in ${perRole} random queries over the whole schema`, async (role) => {
    const { twin, ask, reasons: since } = await bench.meet(role)
    const { findings, tally } = await ask({ count: perRole, seed: seed * 1_000 + roles.indexOf(role), smallest: true, paths: ['ordinary', 'compiled'] })
    for (const reason of await since()) reasons.add(reason)
    expect(findings.map(describeFinding)).toEqual([])
    // A masked fault would be the same on both sides, and prove nothing.
    expect(tally.failed).toEqual([])
    expect(twin.changed).toBeGreaterThan(50)
    expect(tally.told).toBeGreaterThan(fewestOf(perRole, seeLittle.includes(role) ? 0.15 : 0.3))
  }, 600_000)

  test('for which a query goes round the guard, the guide says what it tells', () => {
    const guide = readFileSync(new URL('../../docs/guides/rights.md', import.meta.url), 'utf8')
    expect([...reasons].filter((reason) => !guide.includes(`| ${reason} |`)).sort()).toEqual([])
  })

  test('nothing that a query can be made of was left out', () => {
    const { schema } = bench.here.app
    const given = new Set(Object.values(schema.getTypeMap()).flatMap((type) => (isInputObjectType(type) ? Object.values(type.getFields()).map((field) => getNamedType(field.type).name) : [])))
    const types = Object.values(schema.getTypeMap()).filter((type) => isInputObjectType(type) && type.name.endsWith('Filter') && given.has(type.name))
    const missed = types.map(({ name }) => name).filter((name) => !bench.used.has(name))
    // Few queries, as on the embedded database, do not come across everything.
    if (perRole * asked.length < 2_000) return
    expect(missed).toEqual([])
    const roots = Object.keys(schema.getQueryType()!.getFields()).filter((name) => !leftOut.has(name))
    expect(roots.filter((name) => !bench.used.has(name))).toEqual([])
  })
})
