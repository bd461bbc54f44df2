import type { App } from '../app/app-types.ts'
import { notify } from '../notifications/index.ts'
import { runMutation } from '../writes/run-mutation.ts'

/** Hours without a success after which a webhook is switched off. */
export const PATIENCE_HOURS = 72

/** Switches a webhook off at which nothing arrived for three days, and tells those who administer webhooks. What waits stays, for when it is on again. */
export async function disableFailing(app: App, webhookId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - PATIENCE_HOURS * 3600_000)
  const where = { id: webhookId, active: true, failingSince: { lte: since } }
  if ((await app.base['webhook']!['findFirst']!({ where, select: { id: true } })) === null) return
  // Read before: the embedded database has no second connection for within.
  const to = await administrators(app)
  await runMutation(app.systemContext('webhooks'), { name: 'disable webhook', input: null }, async (context) => {
    const hook = await context.db['webhook']!.findFirst({ where, select: { id: true, name: true } })
    if (!hook) return {}
    const { count } = await context.db['webhook']!.updateMany({ where, data: { active: false, disabledAt: now } })
    if (count > 0) await notify(context, { to, kind: 'webhooks.disabled', params: { name: String(hook['name']) }, mail: true, key: `webhook ${webhookId} ${now.toISOString()}` })
    return {}
  })
}

async function administrators({ database, today }: App): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(`
    select distinct holder.person_id as id from core.role_holder as holder join core.role_permission as given on given.role_id = holder.role_id
    where given.permission = 'core:webhooks' and holder.valid_from <= $1::date and (holder.valid_to is null or holder.valid_to > $1::date)`, [today()])
  return rows.map(({ id }) => id)
}
