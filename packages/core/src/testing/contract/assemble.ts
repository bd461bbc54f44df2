import { mkdirSync } from 'node:fs'
import { assembleSchema, type AssembledSchema } from '../../app/assemble-schema.ts'
import { compose, type Composition } from '../../composition/composition.ts'
import { generate } from '../../composition/generate.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import { generatedFolder, testCompany } from '../create-test-app.ts'

/** A set of plugins, composed, with its schema; no database yet. */
export interface Assembled {
  readonly composition: Composition
  readonly generated: string
  readonly schema: AssembledSchema
}

export async function assemble(plugins: readonly Plugin[]): Promise<Assembled> {
  const composition = compose({ company: testCompany, plugins })
  const generated = generatedFolder(composition)
  mkdirSync(generated, { recursive: true })
  await generate(composition, generated)
  return { composition, generated, schema: await assembleSchema(composition, generated) }
}

/** The plugins that stand without this one: it, and all that require it, are left out. */
export function without(plugin: Plugin, plugins: readonly Plugin[]): Plugin[] {
  const gone = new Set([plugin.definition.id])
  for (let before = -1; before !== gone.size;) {
    before = gone.size
    for (const { definition } of plugins) if (Object.keys(definition.requires ?? {}).some((id) => gone.has(id))) gone.add(definition.id)
  }
  return plugins.filter(({ definition }) => !gone.has(definition.id))
}

/** The plugin with what it requires, directly or not, among those given. */
export function needed(plugin: Plugin, plugins: readonly Plugin[]): Plugin[] {
  const found = new Map([[plugin.definition.id, plugin]])
  const visit = ({ definition }: Plugin): void => {
    for (const id of Object.keys(definition.requires ?? {})) {
      const other = plugins.find((one) => one.definition.id === id)
      if (other && !found.has(id)) {
        found.set(id, other)
        visit(other)
      }
    }
  }
  visit(plugin)
  return [...found.values()]
}
