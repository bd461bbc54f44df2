import { wordingOf } from '../../messages/errors/wording.ts'
import type { Plugin, PermissionDefinition, ScopeName } from '../../plugin/plugin-types.ts'
import { roleErrors } from './errors.ts'

export type Scope = ScopeName | 'NONE'

export const scopes: readonly Scope[] = ['NONE', 'OWN', 'TEAM', 'DEPARTMENT', 'ALL']

export interface BookPermission {
  readonly key: string
  readonly plugin: string
  readonly definition: PermissionDefinition
  /** The scopes that have a meaning. One that is only had or not had has one: ALL. */
  readonly scopes: readonly ScopeName[]
}

/** The permissions that the enabled plugins declare: what may be given, at which scope, and what each is called. */
export interface PermissionBook {
  readonly plugins: readonly { readonly id: string; readonly permissions: readonly BookPermission[] }[]
  /** Throws PERMISSION_UNKNOWN. */
  get(key: string): BookPermission
  title(key: string, locale: string): string
  pluginTitle(id: string, locale: string): string
  /** A message of a plugin's own. */
  message(plugin: string, locale: string, key: string): string | undefined
  /** What a built-in role has called itself from the start, in the reader's language. */
  roleTitle(role: { readonly key: string; readonly name: string; readonly builtIn: boolean }, locale: string): string
  /** Whether a scope gives more than another. Of a permission that is only had or not, every scope gives the same. */
  isWider(key: string, wanted: Scope, held: Scope): boolean
}

const all: readonly ScopeName[] = ['OWN', 'TEAM', 'DEPARTMENT', 'ALL']

export function openPermissionBook(plugins: readonly Plugin[]): PermissionBook {
  const wording = wordingOf(plugins)
  const chapters = plugins.map(({ definition }) => ({ id: definition.id, permissions: Object.entries(definition.permissions ?? {}).map(([key, permission]) => ({ key, plugin: definition.id, definition: permission, scopes: permission.scopes ?? all })) }))
  const byKey = new Map(chapters.flatMap(({ permissions }) => permissions.map((permission) => [permission.key, permission])))
  const get = (key: string): BookPermission => {
    const found = byKey.get(key)
    if (!found) throw roleErrors.PERMISSION_UNKNOWN({ permission: key })
    return found
  }
  const message = (id: string, locale: string, key: string): string | undefined => plugins.find(({ definition }) => definition.id === id)?.definition.messages?.[locale]?.[key]
  return {
    plugins: chapters.filter(({ permissions }) => permissions.length > 0),
    get,
    title: (key, locale) => wording(locale, `permissions.${key}`) ?? get(key).definition.title,
    pluginTitle: (id, locale) => message(id, locale, 'nav.title') ?? id,
    message,
    roleTitle: ({ key, name, builtIn }, locale) => (builtIn && wording('en', `role.${key}`) === name ? (wording(locale, `role.${key}`) ?? name) : name),
    isWider: (key, wanted, held) => {
      const isGate = byKey.get(key)?.scopes.length === 1
      const width = (scope: Scope): number => (isGate ? Math.min(scopes.indexOf(scope), 1) : scopes.indexOf(scope))
      return width(wanted) > width(held)
    },
  }
}
