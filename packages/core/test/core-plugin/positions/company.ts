import { createTestApp, type TestApp, type TestCaller } from '../../../src/testing/index.ts'
import type { Plugin } from '../../../src/plugin/plugin-types.ts'

export interface Outcome {
  readonly code?: string
  readonly message?: string
  readonly currentVersion?: number
  readonly person?: { readonly id: string; readonly version: number; readonly title: string | null; readonly team: { readonly code: string } | null; readonly manager: { readonly id: string } | null }
  readonly orgUnit?: { readonly id: string; readonly version: number; readonly path: string }
}

export interface Company {
  readonly test: TestApp
  readonly clock: { now: Date }
  readonly admin: TestCaller
  /** A mutation by a caller; the answer is the payload, or the refusal. */
  run(caller: TestCaller, name: string, input: object): Promise<Outcome>
  /** As the administrator, with the version that the person or unit has now. */
  move(person: TestCaller, unit: string, more?: object): Promise<Outcome>
  unitId(code: string): Promise<string>
  /** [unit, first day, first day no longer], in order. */
  positions(person: TestCaller): Promise<(readonly [string, string, string | null])[]>
  version(person: TestCaller): Promise<number>
}

/** A company in Shanghai whose clock the test turns. People are there from 5 January 2026 on; today is 10 March, noon. */
export async function openCompany(plugins: readonly Plugin[] = []): Promise<Company> {
  const clock = { now: new Date('2026-01-05T04:00:00Z') }
  const test = await createTestApp({ plugins, now: () => clock.now })
  const admin = await test.as('SYSADMIN', { unit: 'head-office' })
  const row = (model: string, where: object) => test.app.base[model]!['findUniqueOrThrow']!({ where }) as Promise<{ readonly id: string; readonly version: number }>
  const unitId = async (code: string): Promise<string> => `OrgUnit:${(await row('orgUnit', { code })).id}`
  const version = async ({ personId }: TestCaller): Promise<number> => (await row('person', { id: personId })).version
  const run: Company['run'] = async (caller, name, input) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}`
    const payload = name.endsWith('Unit') ? 'orgUnit { id version path }' : 'person { id version title team { code } manager { id } }'
    const answer = await caller.graphql<{ result: Outcome }>(`mutation ($input: ${type}Input!) { result: ${name}(input: $input) { ... on ${type}Payload { ${payload} } ... on Error { code message } ... on ConflictError { currentVersion } } }`, { input })
    if (!answer.data) throw new Error(JSON.stringify(answer.errors))
    return answer.data.result
  }
  return {
    test, clock, admin, run, unitId, version,
    move: async (person, unit, more = {}) => run(admin, 'transferPerson', { personId: `Person:${person.personId}`, unitId: await unitId(unit), expectedVersion: await version(person), ...more }),
    positions: async ({ personId }) => {
      const rows = (await test.app.base['assignment']!['findMany']!({ where: { personId }, include: { orgUnit: true }, orderBy: { validFrom: 'asc' } })) as { orgUnit: { code: string }; validFrom: Date; validTo: Date | null }[]
      return rows.map(({ orgUnit, validFrom, validTo }) => [orgUnit.code, day(validFrom), validTo && day(validTo)] as const)
    },
  }
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
