import { linkTable, shopModels, tables, takeSnapshot, type Queryable, type ShopModel, type Snapshot } from './shop-data.ts'
import type { Policy } from './shop-policy.ts'

type Row = Readonly<Record<string, unknown>>

/** A state of all tables with what the policy says of each row in it. */
export interface Judged {
  readonly state: Snapshot
  readonly readable: Readonly<Record<ShopModel, ReadonlySet<string>>>
  readonly writable: Readonly<Record<ShopModel, ReadonlySet<string>>>
}

export async function judge(pool: Queryable, policy: Policy): Promise<Judged> {
  const readable = {} as Record<ShopModel, Set<string>>
  const writable = {} as Record<ShopModel, Set<string>>
  for (const model of shopModels) {
    const { rows } = (await pool.query(`select to_jsonb(t) as row, (${policy.rows[model]}) as readable, (${policy.writes[model] ?? 'false'}) as writable from ${tables[model]} t`)) as { rows: { row: Row; readable: boolean; writable: boolean }[] }
    readable[model] = new Set(rows.filter((row) => row.readable).map((row) => keyOf(model, row.row)))
    writable[model] = new Set(rows.filter((row) => row.readable && row.writable).map((row) => keyOf(model, row.row)))
  }
  return { state: await takeSnapshot(pool), readable, writable }
}

const references: Readonly<Partial<Record<ShopModel, Readonly<Record<string, ShopModel>>>>> = {
  Account: { owner_id: 'Person', team_id: 'OrgUnit', parent_id: 'Account', currency_code: 'Currency' },
  Contact: { owner_id: 'Person', team_id: 'OrgUnit', account_id: 'Account' },
  Deal: { owner_id: 'Person', team_id: 'OrgUnit', account_id: 'Account' },
  DealLine: { deal_id: 'Deal' },
  Note: { deal_id: 'Deal', author_id: 'Person' },
}

/** Whatever a write did beyond the caller's rights, as sentences. `mayAssign`: models whose rows may be handed to others. */
export function trespasses(before: Judged, after: Judged, policy: Policy, mayAssign: readonly ShopModel[]): string[] {
  return [...shopModels.flatMap((model) => changedRows(model, before, after, policy, mayAssign)), ...changedLinks(before, after)]
}

function changedRows(model: ShopModel, before: Judged, after: Judged, policy: Policy, mayAssign: readonly ShopModel[]): string[] {
  const found: string[] = []
  const old = rowsByKey(model, before.state)
  const current = rowsByKey(model, after.state)
  for (const key of new Set([...old.keys(), ...current.keys()])) {
    const [was, is] = [old.get(key), current.get(key)]
    if (JSON.stringify(was) === JSON.stringify(is)) continue
    const isPartOfDeletedDeal = model === 'DealLine' && !is && !after.state.Deal.some((deal) => deal['id'] === was!['deal_id'])
    const lostItsAccount = was !== undefined && onlyLostItsAccount(model, was, is, after)
    if (was && !before.writable[model].has(key) && !isPartOfDeletedDeal && !lostItsAccount) found.push(`${model} ${key} was out of reach and ${is ? 'changed' : 'is gone'}`)
    if (is && !after.writable[model].has(key) && !lostItsAccount && !(was && mayAssign.includes(model))) found.push(`${model} ${key} ${was ? 'left' : 'was created out of'} reach`)
    if (is) found.push(...newReferences(`${model} ${key}`, references[model] ?? {}, [was, is], [before, after]))
    for (const column of was && is ? (policy.frozen[model] ?? []) : []) if (was![column] !== is![column]) found.push(`${model} ${key}.${column} is not the caller's to write`)
  }
  return found
}

/** The database itself clears the reference of a contact when its account is deleted, with which the contact may leave the reach of whoever saw it by its account. */
function onlyLostItsAccount(model: ShopModel, was: Row, is: Row | undefined, after: Judged): boolean {
  return model === 'Contact' && is !== undefined && JSON.stringify({ ...was, account_id: null }) === JSON.stringify(is) && !after.state.Account.some((account) => account['id'] === was['account_id'])
}

function newReferences(name: string, columns: Readonly<Record<string, ShopModel>>, [was, is]: [Row | undefined, Row], [before, after]: [Judged, Judged]): string[] {
  return Object.entries(columns).flatMap(([column, target]) => {
    const value = is[column] as string | null
    const isOwnStamp = !was && (column === 'owner_id' || column === 'team_id')
    if (value === null || value === was?.[column] || isOwnStamp) return []
    const isNew = !rowsByKey(target, before.state).has(value)
    return before.readable[target].has(value) || (isNew && after.readable[target].has(value)) ? [] : [`${name}.${column} points at a hidden ${target}`]
  })
}

/** A link needs both ends in sight, and one of them in reach. */
function changedLinks(before: Judged, after: Judged): string[] {
  const texts = (state: Snapshot): Set<string> => new Set(state.links.map((row) => `${String(row['A'])} ${String(row['B'])}`))
  const [old, current] = [texts(before.state), texts(after.state)]
  return [...new Set([...old, ...current])].flatMap((link) => {
    if (old.has(link) === current.has(link)) return []
    const [contact, deal] = link.split(' ') as [string, string]
    const judged = (at: Judged): boolean => at.readable.Contact.has(contact) && at.readable.Deal.has(deal) && (at.writable.Contact.has(contact) || at.writable.Deal.has(deal))
    const isCascade = !rowsByKey('Contact', after.state).has(contact) || !rowsByKey('Deal', after.state).has(deal)
    return isCascade || judged(before) || judged(after) ? [] : [`${linkTable} ${link} changed out of reach`]
  })
}

function rowsByKey(model: ShopModel, state: Snapshot): Map<string, Row> {
  return new Map(state[model].map((row) => [keyOf(model, row), row]))
}

function keyOf(model: ShopModel, row: Row): string {
  return String(model === 'DealLine' ? `${String(row['deal_id'])} ${String(row['position'])}` : model === 'Currency' ? row['code'] : row['id'])
}
