import type { RequestContext } from '../../context.ts'
import { defaultsOf } from './change-roles.ts'
import { findRole, type RoleRow } from './find-role.ts'
import { requireSeeing } from './may-change.ts'
import type { PermissionBook, Scope } from './permission-book.ts'

export interface MatrixCell {
  readonly permission: string
  readonly scope: Scope
  /** What the plugin proposes; null for a role of the company's own. */
  readonly proposed: Scope | null
}

export interface MatrixRole extends RoleRow {
  readonly title: string
  /** How many people hold it today. */
  readonly holders: number
  readonly cells: readonly MatrixCell[]
}

export interface MatrixPlugin {
  readonly id: string
  readonly title: string
  readonly permissions: readonly { readonly key: string; readonly title: string; readonly scopes: readonly string[] }[]
}

export interface RoleMatrix {
  readonly plugins: readonly MatrixPlugin[]
  readonly roles: readonly MatrixRole[]
  readonly mayChange: boolean
  readonly mayGive: boolean
}

/** All roles and what each may: built-in ones first, then the company's own. Within the rights of whoever asks, as everything. */
export async function loadRoleMatrix(context: RequestContext, book: PermissionBook): Promise<RoleMatrix> {
  requireSeeing(context)
  const { db, locale, principal } = context
  const today = new Date(`${context.today()}T00:00:00Z`)
  const [roles, permissions, holds] = await Promise.all([
    db['role']!.findMany({ orderBy: [{ builtIn: 'desc' }, { createdAt: 'asc' }, { key: 'asc' }] }) as Promise<unknown> as Promise<RoleRow[]>,
    db['rolePermission']!.findMany({ select: { roleId: true, permission: true, scope: true } }),
    db['roleHolder']!.findMany({ where: { person: { active: true }, validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] }, select: { roleId: true, personId: true } }),
  ])
  const scopes = new Map(permissions.map((row) => [`${String(row['roleId'])} ${String(row['permission'])}`, row['scope'] as Scope]))
  return {
    plugins: book.plugins.map(({ id, permissions: declared }) => ({ id, title: book.pluginTitle(id, locale), permissions: declared.map((permission) => ({ key: permission.key, title: book.title(permission.key, locale), scopes: permission.scopes })) })),
    roles: roles.map((role) => ({
      ...role,
      title: book.roleTitle(role, locale),
      holders: new Set(holds.filter(({ roleId }) => roleId === role.id).map(({ personId }) => personId)).size,
      cells: defaultsOf(book, role.key).map(({ permission, scope }) => ({ permission, scope: scopes.get(`${role.id} ${permission}`) ?? 'NONE', proposed: role.builtIn ? scope : null })),
    })),
    mayChange: principal.scope('core:roles') === 'ALL' && !principal.readOnly,
    mayGive: principal.has('core:roles') && !principal.readOnly,
  }
}

export interface RoleHold {
  readonly id: string
  readonly validFrom: Date
  readonly validTo: Date | null
  readonly state: 'PAST' | 'CURRENT' | 'FUTURE'
  readonly person: { readonly id: string; readonly name: string; readonly active: boolean; readonly team: { readonly name: string } | null }
}

/** Who holds, held and will hold a role: those of today first. */
export async function loadHolders(context: RequestContext, roleId: string): Promise<RoleHold[]> {
  requireSeeing(context)
  const role = await findRole(context, roleId)
  const today = context.today()
  const rows = (await context.db['roleHolder']!.findMany({
    where: { roleId: role.id }, orderBy: [{ validFrom: 'desc' }, { id: 'desc' }], take: 500,
    select: { id: true, validFrom: true, validTo: true, person: { select: { id: true, name: true, active: true, team: { select: { name: true } } } } },
  })) as unknown as Omit<RoleHold, 'state'>[]
  const order = ['CURRENT', 'FUTURE', 'PAST']
  return rows.map((row) => ({ ...row, state: stateOn(today, row) })).sort((left, right) => order.indexOf(left.state) - order.indexOf(right.state))
}

function stateOn(today: string, { validFrom, validTo }: Pick<RoleHold, 'validFrom' | 'validTo'>): RoleHold['state'] {
  const day = (date: Date): string => date.toISOString().slice(0, 10)
  if (validTo !== null && day(validTo) <= today) return 'PAST'
  return day(validFrom) > today ? 'FUTURE' : 'CURRENT'
}
