import type { RoleKey } from '../plugin/plugin-types.ts'
import { runMutation } from '../writes/run-mutation.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { RequestContext } from '../context.ts'
import type { App } from './app-types.ts'

const roleNames: Readonly<Record<RoleKey, string>> = {
  REP: 'Sales representative', MANAGER: 'Sales manager', DIRECTOR: 'Sales director', FINANCE: 'Finance', LEADER: 'Company leader', LEGAL: 'Legal',
  PRODUCT: 'Product department', TECHNICAL: 'Technical department', LOGISTICS: 'Logistics', SUPPORT: 'After-sales service', AUDITOR: 'Auditor', SYSADMIN: 'System administrator',
}

/** What is written together, in one transaction, where its keys are not done yet. */
interface Step {
  readonly keys: readonly string[]
  readonly write: (missing: readonly string[], context: RequestContext) => Promise<unknown>
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
  for (const { keys, write } of steps(app)) {
    const missing = keys.filter((key) => !done.has(key))
    if (missing.length === 0) continue
    await runMutation(context, { name: 'seed', input: missing }, async (inner) => {
      await write(missing, inner)
      await internalsOf(inner).base.$executeRawUnsafe('insert into tenon.seed (key) select unnest($1::text[])', missing)
    })
  }
}

function steps(app: App): Step[] {
  const permissions = new Map<string, Proposed>(app.plugins.flatMap(({ definition }) => Object.entries(definition.permissions ?? {}).map(([permission, { defaults }]) => [`permission:${permission}`, { permission, defaults }] as const)))
  return [
    // One after another, as they are listed by when they were made.
    ...Object.entries(roleNames).map(([key, name]): Step => ({ keys: [`role:${key}`], write: (_missing, { db }) => db['role']!.create({ data: { key, name, builtIn: true } }) })),
    { keys: [...permissions.keys()], write: (missing, context) => grantDefaults(missing.map((key) => permissions.get(key)!), context) },
    ...app.plugins.flatMap(({ definition: { id, seed: write } }) => (write ? [{ keys: [`plugin:${id}`], write: (_missing, context) => write(context) } satisfies Step] : [])),
  ]
}

interface Proposed {
  readonly permission: string
  readonly defaults: Readonly<Record<string, string>>
}

async function grantDefaults(proposed: readonly Proposed[], { db }: RequestContext): Promise<void> {
  const roles = await db['role']!.findMany({ select: { id: true, key: true } })
  const data = proposed.flatMap(({ permission, defaults }) => roles.flatMap(({ id, key }) => {
    const scope = defaults[key as string]
    return scope === undefined ? [] : [{ roleId: id, permission, scope }]
  }))
  await db['rolePermission']!.createMany({ data })
}
