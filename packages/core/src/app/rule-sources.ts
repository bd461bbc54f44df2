import type { Plugin } from '../plugin/plugin-types.ts'
import type { RuleSource } from '../rights/rule-book.ts'

/** Everybody who declares rules: the plugins, and their bridges to plugins that are enabled too. */
export function ruleSources(plugins: readonly Plugin[]): RuleSource[] {
  const enabled = new Set(plugins.map(({ definition }) => definition.id))
  return plugins.flatMap(({ definition }) => {
    const bridges = Object.entries(definition.enhances ?? {}).filter(([other]) => enabled.has(other))
    return [definition, ...bridges.map(([, bridge]) => bridge)].map((part) => sourceOf(definition.id, part))
  })
}

function sourceOf(id: string, { grants, restricts }: Partial<Pick<RuleSource, 'grants' | 'restricts'>>): RuleSource {
  return { id, ...(grants ? { grants } : {}), ...(restricts ? { restricts } : {}) }
}
