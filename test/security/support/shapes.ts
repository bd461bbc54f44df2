import { definePlugin, type Plugin } from '@tenon/core'
import type { Grants, Principal, Restricts } from '@tenon/core'

/**
 * A plugin with what today's business plugins lack: mapped names, a self relation, JSON, lists, a boolean that hides, rules through
 * a relation, and columns that only some may read.
 */
export const shapes: () => Plugin = definePlugin()({
  id: 'shapes',
  description: 'Model shapes for the proof of the rights.',
  package: new URL('./shapes/', import.meta.url),
  permissions: {
    'shapes:read': { title: 'See crates', defaults: { REP: 'OWN', MANAGER: 'TEAM', SUPPORT: 'DEPARTMENT', DIRECTOR: 'ALL', FINANCE: 'ALL', AUDITOR: 'ALL' } },
    'shapes:write': { title: 'Change crates', defaults: { REP: 'OWN', MANAGER: 'TEAM', DIRECTOR: 'ALL' } },
    'shapes:worth': { title: 'See what crates are worth', defaults: { DIRECTOR: 'ALL', FINANCE: 'ALL' } },
  },
  grants(grants: Grants, principal: Principal) {
    grants.scoped('read', 'Crate', principal.scope('shapes:read'))
    grants.scoped(['create', 'update', 'delete'], 'Crate', principal.scope('shapes:write'))
    if (principal.scope('shapes:read') === 'ALL') grants.can('read', 'CrateMark')
    // Marks have no owner of their own: they are seen by who owns the crate, a rule through a relation.
    else if (principal.has('shapes:read')) grants.can(['read', 'create', 'update', 'delete'], 'CrateMark', { crate: { is: { ownerId: principal.personId } } })
  },
  restricts(restricts: Restricts, principal: Principal) {
    if (!principal.has('shapes:worth')) restricts.fields('read', 'Crate', ['worth', 'seal', 'papers'])
    // The note of a crate is for its owner alone, whoever else sees the crate.
    if (principal.personId !== null) restricts.fields('read', 'Crate', ['note', 'tags', 'parent'], { ownerId: principal.personId })
    restricts.only('read', 'Crate', { secret: false })
  },
  schema(b) {
    const { resource } = b as unknown as { resource(name: string, options: object): void }
    resource('Crate', { icon: 'box', search: ['name', 'note', 'seal'], list: { columns: ['name', 'worth', 'note'], sort: ['name'] } })
    resource('CrateMark', { icon: 'pen', title: 'words', list: { columns: ['words', 'crate'], sort: ['words'] } })
  },
})
