import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compose } from '../../../src/composition/composition.ts'
import { diffSchemas } from '../../../src/database/schema-engine.ts'
import { definePlugin } from '../../../src/plugin/define-plugin.ts'
import type { Plugin } from '../../../src/plugin/plugin-types.ts'
import { company } from '../../composition/make-plugin.ts'

/** A plugin of one scoped model: a rep sees the own deals, a manager the team's, a director all. */
export async function dealsPlugin(): Promise<Plugin> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-deals-'))
  mkdirSync(join(folder, 'migrations'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@acme/deals', version: '1.0.0' }))
  writeFileSync(join(folder, 'model.prisma'), 'model Deal {\n  title String\n  @@record\n  @@scoped\n}\n')
  const plugin = definePlugin()({
    id: 'deals', description: 'Deals of a test.', package: pathToFileURL(`${folder}/`),
    permissions: { 'deals:see': { title: 'See deals', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } } },
    grants: (grants, person) => {
      grants.scoped('read', 'Deal', person.scope('deals:see'))
      grants.scoped('create', 'Deal', person.scope('deals:see'))
    },
    schema: (builder) => (builder as unknown as { resource(name: string, options: object): void }).resource('Deal', {}),
  })()

  const [before, after] = [compose({ company, plugins: [] }), compose({ company, plugins: [plugin] })]
  writeFileSync(join(folder, 'migrations/0001_init.sql'), await diffSchemas(before.models, after.models))
  return plugin
}
