import type { Plugin } from '../plugin/plugin-types.ts'
import type { ResourceOptions } from '../schema/resource-options.ts'

/**
 * What plugins make resources of, before there are models to build a schema from: their `schema` functions run with a builder that only takes note of
 * `resource`. What else they do with it leads nowhere. One that fails here fails again when the schema is built, with its own words.
 */
export function readResources(plugins: readonly Plugin[]): ReadonlyMap<string, ResourceOptions> {
  const found = new Map<string, ResourceOptions>()
  const builder = new Proxy({}, {
    get: (_target, key) => (key === 'resource' ? (model: string, options: ResourceOptions = {}) => void found.set(model, options) : anything),
  })
  const enabled = new Set(plugins.map(({ definition }) => definition.id))
  for (const { definition, config } of plugins) {
    attempt(() => definition.schema?.(builder as never, config))
    for (const [other, bridge] of Object.entries(definition.enhances ?? {})) if (enabled.has(other)) attempt(() => bridge.schema?.(builder as never))
  }
  return found
}

/** Can be called, read from, made and listed, and gives itself. */
const anything: object = new Proxy(function nothing() {}, {
  get: (_target, key) => (key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? () => [][Symbol.iterator]() : key === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
})

function attempt(work: () => unknown): void {
  try {
    work()
  } catch {
    // Said where the schema is built.
  }
}
