import type { RoleKey } from '../plugin/plugin-types.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { RequestContext } from '../context.ts'
import type { App } from './app-types.ts'

const roleNames: Readonly<Record<RoleKey, string>> = {
  REP: 'Sales representative', MANAGER: 'Sales manager', DIRECTOR: 'Sales director', FINANCE: 'Finance', LEADER: 'Company leader', LEGAL: 'Legal',
  PRODUCT: 'Product department', TECHNICAL: 'Technical department', LOGISTICS: 'Logistics', SUPPORT: 'After-sales service', AUDITOR: 'Auditor', SYSADMIN: 'System administrator',
}

/**
 * Writes what an installation needs to be useful: the roles with the permissions that each plugin proposes, and each plugin's
 * own first rows. Each of these is written once ever: what an admin changes or removes afterwards stays so.
 */
export async function seed(app: App): Promise<void> {
  const { pool } = app.database
  await pool.query('create table if not exists tenon.seed (key text primary key, at timestamptz not null default now())')
  const { rows } = await pool.query<{ key: string }>('select key from tenon.seed')
  const done = new Set(rows.map((row) => row.key))
  const context = app.systemContext('seed')
  for (const [key, write] of steps(app)) {
    if (done.has(key)) continue
    await runMutation(context, { name: 'seed', input: key }, async (inner) => {
      await write(inner)
      await internalsOf(inner).base.$executeRawUnsafe('insert into tenon.seed (key) values ($1)', key)
    })
  }
}

function* steps(app: App): Generator<[string, (context: RequestContext) => Promise<unknown>]> {
  for (const [key, name] of Object.entries(roleNames)) {
    yield [`role:${key}`, (context) => context.db['role']!.create({ data: { key, name, builtIn: true } })]
  }
  for (const { definition } of app.plugins) {
    for (const [permission, { defaults }] of Object.entries(definition.permissions ?? {})) {
      yield [`permission:${permission}`, (context) => grantDefaults(permission, defaults, context)]
    }
    if (definition.seed) yield [`plugin:${definition.id}`, (context) => definition.seed!(context)]
  }
}

async function grantDefaults(permission: string, defaults: Readonly<Record<string, string>>, context: RequestContext): Promise<void> {
  const roles = await context.db['role']!.findMany({ where: { key: { in: Object.keys(defaults) } }, select: { id: true, key: true } })
  await context.db['rolePermission']!.createMany({ data: roles.map((role) => ({ roleId: role['id'], permission, scope: defaults[role['key'] as string] })) })
}
