import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Composition } from '../composition/composition.ts'
import { readGeneratedModels } from '../composition/generate.ts'
import { corePlugin } from '../core-plugin/core-plugin.ts'
import type { Models } from '../models/model-types.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { surveyRules } from '../rights/rules-survey.ts'
import { ruleSources } from './rule-sources.ts'
import { buildSchema, type BuiltSchema } from '../schema/build-schema.ts'

export interface AssembledSchema extends BuiltSchema {
  readonly models: Models
  /** The core as a plugin, then the enabled plugins in order. */
  readonly plugins: readonly Plugin[]
}

/** The GraphQL schema of a composition, from its generated files. Needs no database. */
export async function assembleSchema(composition: Composition, generated: string): Promise<AssembledSchema> {
  const models = readGeneratedModels(generated)
  const { getDatamodel } = (await import(pathToFileURL(join(generated, 'pothos-types.ts')).href)) as { getDatamodel(): unknown }
  const core = corePlugin(composition.plugins)
  const plugins = [core, ...composition.plugins]
  const built = buildSchema({
    company: composition.config.company,
    core,
    plugins: composition.plugins,
    models,
    datamodel: getDatamodel(),
    rules: surveyRules(models, ruleSources(plugins)),
  })
  return { ...built, models, plugins }
}
