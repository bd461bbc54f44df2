import type { App } from '../app/app-types.ts'

export interface Pruning {
  stop(): void
}

const keptRead = '90 days'
const keptUnread = '1 year'

/** Removes what was read 90 days ago and what lies unread for a year. Gives how many. */
export async function pruneNotifications({ database }: Pick<App, 'database'>, now: Date): Promise<number> {
  const { rowCount } = await database.pool.query(
    `delete from core.notification where read_at < $1::timestamptz - interval '${keptRead}' or created_at < $1::timestamptz - interval '${keptUnread}'`, [now])
  return rowCount ?? 0
}

/** Prunes now and once a day. */
export function startPruning(app: Pick<App, 'database'>, { onError }: { readonly onError: (error: unknown) => void }): Pruning {
  const prune = (): void => void pruneNotifications(app, new Date()).catch(onError)
  prune()
  const timer = setInterval(prune, 24 * 3600_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
