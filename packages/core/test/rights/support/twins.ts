import type pg from 'pg'
import { id, linkTable, range, restore, shopModels, tables, unitOf, type Snapshot } from './shop-data.ts'
import type { Policy } from './shop-policy.ts'
import { callers, type RoleName } from './shop-rules.ts'

/** Makes a database hold only what the policy shows: hidden rows are gone, hidden values are null. */
export async function redact(pool: pg.Pool, original: Snapshot, policy: Policy): Promise<void> {
  await withoutConstraints(pool, original, async (run) => {
    for (const model of shopModels) for (const column of Object.keys(policy.hidden[model] ?? {})) await run(`alter table ${tables[model]} alter column ${column} drop not null`)
    await markVisible(run, policy)
    for (const model of shopModels) {
      for (const column of Object.keys(policy.hidden[model] ?? {})) await run(`update ${tables[model]} t set ${column} = null from ${keep(model)} k where ${sameKey(model)} and k.${hides(column)}`)
    }
    for (const model of shopModels) await run(`delete from ${tables[model]} t where not exists (select 1 from ${keep(model)} k where ${sameKey(model)})`)
    await run(`delete from ${linkTable} where "A" not in (select id from shop.contact) or "B" not in (select id from shop.deal)`)
  })
}

/** Makes a database differ from the original in everything that the policy hides, and in nothing else. */
export async function scramble(pool: pg.Pool, original: Snapshot, policy: Policy, name: RoleName): Promise<void> {
  await withoutConstraints(pool, original, async (run) => {
    await markVisible(run, policy)
    for (const model of shopModels) {
      const change = hiddenRowChanges(name)[model]
      if (change) await run(`update ${tables[model]} t set ${change} where not exists (select 1 from ${keep(model)} k where ${sameKey(model)})`)
      for (const column of Object.keys(policy.hidden[model] ?? {})) await run(`update ${tables[model]} t set ${column} = ${otherValue[column]} from ${keep(model)} k where ${sameKey(model)} and k.${hides(column)}`)
    }
    if (name !== 'auditor' && name !== 'director') await addAndRemove(run)
  })
}

/** Hidden rows get other values, also none, in every column that does not make them visible. */
function hiddenRowChanges(name: RoleName): Partial<Record<(typeof shopModels)[number], string>> {
  // Rights by owner and team must stay "no": such rows go to strangers, or to nobody.
  const stranger = name === 'nobody' ? [1, 2] : [2, 13, 14, 8].filter((person) => person !== callers[name].person && !callers[name].units.includes(unitOf(person)) && (name !== 'rep' || unitOf(person) !== unitOf(7)))
  const owner = name === 'auditor' || name === 'director' ? '' : `, owner_id = case when ${odd} then null else '${id('Person', stranger[0]!)}'::uuid end, team_id = case when ${odd} then null else '${id('OrgUnit', unitOf(stranger[0]!))}'::uuid end`
  return {
    Person: name === 'nobody' ? `name = 'TWIN', email = 'TWIN-' || id` : undefined,
    Account: `name = 'TWIN-' || id, credit_limit = 7, tax_number = 'TWIN-' || id, tags = '{TWIN}', settings = null, parent_id = null, version = 9${owner}`,
    Contact: `full_name = 'TWIN-' || id, email = 'TWIN', account_id = '${id('Account', 3)}'::uuid, version = 9${owner}`,
    Deal: `title = 'TWIN-' || id, amount = 77, cost = null, code = 'TWIN-' || id, account_id = '${id('Account', 4)}'::uuid, closed_on = null, version = 9${name === 'auditor' ? '' : `, stage = 'WON'`}${owner}`,
    DealLine: `product = 'TWIN', quantity = 77`,
    Note: `body = 'TWIN-' || id, version = 9`,
  }
}

const odd = `right(t.id::text, 1) in ('1', '3', '5', '7', '9')`

const otherValue: Readonly<Record<string, string>> = {
  email: `'TWIN-' || t.id`, locale: `'TW'`, cost: '77', closed_on: `'2020-01-01'`, code: `'TWIN-' || t.id`, version: '9', created_at: `'2020-01-01'`, updated_at: `'2020-01-01'`,
  created_by_id: 'null', updated_by_id: `'${id('Person', 2)}'::uuid`, credit_limit: '77', tax_number: `'TWIN-' || t.id`, account_id: `'${id('Account', 9)}'::uuid`, amount: '77',
}

async function addAndRemove(run: Run): Promise<void> {
  for (const n of range(20)) {
    await run(`insert into shop.deal (id, title, amount, cost, account_id) values ('${id('Deal', 9_000 + n)}', 'TWIN-NEW', ${n}, ${n}, '${id('Account', n)}')`)
    await run(`insert into shop.note (id, body, deal_id) values ('${id('Note', 9_000 + n)}', 'TWIN-NEW', '${id('Deal', 9_000 + n)}')`)
    await run(`insert into shop.deal_item values ('${id('Deal', 9_000 + n)}', 1, 'TWIN-NEW', 1)`)
    await run(`insert into ${linkTable} values ('${id('Contact', n)}', '${id('Deal', 9_000 + n)}')`)
  }
  await run(`delete from shop.note t where not exists (select 1 from ${keep('Note')} k where k.id = t.id) and ${odd} and t.body not like 'TWIN-NEW'`)
}

type Run = (sql: string, values?: unknown[]) => Promise<unknown>

/** From the original state, on one connection without triggers, so that foreign keys may dangle and be changed at will. */
async function withoutConstraints(pool: pg.Pool, original: Snapshot, work: (run: Run) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await restore(client, original)
    await client.query('set session_replication_role = replica')
    await work((sql, values) => client.query(sql, values))
    await client.query('set session_replication_role = default')
  } finally {
    client.release()
  }
}

/** Remembers, before anything is changed, which rows are visible and which of their values are not. */
async function markVisible(run: Run, policy: Policy): Promise<void> {
  for (const model of shopModels) {
    const flags = Object.entries(policy.hidden[model] ?? {}).map(([column, when]) => `, (${when}) as ${hides(column)}`)
    await run(`drop table if exists ${keep(model)}`)
    await run(`create temp table ${keep(model)} as select t.${keyOf(model).join(', t.')}${flags.join('')} from ${tables[model]} t where ${policy.rows[model]}`)
  }
}

const hides = (column: string): string => `hides_${column}`
const keep = (model: string): string => `keep_${model.toLowerCase()}`
const keyOf = (model: string): readonly string[] => (model === 'DealLine' ? ['deal_id', 'position'] : model === 'Currency' ? ['code'] : ['id'])
const sameKey = (model: string): string => keyOf(model).map((column) => `k.${column} = t.${column}`).join(' and ')
