import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import { diffSchemas } from '../../src/database/schema-engine.ts'
import { definePlugin } from '../../src/plugin/define-plugin.ts'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { company } from '../composition/make-plugin.ts'

const guide = readFileSync(fileURLToPath(new URL('../../../../docs/guides/lifecycles.md', import.meta.url)), 'utf8')
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)![1]!

describe('the guide to lifecycles', () => {
  let app: TestApp
  const people: Record<string, TestCaller> = {}
  let holiday = ''

  beforeAll(async () => {
    app = await createTestApp({ plugins: [await pluginOfTheGuide()] })
    people['Ann'] = await app.as('REP', { unit: 'WEST' })
    people['Ben'] = await app.as('MANAGER', { unit: 'WEST', heads: true })
    people['Cleo'] = await app.as('DIRECTOR')
  })
  afterAll(() => app?.close())

  const rows = [...guide.matchAll(/^\| ((?:Ann|Ben|Cleo)) (\w+?)s ([^|]+?) \| (\w+) \|$/gm)].map(([, who = '', verb = '', what = '', gets = '']) => [`${who} ${verb}s ${what}`, { who, verb, what, gets }] as const)

  test('its table has everybody', () => expect(rows).toHaveLength(8))

  // In the order of the table: each goes on where the one before it ended.
  test.each(rows)('%s', async (_sentence, { who, verb, what, gets }) => {
    const days = /of (\d+) days/.exec(what)?.[1]
    if (verb === 'ask') holiday = await create(people[who]!, days === undefined ? null : Number(days))
    if (what === 'his own') {
      holiday = await create(people[who]!, 3)
      await go(people[who]!, 'ask')
    }
    expect(await go(people[who]!, verb)).toBe(gets)
  })

  async function create(caller: TestCaller, days: number | null): Promise<string> {
    const { data } = await caller.graphql<{ createHoliday: { holiday: { id: string } } }>('mutation ($input: CreateHolidayInput!) { createHoliday(input: $input) { ... on CreateHolidayPayload { holiday { id } } } }', { input: { title: 'Sea', days } })
    return data!.createHoliday.holiday.id
  }

  /** The state that it comes to, or the code of the refusal. */
  async function go(caller: TestCaller, verb: string): Promise<string> {
    const key = verb === 'denie' ? 'deny' : verb
    const name = `${key[0]!.toUpperCase()}${key.slice(1)}Holiday`
    const version = (await app.app.systemContext('test').db['holiday']!.findUniqueOrThrow({ where: { id: holiday.split(':')[1] } }))['version']
    const { data } = await caller.graphql<{ result: { code?: string; holiday?: { status: string } } }>(`mutation ($input: ${name}Input!) { result: ${key}Holiday(input: $input) { ... on ${name}Payload { holiday { status } } ... on Error { code } } }`, { input: { id: holiday, expectedVersion: version, ...(key === 'deny' ? { reason: '' } : {}) } })
    return data!.result.code ?? data!.result.holiday!.status
  }
})

/** The code of the page as a plugin package, with the migration that `tenon migrate create` would make. */
async function pluginOfTheGuide(): Promise<Plugin> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-guide-'))
  mkdirSync(join(folder, 'migrations'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@acme/holidays', version: '1.0.0', type: 'module' }))
  writeFileSync(join(folder, 'model.prisma'), block('prisma'))
  const core = new URL('../../src/index.ts', import.meta.url).href
  writeFileSync(join(folder, 'lifecycle.ts'), block('ts').replace("'@tenon/core'", JSON.stringify(core)))
  const { holidayLifecycle } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'lifecycle.ts')).href)) as { holidayLifecycle: object }
  const plugin = definePlugin()({
    id: 'holidays', description: 'Holidays.', package: pathToFileURL(`${folder}/`),
    permissions: {
      'holidays:write': { title: 'Ask for holidays', defaults: { REP: 'OWN', MANAGER: 'OWN' } },
      'holidays:read': { title: 'See holidays', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
      'holidays:decide': { title: 'Grant holidays', defaults: { MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
    },
    grants: (grants, person) => {
      grants.scoped('read', 'Holiday', person.scope('holidays:read'))
      grants.scoped(['create', 'update'], 'Holiday', person.scope('holidays:write'))
    },
    schema: (b) => {
      // The page's plugin has no slice here, so no model is known by type.
      const { resource, lifecycle } = b as unknown as { resource(model: string, options?: object): void; lifecycle(model: string, options: object): void }
      resource('Holiday')
      lifecycle('Holiday', holidayLifecycle)
    },
  })()
  const [before, after] = [compose({ company, plugins: [] }), compose({ company, plugins: [plugin] })]
  writeFileSync(join(folder, 'migrations', '0001_init.sql'), await diffSchemas(before.models, after.models))
  return plugin
}
