import type { ShopModel } from './shop-data.ts'
import { id, unitOf } from './shop-data.ts'
import { callers, type RoleName } from './shop-rules.ts'

/** The rules once more, written by hand in SQL about a row `t`: what the guard is judged by. */
export interface Policy {
  /** Rows that the caller sees. */
  readonly rows: Readonly<Record<ShopModel, string>>
  /** When a column is hidden on a visible row. */
  readonly hidden: Readonly<Partial<Record<ShopModel, Readonly<Record<string, string>>>>>
  /** Rows that the caller may change, delete, and must still reach afterwards. */
  readonly writes: Readonly<Partial<Record<ShopModel, string>>>
  /** Columns that the caller may not change. */
  readonly frozen: Readonly<Partial<Record<ShopModel, readonly string[]>>>
}

export function policyOf(name: RoleName): Policy {
  if (name === 'nobody') return { rows: every('false'), hidden: {}, writes: {}, frozen: {} }
  const { person, scope, units } = callers[name]
  const me = `'${id('Person', person)}'`
  const unit = `'${id('OrgUnit', unitOf(person))}'`
  const list = units.map((n) => `'${id('OrgUnit', n)}'`).join(', ')
  const own = (alias: string): string => `coalesce(${alias}.owner_id = ${me}, false)`
  const inScope = (alias: string): string => (scope === 'ALL' ? 'true' : list === '' ? own(alias) : `(${own(alias)} or coalesce(${alias}.team_id in (${list}), false))`)
  const ofDeal = `exists (select 1 from shop.deal d where d.id = t.deal_id and ${inScope('d')})`
  const written = `coalesce(t.author_id = ${me}, false)`
  const rows = { ...every('true'), Account: inScope('t'), Contact: inScope('t'), Deal: inScope('t'), DealLine: ofDeal, Note: `(${ofDeal} and (not t.private or ${written}))` }
  const writes = { Account: inScope('t'), Contact: inScope('t'), Deal: inScope('t'), DealLine: ofDeal, Note: `(${ofDeal} and ${written})` }
  const card = { Person: { email: `t.id <> ${me}`, locale: `t.id <> ${me}` } }
  switch (name) {
    case 'rep': {
      const foreign = `not ${own('t')}`
      const figures = Object.fromEntries(['cost', 'closed_on', 'code', 'version', 'created_at', 'created_by_id', 'updated_at', 'updated_by_id'].map((column) => [column, foreign]))
      return {
        rows: { ...rows, Deal: `(${inScope('t')} or coalesce(t.team_id = ${unit}, false))` },
        hidden: { ...card, Deal: figures, Account: { credit_limit: 'true', tax_number: foreign } },
        writes, frozen: { Account: ['credit_limit'], Deal: ['owner_id', 'team_id'] },
      }
    }
    case 'partner':
      return { rows, hidden: { ...card, Deal: { cost: 'true' }, Account: { credit_limit: 'true' }, Contact: { account_id: 'true' } }, writes, frozen: { Account: ['credit_limit'], Deal: ['cost'] } }
    case 'manager':
      return { rows, hidden: { ...card, Contact: { email: `t.owner_id is null or t.owner_id = '${id('Person', 8)}'` } }, writes, frozen: {} }
    case 'support':
      return { rows, hidden: { ...card, Deal: { amount: `not exists (select 1 from shop.deal_item l where l.deal_id = t.id and l.product = 'service')` } }, writes, frozen: {} }
    case 'auditor':
      return { rows: { ...rows, Deal: `t.stage <> 'LEAD'` }, hidden: { ...card, Deal: { account_id: `t.stage <> 'WON'` } }, writes: {}, frozen: {} }
    case 'director':
      return { rows, hidden: card, writes, frozen: {} }
  }
}

function every(sql: string): Record<ShopModel, string> {
  return { OrgUnit: sql, Person: sql, Currency: sql, Account: sql, Contact: sql, Deal: sql, DealLine: sql, Note: sql }
}
