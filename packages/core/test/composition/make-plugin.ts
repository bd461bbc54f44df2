import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compose } from '../../src/composition/composition.ts'
import { diffSchemas } from '../../src/database/schema-engine.ts'
import { definePlugin } from '../../src/plugin/define-plugin.ts'
import type { Plugin, PluginDefinition } from '../../src/plugin/plugin-types.ts'

type Parts = Omit<PluginDefinition, 'id' | 'description' | 'package'> & { readonly version?: string; readonly model?: string; readonly files?: Readonly<Record<string, string>> }

/** A plugin package in a folder of its own. */
export function makePlugin(id: string, { version = '1.0.0', model, files = {}, ...definition }: Parts = {}): Plugin {
  const folder = mkdtempSync(join(tmpdir(), `tenon-${id}-`))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: `@acme/${id}`, version }))
  if (model !== undefined) writeFileSync(join(folder, 'model.prisma'), model)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return definePlugin()({ ...definition, id, description: `The plugin ${id}.`, package: pathToFileURL(folder + '/') })()
}

export const company = { name: 'Test', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' } as const

/** A plugin with the migration that `tenon migrate create` would make. */
export async function withMigration(plugin: Plugin): Promise<Plugin> {
  const [before, after] = [compose({ company, plugins: [] }), compose({ company, plugins: [plugin] })]
  mkdirSync(new URL('migrations/', plugin.definition.package), { recursive: true })
  writeFileSync(new URL('migrations/0001_init.sql', plugin.definition.package), await diffSchemas(before.models, after.models))
  return plugin
}
