import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createDeal, openCompany, type Company } from '../company.ts'
import { createRecord } from '../leads/leads.ts'

const migration = readFileSync(new URL('../../migrations/0006_what_a_won_deal_was_worth.sql', import.meta.url), 'utf8')
/** What the migration does with rows that are there already, after its columns. */
const filled = migration.slice(migration.indexOf('-- What deals of the past'))

describe('a company with deals that were won before their worth was kept', () => {
  let company: Company
  const deals: Record<string, string> = {}
  beforeAll(async () => {
    company = await openCompany()
    await createRecord(company.rep, 'Customer', { name: '华星制造' })
    const past: readonly [string, string, number | null, string | null, string | null][] = [
      ['Yuan', 'WON', 50_000, 'CNY', '2025-11-05'], ['Dollars', 'WON', 100_001, 'USD', '2025-12-01'], ['Yen', 'WON', 7_000, 'JPY', '2025-12-02'], ['No amount', 'WON', null, null, '2025-12-03'],
      ['No day', 'WON', 50_000, 'CNY', null], ['Lost', 'LOST', 50_000, 'CNY', '2025-12-04'], ['Open', 'DISCOVERY', 50_000, 'CNY', null],
    ]
    for (const [name, stage, amount, currency, closedOn] of past) {
      const { opportunity } = await createDeal(company.rep, { name, stageId: company.stages['DISCOVERY'] })
      deals[name] = opportunity.id
      const stageId = company.stages[stage]!.split(':')[1]
      await sql('update pipeline.opportunity set stage_id = $2, amount_minor = $3, currency = $4, closed_on = $5, base_minor = null, base_currency = null, base_rate = null, base_rate_on = null where id = $1', [opportunity.id.split(':')[1], stageId, amount, currency, closedOn])
    }
  })
  afterAll(() => company.test.close())

  const sql = (text: string, values: unknown[] = []) => company.test.app.database.pool.query(text, values)
  const kept = async () => {
    const { rows } = await sql('select name, base_minor::text as minor, base_currency as currency, base_rate::float as rate, base_rate_on::text as "on" from pipeline.opportunity where base_minor is not null or base_currency is not null or base_rate is not null or base_rate_on is not null order by name')
    return rows as unknown[]
  }
  const bought = (day: string, currency: string, base: string | null) => sql(
    `insert into customers.purchase_fact (id, fact_key, source_module, kind, "on", gross_minor, currency, base_minor, base_currency, customer_id) select gen_random_uuid(), $1, 'contracts', 'NEW', $1::text::date, 100, $2, case when $3::text is null then null else 100 end, $3::text, id from customers.customer limit 1`,
    [day, currency, base],
  )

  it('fills nothing where nobody said which currency is that of the company', async () => {
    await sql(filled)
    expect(await kept()).toEqual([])
    await bought('2025-12-31', 'USD', null)
    await sql(filled)
    expect(await kept()).toEqual([])
  })

  it('fills deals in the currency of the company alone, which is that of its newest purchases, at one to one on the day that they closed', async () => {
    await bought('2024-01-05', 'USD', 'USD')
    await bought('2025-01-05', 'USD', 'CNY')
    await sql(filled)
    expect(await kept()).toEqual([{ name: 'Yuan', minor: '50000', currency: 'CNY', rate: 1, on: '2025-11-05' }])
  })

  it('shows what was filled, and nothing of deals in other currencies, which reports take at the rate of the day that they closed', async () => {
    const read = async (name: string) => (await ask<{ opportunity: object }>(company.rep, 'query ($id: ID!) { opportunity(id: $id) { base { amount currency } baseRate baseRateOn } }', { id: deals[name] })).opportunity
    expect(await read('Yuan')).toEqual({ base: { amount: '500.00', currency: 'CNY' }, baseRate: '1', baseRateOn: '2025-11-05' })
    for (const name of ['Dollars', 'Yen', 'No amount', 'No day', 'Lost', 'Open']) expect(await read(name)).toEqual({ base: null, baseRate: null, baseRateOn: null })
    const { forecast, forecastWithoutRate } = await ask<{ forecast: unknown[]; forecastWithoutRate: unknown[] }>(company.director, '{ forecast(periodKey: "2025-Q4", currency: "CNY") { name closed { amount } withoutRate } forecastWithoutRate(periodKey: "2025-Q4", currency: "CNY") { name currency } }')
    expect(forecast[0]).toMatchObject({ closed: { amount: '500.00' }, withoutRate: 2 })
    expect(forecastWithoutRate).toHaveLength(2)
  })
})
