import type pg from 'pg'
import { planErrors } from '../cli/plan/errors.ts'
import type { Composition } from '../composition/composition.ts'
import { inReadOnly } from '../database/in-read-only.ts'
import type { Plugin } from '../plugin/plugin-types.ts'
import { readApplied } from './applied.ts'

/** A plugin that refuses its own upgrade, and why. */
export interface UpgradeRefusal {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** Asks every plugin that comes in another version than was applied last. All are asked, so that nobody solves one refusal to meet the next. */
export async function upgradeRefusals(pool: pg.Pool, { plugins }: Pick<Composition, 'plugins'>): Promise<UpgradeRefusal[]> {
  const asked = plugins.filter(({ definition }) => definition.beforeUpgrade !== undefined)
  if (asked.length === 0) return []
  const versions = new Map((await readApplied(pool))?.plugins.map(({ id, version }) => [id, version]))
  const refusals: UpgradeRefusal[] = []
  for (const plugin of asked) {
    const from = versions.get(plugin.definition.id)
    if (from === undefined || from === plugin.version) continue
    const reason = await ask(pool, plugin, from)
    if (reason !== null) refusals.push({ id: plugin.definition.id, from, to: plugin.version, reason })
  }
  return refusals
}

/** Before any SQL of an upgrade. Throws UPGRADE_REFUSED with the reasons of all plugins that refuse. */
export async function askBeforeUpgrade(pool: pg.Pool, composition: Pick<Composition, 'plugins'>): Promise<void> {
  const refusals = await upgradeRefusals(pool, composition)
  if (refusals.length === 0) return
  throw planErrors.UPGRADE_REFUSED({ reasons: refusals.map(({ id, from, to, reason }) => `"${id}" refuses to go from ${from} to ${to}: ${reason}`).join(' ') })
}

function ask(pool: pg.Pool, { definition, version }: Plugin, from: string): Promise<string | null> {
  return inReadOnly(pool, (client) => definition.beforeUpgrade!({
    from, to: version,
    read: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  }))
}
