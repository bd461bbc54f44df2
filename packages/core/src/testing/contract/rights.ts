import { ruleSources } from '../../app/rule-sources.ts'
import type { Plugin, RoleKey } from '../../plugin/plugin-types.ts'
import { buildAbility, type Ability } from '../../rights/ability.ts'
import type { Principal } from '../../rights/rights-types.ts'
import { isNothing } from '../../rights/where.ts'
import type { Assembled } from './assemble.ts'

export const everyRole: readonly RoleKey[] = ['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'LEGAL', 'PRODUCT', 'TECHNICAL', 'LOGISTICS', 'SUPPORT', 'AUDITOR', 'SYSADMIN']
const writes = ['create', 'update', 'delete'] as const

/**
 * What is wrong with the rights to a plugin's models: rules that fail for some role, a resource that no role can read, and what somebody
 * without a role may do. `open` names the models that every signed-in person may read by policy.
 */
export function rightsProblems(plugin: Plugin, { composition, schema }: Assembled, open: readonly string[] = []): string[] {
  const { id, permissions = {} } = plugin.definition
  const sources = ruleSources(schema.plugins)
  const own = Object.values(schema.models.models).filter((model) => model.plugin === id).map(({ name }) => name)
  const exposed = own.filter((name) => schema.registry.resources.has(name))
  const problems: string[] = []
  const roles = new Map<RoleKey, Ability>()
  for (const role of everyRole) {
    try {
      roles.set(role, buildAbility(schema.models, sources, sample([role], composition.plugins)))
    } catch (error) {
      problems.push(`The rules of "${id}" fail for a ${role}: ${(error as Error).message} Let "grants" and "restricts" hold for every person.`)
    }
  }
  for (const name of exposed) {
    if (![...roles.values()].some((ability) => ability.can('read', name))) problems.push(`No role can read ${name}. Give a permission of "${id}" defaults, and grant 'read' on ${name} with it.`)
  }
  const nobody = buildAbility(schema.models, sources, sample([], composition.plugins))
  for (const name of own) {
    const given = [...(open.includes(name) ? [] : ['read']), ...writes].filter((action) => !isNothing(nobody.rows(action, name)) && !bySelf(nobody.rows(action, name)))
    if (given.length > 0) problems.push(`Somebody without a role may ${given.join(', ')} ${name}. Put the grant behind a permission of "${id}", or name the model in "open" where everybody may read it.`)
  }
  for (const [name, { defaults }] of Object.entries(permissions)) {
    if (Object.keys(defaults).length === 0) problems.push(`No role has the permission "${name}" from the start. Give it defaults, or remove it.`)
  }
  return problems
}

/** Rights to what names the person are by who she is, not by what role she has. */
function bySelf(where: unknown): boolean {
  return JSON.stringify(where).includes(somebody)
}

const somebody = '00000000-0000-7000-8000-00000000c0de'

function sample(roles: readonly RoleKey[], plugins: readonly Plugin[]): Principal {
  const all = Object.assign({}, ...plugins.map(({ definition }) => definition.permissions ?? {})) as NonNullable<Plugin['definition']['permissions']>
  const scopes = ['OWN', 'TEAM', 'DEPARTMENT', 'ALL'] as const
  const scope = (permission: string) => scopes.findLast((candidate) => roles.some((role) => all[permission]?.defaults[role] === candidate)) ?? 'NONE'
  return { personId: somebody, name: 'Somebody', roles, unitId: null, aboveIds: [], teamIds: [], departmentIds: [], scope, has: (permission) => scope(permission) !== 'NONE' }
}
