import type { Plugin } from 'graphql-yoga'
import type { ServerSettings } from '../server-types.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { useHiddenSuggestions } from './use-hidden-suggestions.ts'
import { useIntrospectionRight } from './use-introspection-right.ts'
import { useNodeLimit } from './use-node-limit.ts'
import { useParseLimit } from './use-parse-limit.ts'
import { useStructureLimit } from './use-structure-limit.ts'
import { useTimeLimit } from './use-time-limit.ts'

export { defaultLimits, type Limits } from './limits.ts'

/** Everything that keeps one query from costing more than a query may. In the order in which a query meets it. */
export function useLimits(settings: Pick<ServerSettings, 'limits' | 'development' | 'cancellable'>): Plugin {
  const limits: Limits = { ...defaultLimits, ...settings.limits }
  const plugins = [
    useParseLimit(limits),
    useStructureLimit(limits),
    useHiddenSuggestions(),
    useIntrospectionRight({ everybody: settings.development }),
    useNodeLimit(limits),
    useTimeLimit(limits, settings.cancellable),
  ]
  return { onPluginInit: ({ addPlugin }) => plugins.forEach((plugin) => addPlugin(plugin as never)) }
}
