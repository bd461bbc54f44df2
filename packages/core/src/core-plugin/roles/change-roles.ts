import type { RequestContext } from '../../context.ts'
import type { RoleKey } from '../../plugin/plugin-types.ts'
import { problem } from '../../schema/input-problems.ts'
import { validationFailed } from '../../schema/resource-writer.ts'
import { roleErrors } from './errors.ts'
import { findRole, touchRole } from './find-role.ts'
import { keepingAdministrator } from './last-administrator.ts'
import { requireAdministering } from './may-change.ts'
import type { PermissionBook, Scope } from './permission-book.ts'
import { writePermissions, type PermissionChange } from './set-permissions.ts'

export interface NewRole {
  readonly key?: string | null
  readonly name: string
  readonly description?: string | null
  readonly copyFrom?: string | null
}

const KEY = /^[A-Z][A-Z0-9_]{1,39}$/
const LIMITS = { name: 80, description: 500 }

export async function createRole(context: RequestContext, { key, name, description, copyFrom }: NewRole): Promise<string> {
  requireAdministering(context)
  const id = context.newId()
  const title = checkName(name, description)
  const chosen = checkKey(key?.trim() || keyFrom(title, id))
  if (await context.db['role']!.findFirst({ where: { key: chosen } })) throw roleErrors.ROLE_KEY_TAKEN({ key: chosen })
  const model = copyFrom ? await findRole(context, copyFrom) : null
  const copied = model ? await context.db['rolePermission']!.findMany({ where: { roleId: model.id }, select: { permission: true, scope: true } }) : []
  await context.db['role']!.create({ data: { id, key: chosen, name: title, description: description?.trim() || null }, select: { id: true } })
  await writePermissions(context, { id }, copied as unknown as PermissionChange[])
  return id
}

export async function renameRole(context: RequestContext, input: { readonly role: string; readonly expectedVersion: number; readonly name: string; readonly description?: string | null }): Promise<string> {
  requireAdministering(context)
  const role = await findRole(context, input.role)
  const name = checkName(input.name, input.description)
  await context.db['role']!.update({ where: { id: role.id, version: input.expectedVersion }, data: { name, description: input.description?.trim() || null }, select: { id: true } })
  return role.id
}

/** Only one of the company's own, and only when nobody holds it now or later. */
export async function deleteRole(context: RequestContext, input: { readonly role: string; readonly expectedVersion: number }): Promise<void> {
  requireAdministering(context)
  await keepingAdministrator(context, async () => {
    const role = await findRole(context, input.role)
    if (role.builtIn) throw roleErrors.ROLE_BUILT_IN({ role: role.name })
    const today = new Date(`${context.today()}T00:00:00Z`)
    const count = await context.db['roleHolder']!.count({ where: { roleId: role.id, OR: [{ validTo: null }, { validTo: { gt: today } }] } })
    if (count > 0) throw roleErrors.ROLE_HELD({ role: role.name, count })
    await context.db['role']!.delete({ where: { id: role.id, version: input.expectedVersion }, select: { id: true } })
  })
}

/** Back to what the enabled plugins propose. What plugins that are off were given stays. */
export async function resetRole(context: RequestContext, book: PermissionBook, input: { readonly role: string; readonly expectedVersion: number }): Promise<string> {
  requireAdministering(context)
  const role = await findRole(context, input.role)
  if (!role.builtIn) throw roleErrors.ROLE_CUSTOM({ role: role.name })
  await keepingAdministrator(context, async () => {
    await touchRole(context, role, input.expectedVersion)
    await writePermissions(context, role, defaultsOf(book, role.key))
  })
  return role.id
}

export function defaultsOf(book: PermissionBook, role: string): (PermissionChange & { readonly scope: Scope })[] {
  return book.plugins.flatMap(({ permissions }) => permissions.map(({ key, definition }) => ({ permission: key, scope: definition.defaults[role as RoleKey] ?? 'NONE' })))
}

function checkName(name: string, description: string | null | undefined): string {
  const title = name.trim()
  const problems = [
    ...(title === '' ? [problem('name', 'REQUIRED')] : title.length > LIMITS.name ? [problem('name', 'TOO_LONG', { limit: LIMITS.name })] : []),
    ...((description ?? '').trim().length > LIMITS.description ? [problem('description', 'TOO_LONG', { limit: LIMITS.description })] : []),
  ]
  if (problems.length > 0) throw validationFailed(problems)
  return title
}

/** SYSTEM is the core's own. */
function checkKey(key: string): string {
  if (!KEY.test(key) || key === 'SYSTEM') throw roleErrors.ROLE_KEY_INVALID({ key })
  return key
}

/** A name in another script leaves no letters for a key. */
function keyFrom(name: string, id: string): string {
  const letters = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '').slice(0, 40)
  return KEY.test(letters) ? letters : `ROLE_${id.slice(-6).toUpperCase()}`
}
