import type { RequestContext } from '../context.ts'
import type { BaseClient } from '../database/open-client.ts'

/** By which ways a person is told of something. */
export interface Channels {
  readonly inApp: boolean
  readonly mail: boolean
}

type Stored = Readonly<Record<string, Partial<Channels>>>

const settingKey = 'notifications'
const both: Channels = { inApp: true, mail: true }

/** What people want of a kind; everything where they said nothing. Asked by whoever tells them, so behind the guard. */
export async function channelsOf(base: BaseClient, personIds: readonly string[], kind: string): Promise<ReadonlyMap<string, Channels>> {
  const rows = (await base['personalSetting']!['findMany']!({ where: { personId: { in: [...personIds] }, key: settingKey } })) as { personId: string; value: Stored }[]
  const chosen = new Map(rows.map(({ personId, value }) => [personId, { ...both, ...value[kind] }]))
  return new Map(personIds.map((id) => [id, chosen.get(id) ?? both]))
}

/** The caller's own choices by kind. */
export async function readPreferences(context: RequestContext): Promise<(kind: string) => Channels> {
  const row = await ownRow(context)
  const stored = (row?.['value'] ?? {}) as Stored
  return (kind) => ({ ...both, ...stored[kind] })
}

export async function setPreference(context: RequestContext, kind: string, channels: Channels): Promise<void> {
  const settings = context.db['personalSetting']!
  const row = await ownRow(context)
  const value = { ...(row?.['value'] as Stored | undefined), [kind]: channels }
  if (row) await settings.update({ where: { id: row['id'] }, data: { value } })
  else await settings.create({ data: { personId: context.principal.personId, key: settingKey, value } })
}

function ownRow(context: RequestContext): Promise<Record<string, unknown> | null> {
  return context.db['personalSetting']!.findFirst({ where: { personId: context.principal.personId, key: settingKey } })
}
