import type { RequestContext } from '../../context.ts'
import type { Plugin } from '../../plugin/plugin-types.ts'
import type { LooseBuilder, LooseFields } from '../../schema/loose-builder.ts'
import { readModules } from './read-modules.ts'

/** The plugins of the installation. Which they are is in its configuration: here one reads, `tenon plan` and `tenon apply` change. */
export function declareModules(builder: object, version: string, plugins: readonly Plugin[]): void {
  const b = builder as LooseBuilder
  b.queryFields((t: LooseFields) => ({
    moduleBook: t.field({
      type: 'JSON', nullable: true, description: 'Plugins that are enabled, with their versions, and disabled ones whose data is kept. Null without core:modules.',
      resolve: (_root: never, _args: never, context: RequestContext) => readModules(context, version, plugins),
    }),
  }))
}
