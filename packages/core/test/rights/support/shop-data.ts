/** Tables in an order in which rows can be inserted. */
export const tables = {
  OrgUnit: 'core.org_unit', Person: 'core.person', Currency: 'shop.currency', Account: 'shop.company', Contact: 'shop.contact',
  Deal: 'shop.deal', DealLine: 'shop.deal_item', Note: 'shop.note',
} as const
export type ShopModel = keyof typeof tables
export const shopModels = Object.keys(tables) as ShopModel[]

const kinds = { OrgUnit: 1, Person: 2, Account: 3, Contact: 4, Deal: 5, Note: 6 } as const

/** The id of the n-th row of a model, the same in every run. */
export function id(model: keyof typeof kinds, n: number): string {
  return `00000000-0000-7000-8${String(kinds[model]).padStart(3, '0')}-${String(n).padStart(12, '0')}`
}

export const sizes = { Account: 40, Contact: 60, Deal: 100, Note: 120 } as const

/** unit 1 the company; 2 and 3 the departments north and south; 4 and 5 north's teams, 6 and 7 south's. Two people in each. */
export const unitParent: Readonly<Record<number, number | null>> = { 1: null, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: 3 }
export const unitOf = (person: number): number => Math.ceil(person / 2)

type Row = Record<string, unknown>

/** Rows by table column, with something of everything: empty owners, empty teams, empty references, shared values. */
export function shopRows(): Record<ShopModel, Row[]> {
  return {
    OrgUnit: range(7).map((n) => ({ id: id('OrgUnit', n), version: 1, created_at: at(n), updated_at: at(n), name: `unit ${n}`, code: `U${n}`, kind: n === 1 ? 'COMPANY' : n <= 3 ? 'DEPARTMENT' : 'TEAM', parent_id: unitParent[n] ? id('OrgUnit', unitParent[n]) : null, path: pathOf(n), ordinal: n, active: true })),
    Person: range(14).map((n) => ({ id: id('Person', n), version: 1, created_at: at(n), updated_at: at(n), name: `person ${n}`, email: `SECRET-person-${n}`, locale: n % 3 === 0 ? 'zh-CN' : null, active: true, team_id: id('OrgUnit', unitOf(n)) })),
    Currency: ['CNY', 'EUR', 'JPY'].map((code) => ({ code, name: `currency ${code}` })),
    Account: range(sizes.Account).map((n) => ({ ...scoped('Account', n), name: `account ${n % 9}`, credit_limit: n % 7 === 0 ? null : n * 1000, tags: n % 2 ? ['big', `t${n % 3}`] : [], settings: n % 3 ? { level: n % 4 } : null, tax_number: n % 5 === 0 ? null : `TAX${n}`, parent_id: n > 5 && n % 3 === 0 ? id('Account', n % 5 + 1) : null, currency_code: [null, 'CNY', 'EUR'][n % 3] })),
    Contact: range(sizes.Contact).map((n) => ({ ...scoped('Contact', n), full_name: `contact ${n % 11}`, email: `contact${n}@mail`, account_id: n % 4 === 0 ? null : id('Account', (n * 7) % sizes.Account + 1) })),
    Deal: range(sizes.Deal).map((n) => ({ ...scoped('Deal', n), title: `deal ${n % 13}`, stage: ['LEAD', 'WON', 'LOST'][n % 3], amount: n * 10.5, cost: n % 6 === 0 ? null : 900_000 + n, closed_on: n % 2 ? null : `2026-0${(n % 9) + 1}-15`, code: n % 4 ? `D${n}` : null, account_id: id('Account', n % 3 === 1 ? (n * 11) % sizes.Account + 1 : (n - 1) % 28 + 1) })),
    DealLine: range(sizes.Deal).flatMap((n) => range(n % 3).map((position) => ({ deal_id: id('Deal', n), position, product: ['licence', 'service'][(n + position) % 2], quantity: n / 4 }))),
    Note: range(sizes.Note).map((n) => ({ id: id('Note', n), version: 1, created_at: at(n), updated_at: at(n), body: `note ${n % 17}`, private: n % 4 === 0, deal_id: id('Deal', (n * 7) % sizes.Deal + 1), author_id: n % 9 === 0 ? null : id('Person', (n * 5) % 14 + 1) })),
  }
}

function scoped(model: 'Account' | 'Contact' | 'Deal', n: number): Row {
  const owner = (n * 5) % 14 + 1
  return { id: id(model, n), version: 1, created_at: at(n), updated_at: at(n), created_by_id: id('Person', owner), updated_by_id: null, owner_id: n % 10 === 3 ? null : id('Person', owner), team_id: n % 8 === 5 ? null : id('OrgUnit', unitOf(owner)) }
}

function links(): Row[] {
  return range(sizes.Deal).flatMap((n) => [...new Set([(n * 3) % sizes.Contact + 1, (n * 8) % sizes.Contact + 1])].map((contact) => ({ A: id('Contact', contact), B: id('Deal', n) })))
}

/** Every table as JSON, to copy a database and to compare two states of one. */
export type Snapshot = Readonly<Record<ShopModel | 'links', readonly Row[]>>

/** A pool, or one connection of it. */
export interface Queryable {
  query(sql: string, values?: unknown[]): Promise<unknown>
}

export async function seedShop(pool: Queryable): Promise<void> {
  await restore(pool, { ...shopRows(), links: links() })
}

export async function takeSnapshot(pool: Queryable): Promise<Snapshot> {
  const read = async (table: string): Promise<Row[]> => ((await pool.query(`select coalesce(jsonb_agg(to_jsonb(t)), '[]') as rows from ${table} t`)) as { rows: [{ rows: Row[] }] }).rows[0].rows
  const entries = []
  for (const model of shopModels) entries.push([model, await read(tables[model])] as const)
  return { ...(Object.fromEntries(entries) as Record<ShopModel, Row[]>), links: await read(linkTable) }
}

export const linkTable = 'shop."_ContactToDeal"'

export async function restore(pool: Queryable, snapshot: Snapshot): Promise<void> {
  const targets = [...shopModels.map((model) => [tables[model], snapshot[model]] as const), [linkTable, snapshot.links] as const]
  // Without triggers: every person would be looked for in forty tables. Truncating is as slow on the embedded database.
  const emptied = [...targets.map(([table]) => table), 'core.api_token', 'core.history_entry']
  await pool.query(`set session_replication_role = replica; ${emptied.map((table) => `delete from ${table}`).join('; ')}; set session_replication_role = default`)
  for (const [table, rows] of targets) if (rows.length > 0) await pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [JSON.stringify(rows)])
}

function pathOf(unit: number): string {
  const parent = unitParent[unit]
  return `${parent ? pathOf(parent) : '/'}${id('OrgUnit', unit)}/`
}

function at(n: number): string {
  return new Date(Date.UTC(2026, 0, (n % 27) + 1, n % 24)).toISOString()
}

export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
