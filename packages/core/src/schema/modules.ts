import type { Plugin } from '../plugin/plugin-types.ts'
import type { LooseFields } from './loose-builder.ts'
import type { SchemaParts } from './schema-parts.ts'

/** `_modules`: what is enabled here, by which a program notices that it was made for something else. No secret: the schema tells as much. */
export function addModules(parts: SchemaParts, plugins: readonly Plugin[]): void {
  const type = parts.refs.object('EnabledModule')
  type.implement({
    description: 'The core or a plugin that is enabled.',
    fields: (t: LooseFields) => ({
      name: t.field({ type: 'String', description: 'The id of the plugin.', resolve: ({ definition }: Plugin) => definition.id }),
      version: t.field({ type: 'String', resolve: ({ version }: Plugin) => version }),
    }),
  })
  parts.builder.queryFields((t) => ({
    _modules: t.field({ type: [type], description: 'What is enabled here, the core first.', resolve: () => plugins }),
  }))
}
