import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../src/domain/days.ts'
import { ask, createCustomer, openCompany, run, rowId, type Company } from './company.ts'

const migration = readFileSync(new URL('../migrations/0005_classes_from_rules.sql', import.meta.url), 'utf8')
/** What the migration does with rows that are there already, after its tables. */
const moved = migration.slice(migration.indexOf('-- After how many days'))

describe('a company from before there were rules of classes', () => {
  let company: Company
  let days = 0
  const now = () => new Date(Date.now() + days * 86_400_000)
  beforeAll(async () => { company = await openCompany({ now }) })
  afterAll(() => company.test.close())

  it('keeps what was typed for ninety days as what a person decided, and how often each class is verified', async () => {
    const { pool } = company.test.app.database
    const id = await createCustomer(company.rep, { name: 'Typed before' })
    const unknown = await createCustomer(company.rep, { name: 'Never typed' })
    await pool.query(`alter table customers.customer_policy ${['a', 'b', 'c', 'd'].map((letter) => `add column verify_every_days_${letter} integer not null default 45`).join(', ')}`)
    await run(company.director, 'createCustomerPolicy', { name: 'Rules' }, ['customerPolicy', 'id version'])
    await pool.query('delete from customers.class_result; delete from customers.class_treatment')
    await pool.query("update customers.customer set customer_class = case when id = $1 then 'B'::customers.customer_class end", [rowId(id)])
    await pool.query(moved)

    const classOn = async (customer: string) => (await ask<{ customerClassOn: Record<string, unknown> | null; customer: { customerClass: string | null } }>(company.rep, 'query ($id: ID!) { customerClassOn(id: $id) { customerClass origin cause computedClass until } customer(id: $id) { customerClass } }', { id: customer }))
    const until = addDays((await pool.query<{ day: string }>('select current_date::text as day')).rows[0]!.day, 90)
    expect(await classOn(id)).toEqual({ customerClassOn: { customerClass: 'B', origin: 'OVERRIDE', cause: 'CARRIED_OVER', computedClass: null, until }, customer: { customerClass: 'B' } })
    expect(await classOn(unknown)).toEqual({ customerClassOn: null, customer: { customerClass: null } })
    const { classTreatments } = await ask<{ classTreatments: { nodes: unknown[] } }>(company.rep, '{ classTreatments { nodes { customerClass verifyEveryDays } } }')
    expect(classTreatments.nodes).toEqual(['A', 'B', 'C', 'D'].map((customerClass) => ({ customerClass, verifyEveryDays: 45 })))

    await company.test.runJobs()
    expect(await classOn(id)).toMatchObject({ customerClassOn: { customerClass: 'B', origin: 'OVERRIDE', computedClass: 'D', until } })
    expect(await classOn(unknown)).toMatchObject({ customerClassOn: { customerClass: 'D', origin: 'COMPUTED', cause: 'FIRST' }, customer: { customerClass: 'D' } })
    days = 91
    await company.test.runJobs()
    expect(await classOn(id)).toMatchObject({ customerClassOn: { customerClass: 'D', origin: 'COMPUTED', cause: 'OVERRIDE_ENDED' }, customer: { customerClass: 'D' } })
  })
})
