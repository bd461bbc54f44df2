import type { BootResource } from '@tenon/core/metadata'
import type { RouteEntry } from '../module.ts'
import { matcher, type PathParams } from './match-path.ts'
import type { Owned } from './plugin-host.svelte.ts'
import type { GeneralScreen, ResourceScreen } from './screens.ts'

/** What is shown at an address. The key says when a page is another one and must be mounted anew. */
export type PageTarget =
  | { readonly kind: 'home' | 'account' | 'kit' | 'missing'; readonly key: string }
  | { readonly kind: 'plugin'; readonly key: string; readonly route: Owned<RouteEntry>; readonly params: PathParams }
  | { readonly kind: 'screen'; readonly key: string; readonly screen: ResourceScreen; readonly resource: BootResource; readonly id?: string }
  | { readonly kind: 'general'; readonly key: string; readonly screen: GeneralScreen }
  | { readonly kind: 'off'; readonly key: string; readonly plugin: string }

export interface PageMap {
  readonly routes: readonly Owned<RouteEntry>[]
  readonly resources: readonly BootResource[]
  /** Plugins of the build, and those that are switched on. */
  readonly available: readonly string[]
  readonly enabled: readonly string[]
  readonly kit: boolean
}

/** A plugin's own page wins over the generated one at the same address. */
export function resolvePage(path: string, query: URLSearchParams, map: PageMap): PageTarget {
  return ownPage(path, map) ?? pluginPage(path, map) ?? resourcePage(path, query, map) ?? generalPage(path) ?? offPage(path, map) ?? { kind: 'missing', key: `missing ${path}` }
}

function ownPage(path: string, map: PageMap): PageTarget | null {
  // After a sign-in the address is still the sign-in page's.
  if (path === '/' || path === '/sign-in') return { kind: 'home', key: 'home' }
  if (path === '/account') return { kind: 'account', key: 'account' }
  if (path === '/kit' && map.kit) return { kind: 'kit', key: 'kit' }
  return null
}

function pluginPage(path: string, { routes }: PageMap): PageTarget | null {
  for (const route of routes) {
    const params = matcher(route.path)(path)
    if (params) return { kind: 'plugin', key: `${route.plugin} ${route.path} ${JSON.stringify(params)}`, route, params }
  }
  return null
}

function resourcePage(path: string, query: URLSearchParams, { resources }: PageMap): PageTarget | null {
  // The longest path first: /sales/orders/lines is not record "lines" of /sales/orders.
  for (const resource of resources.toSorted((a, b) => b.path.length - a.path.length)) {
    const page = (screen: ResourceScreen, id?: string): PageTarget => ({ kind: 'screen', key: `${resource.name} ${screen} ${id ?? ''}`, screen, resource, ...(id === undefined ? {} : { id }) })
    if (matcher(resource.path)(path)) return page(modeIn(resource, query.get('view')))
    if (matcher(`${resource.path}/new`)(path)) return page('form')
    const record = matcher(`${resource.path}/:id`)(path)
    if (record?.['id']) return page('record', record['id'])
    const edited = matcher(`${resource.path}/:id/edit`)(path)
    if (edited?.['id']) return page('form', edited['id'])
  }
  return null
}

function modeIn(resource: BootResource, view: string | null): ResourceScreen {
  // Any resource may have something to count by; its description, which comes later, tells.
  if (view === 'chart') return 'chart'
  return (['board', 'calendar', 'gallery'] as const).find((mode) => mode === view && resource[mode]) ?? 'list'
}

function generalPage(path: string): PageTarget | null {
  if (path === '/import') return { kind: 'general', key: 'import', screen: 'importWizard' }
  if (path === '/audit') return { kind: 'general', key: 'audit', screen: 'audit' }
  if (path === '/webhooks') return { kind: 'general', key: 'webhooks', screen: 'webhooks' }
  if (path === '/modules') return { kind: 'general', key: 'modules', screen: 'modules' }
  if (path === '/words') return { kind: 'general', key: 'words', screen: 'words' }
  if (path === '/roles') return { kind: 'general', key: 'roles', screen: 'roles' }
  if (path === '/org') return { kind: 'general', key: 'org', screen: 'org' }
  return null
}

function offPage(path: string, { available, enabled }: PageMap): PageTarget | null {
  const plugin = path.split('/')[1] ?? ''
  return available.includes(plugin) && !enabled.includes(plugin) ? { kind: 'off', key: `off ${plugin}`, plugin } : null
}
