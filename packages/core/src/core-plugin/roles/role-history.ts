import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/index.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { findRole } from './find-role.ts'

type Changes = Readonly<Record<string, readonly [unknown, unknown]>>

/** One change of a role: of itself, of what it allows, or of who holds it. */
export interface RoleEvent {
  readonly id: string
  readonly kind: 'ROLE' | 'PERMISSION' | 'HOLDER'
  readonly action: string
  readonly at: Date
  readonly actor: string | null
  readonly permission: string | null
  readonly person: string | null
  readonly changes: Changes
}

const kinds: Readonly<Record<string, RoleEvent['kind']>> = { Role: 'ROLE', RolePermission: 'PERMISSION', RoleHolder: 'HOLDER' }

/** A permission or hold says once, when it begins or ends, what it is of; that of the entry itself is then asked from there. */
const statement = `
  with part as (
    select distinct on (record_id) record_id, changes from core.history_entry
    where model in ('RolePermission', 'RoleHolder') and (changes #>> '{roleId,0}' = $1 or changes #>> '{roleId,1}' = $1)
    order by record_id, at)
  select e.id, e.model, e.action::text as action, e.at, e.changes, actor.name as actor, person.name as person,
    coalesce(part.changes #>> '{permission,1}', part.changes #>> '{permission,0}') as permission
  from core.history_entry e
  left join part on part.record_id = e.record_id
  left join core.person actor on actor.id = e.actor_id
  left join core.person person on person.id::text = coalesce(part.changes #>> '{personId,1}', part.changes #>> '{personId,0}')
  where (e.model = 'Role' and e.record_id = $1::uuid) or (e.model in ('RolePermission', 'RoleHolder') and part.record_id is not null)
  order by e.at desc, e.id desc limit $2`

/** What became of a role, newest first. It tells of everybody who held it, so it is for those who see all of them. */
export async function loadRoleHistory(context: RequestContext, roleId: string, first: number): Promise<RoleEvent[]> {
  const { principal } = context
  if (principal.scope('core:roles') !== 'ALL' && principal.scope('core:audit') !== 'ALL') throw rightsErrors.FORBIDDEN({ action: 'see', what: 'the history of roles' })
  const { id } = await findRole(context, roleId)
  const rows = await internalsOf(context).base.$queryRawUnsafe<(Omit<RoleEvent, 'kind'> & { readonly model: string })[]>(statement, id, Math.min(Math.max(first, 1), 200))
  return rows.map(({ model, ...row }) => ({ ...row, kind: kinds[model]! }))
}
