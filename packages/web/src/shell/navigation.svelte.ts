import type { IconSource } from '../kit/types.ts'
import { assignLetters } from './keys.ts'
import type { Shell } from './shell.svelte.ts'

export interface NavLink {
  readonly to: string
  readonly label: string
  readonly icon: IconSource
  /** Pressed after g. */
  readonly letter: string | null
}

export interface NavGroup {
  readonly id: string
  readonly label: string
  readonly links: readonly NavLink[]
}

/** The sidebar: per plugin its own entries and its resources, in the order of their positions. Call inside `$derived`. */
export function navigationOf(shell: Shell): NavGroup[] {
  const { plugins, i18n } = shell
  const entries = [
    ...plugins.nav.map((entry) => ({ plugin: entry.plugin, order: entry.order ?? 100, to: entry.to, icon: entry.icon ?? 'box', label: i18n.t(entry.label) })),
    ...shell.resources.flatMap((resource) => (resource.nav === null ? [] : [{ plugin: resource.plugin, order: resource.nav, to: resource.path, icon: resource.icon ?? 'box', label: i18n.label(resource.pluralLabel) }])),
  ].sort((a, b) => a.order - b.order)
  const letters = new Map<string, string | null>()
  const tos = [...new Set(entries.map((entry) => entry.to))]
  assignLetters(tos.map((to) => to.split('/').at(-1) ?? ''), ['h', 'i', 'u']).forEach((letter, index) => letters.set(tos[index] ?? '', letter))

  const groups = new Map<string, NavLink[]>()
  const seen = new Set<string>()
  for (const { plugin, to, label, icon } of entries) {
    // A plugin that lists its resource's address itself replaces the generated entry.
    if (seen.has(to)) continue
    seen.add(to)
    const links = groups.get(plugin) ?? []
    links.push({ to, label, icon, letter: letters.get(to) ?? null })
    groups.set(plugin, links)
  }
  return [...groups].map(([id, links]) => ({ id, label: pluginTitle(shell, id), links }))
}

/** The plugin's message `nav.title`, else its id as words. */
export function pluginTitle({ i18n }: Shell, plugin: string): string {
  const key = `${plugin}.nav.title`
  if (i18n.has(key)) return i18n.t(key)
  const words = plugin.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Whether a link leads to the page that is shown or to one above it. */
export function isCurrent(to: string, path: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`)
}
