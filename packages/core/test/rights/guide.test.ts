import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import { diffSchemas } from '../../src/database/schema-engine.ts'
import { definePlugin } from '../../src/plugin/define-plugin.ts'
import type { Plugin, PluginDefinition } from '../../src/plugin/plugin-types.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { company } from '../composition/make-plugin.ts'

const guide = readFileSync(fileURLToPath(new URL('../../../../docs/guides/rights.md', import.meta.url)), 'utf8')
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)![1]!

describe('the guide to rights', () => {
  let app: TestApp
  const people: Record<string, TestCaller> = {}

  beforeAll(async () => {
    app = await createTestApp({ plugins: [await pluginOfTheGuide()] })
    people['the rep who teaches Zig'] = await app.as('REP', { unit: 'EAST-1', parentUnit: 'EAST' })
    people['the manager'] = await app.as('MANAGER', { unit: 'WEST-1', parentUnit: 'WEST', heads: true })
    people['a director'] = await app.as('DIRECTOR', { unit: 'WEST', heads: true })
    people['somebody without a role'] = await app.as([])
    const colleague = await app.as('REP', { unit: 'WEST-1' })
    const stranger = await app.as('REP', { unit: 'EAST' })
    const { db } = app.app.systemContext('test')
    const teamOf = async (id: string): Promise<unknown> => (await db['person']!.findUniqueOrThrow({ where: { id } }))['teamId']
    for (const [title, owner, teacherId] of [['Go', people['the manager'].personId, null], ['Rust', colleague.personId, null], ['Zig', stranger.personId, people['the rep who teaches Zig'].personId]] as const) {
      await db['course']!.create({ data: { title, feeMinor: 100_00n, currency: 'CNY', teacherId, ownerId: owner, teamId: await teamOf(owner) } })
    }
  })
  afterAll(() => app?.close())

  const [, section = ''] = guide.split('\n## What it looks like from outside\n')
  const rows = [...section.split('\n## ')[0]!.matchAll(/^\| ((?:the|a|somebody) [^|]+?) \| ([^|]+?) \|$/gm)].map(([, who = '', gets = '']) => [who, gets] as const)

  test('its table has somebody of every kind', () => expect(rows).toHaveLength(4))

  test.each(rows)('%s gets %s', async (who, gets) => {
    const { data } = await people[who]!.graphql<{ courses: { nodes: { title: string; fee: { amount: string } | null }[] } }>('{ courses(orderBy: [{ field: TITLE }]) { nodes { title fee { amount } } } }')
    expect(inWords(data!.courses.nodes)).toBe(gets)
  })
})

function inWords(courses: readonly { title: string; fee: { amount: string } | null }[]): string {
  const titles = courses.map(({ title }) => title)
  if (titles.length === 0) return 'nothing'
  const list = titles.length === 1 ? titles[0]! : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)!}`
  return `${list} ${courses.every(({ fee }) => fee !== null) ? 'with' : 'without'} fee`
}

/** The code of the page as a plugin package, with the migration that `tenon migrate create` would make. */
async function pluginOfTheGuide(): Promise<Plugin> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-guide-'))
  mkdirSync(join(folder, 'migrations'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@acme/courses', version: '1.0.0' }))
  writeFileSync(join(folder, 'model.prisma'), block('prisma'))
  writeFileSync(join(folder, 'rules.ts'), block('ts'))
  const rules = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'rules.ts')).href)) as Pick<PluginDefinition, 'permissions' | 'grants' | 'restricts'>
  const { permissions, grants, restricts } = rules
  const plugin = definePlugin()({
    id: 'courses', description: 'Courses and seats.', package: pathToFileURL(`${folder}/`), permissions: permissions!, grants: grants!, restricts: restricts!,
    schema: (b) => {
      // The page's plugin has no slice here, so no model is known by type.
      const { resource } = b as unknown as { resource(model: string, options?: object): void }
      resource('Course')
      resource('Seat', { title: 'number' })
    },
  })()
  const [before, after] = [compose({ company, plugins: [] }), compose({ company, plugins: [plugin] })]
  writeFileSync(join(folder, 'migrations', '0001_init.sql'), await diffSchemas(before.models, after.models))
  return plugin
}
