import { satisfies, valid } from 'semver'
import type { Plugin } from '../plugin/plugin-types.ts'
import type { Problems } from './problems.ts'

/**
 * Puts plugins after everything that they require or enhance, ties by id. The order fixes only what is generated; it never
 * changes meaning. Missing, cyclic and wrong-version dependencies go to `problems`, with the names of both sides.
 */
export function orderPlugins(plugins: readonly Plugin[], coreVersion: string, problems: Problems): Plugin[] {
  const byId = new Map<string, Plugin>()
  for (const plugin of plugins) {
    const id = plugin.definition.id
    const first = byId.get(id)
    if (first) problems.add(`The id "${id}" is used by two plugins, ${first.name} and ${plugin.name}. Remove one of them from tenon.config.ts.`)
    else byId.set(id, plugin)
    if (!/^[a-z][a-z0-9-]*$/.test(id)) problems.add(`The id "${id}" of ${plugin.name} must be lower case letters, digits and dashes.`)
  }
  for (const plugin of byId.values()) checkRanges(plugin, byId, coreVersion, problems)
  return topological(byId, problems)
}

function checkRanges(plugin: Plugin, byId: ReadonlyMap<string, Plugin>, coreVersion: string, problems: Problems): void {
  const { id, requires = {}, enhances = {} } = plugin.definition
  for (const [other, range] of Object.entries(requires)) {
    const version = other === 'core' ? coreVersion : byId.get(other)?.version
    if (version === undefined) problems.add(`Plugin "${id}" requires "${other}" ${range}, which is not enabled. Add it to tenon.config.ts or remove "${id}".`)
    else if (!fits(version, range)) problems.add(`Plugin "${id}" requires "${other}" ${range}, but ${version} is installed. Install a version of "${other}" in that range, or another version of "${id}".`)
  }
  for (const [other, bridge] of Object.entries(enhances)) {
    const version = byId.get(other)?.version
    if (version !== undefined && !fits(version, bridge.range)) problems.add(`Plugin "${id}" works with "${other}" ${bridge.range}, but ${version} is installed.`)
  }
}

function fits(version: string, range: string): boolean {
  return valid(version) !== null && satisfies(version, range, { includePrerelease: true })
}

function topological(byId: ReadonlyMap<string, Plugin>, problems: Problems): Plugin[] {
  const done = new Set<string>()
  const ordered: Plugin[] = []
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id)) return
    if (path.includes(id)) {
      problems.add(`Plugins require each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(' -> ')}. One of them must let go; use \`enhances\` for an optional part.`)
      return
    }
    for (const other of dependencies(byId.get(id)!)) if (byId.has(other)) visit(other, [...path, id])
    if (!done.has(id)) ordered.push(byId.get(id)!)
    done.add(id)
  }
  for (const id of [...byId.keys()].sort()) visit(id, [])
  return ordered
}

/** Ids of what a plugin requires or enhances, sorted. */
export function dependencies(plugin: Plugin): string[] {
  const { requires = {}, enhances = {} } = plugin.definition
  return [...new Set([...Object.keys(requires), ...Object.keys(enhances)])].filter((id) => id !== 'core').sort()
}
