import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, readCustomer, run, type Company } from './company.ts'

describe('a transfer of customers', () => {
  let company: Company
  beforeAll(async () => { company = await openCompany() })
  afterAll(() => company.test.close())

  const person = (caller: { personId: string }) => `Person:${caller.personId}`
  const transfer = (caller: Company['rep'], input: Record<string, unknown>) => run(caller, 'transferCustomers', input, ['', ''])
  const ownerOf = async (id: string) => (await readCustomer<{ owner: { name: string } | null; team: { code: string } | null }>(company.director, id, 'owner { name } team { code }'))

  it('is a manager\'s inside the team, and takes contacts and log along', async () => {
    const id = await createCustomer(company.rep, { name: 'Handed over' })
    await run(company.rep, 'createContact', { name: 'Mei', customerId: id }, ['contact', 'id version'])
    expect((await transfer(company.rep, { ids: [id], successorId: person(company.colleague) })).code).toBe('TRANSFER_FORBIDDEN')
    expect(await transfer(company.manager, { ids: [id], successorId: person(company.colleague), reason: 'Parental leave' })).toMatchObject({ count: 1 })
    expect(await ownerOf(id)).toEqual({ owner: { name: 'Sun' }, team: { code: 'north' } })
    expect(await readCustomer(company.colleague, id, 'contacts { nodes { name owner { name } } }')).toEqual({ contacts: { nodes: [{ name: 'Mei', owner: { name: 'Sun' } }] } })
    expect(await readCustomer(company.rep, id, 'id')).toBeNull()
  })

  it('across teams is a director\'s, and of what one does not see nobody\'s', async () => {
    const id = await createCustomer(company.rep, { name: 'Across' })
    expect((await transfer(company.manager, { ids: [id], successorId: person(company.otherRep) })).code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect(await ownerOf(id)).toMatchObject({ owner: { name: 'Li' } })
    expect(await transfer(company.director, { ids: [id], successorId: person(company.otherRep) })).toMatchObject({ count: 1 })
    expect(await ownerOf(id)).toEqual({ owner: { name: 'Zhao' }, team: { code: 'south' } })
    const mine = await createCustomer(company.rep, { name: 'Stays, as the batch is one' })
    expect((await transfer(company.manager, { ids: [mine, id], successorId: person(company.colleague) })).code).toBe('TRANSFER_OUT_OF_REACH')
    expect(await ownerOf(mine)).toMatchObject({ owner: { name: 'Li' } })
  })

  it('moves all of a former owner\'s in one batch, says before how many, and leaves the purchases with who earned them', async () => {
    const leaver = await company.test.as('REP', { name: 'Gone', unit: 'north' })
    const ids = [await createCustomer(leaver, { name: 'One' }), await createCustomer(leaver, { name: 'Two' })]
    await run(leaver, 'recordPurchase', { customerId: ids[0], on: '2026-01-02', amount: { amount: '5', currency: 'CNY' } }, ['purchaseFact', 'id version'])
    const { transferPreview } = await ask<{ transferPreview: object }>(company.manager, 'query ($from: ID) { transferPreview(formerOwnerId: $from) { customers contacts interactions nextActions limit } }', { from: person(leaver) })
    expect(transferPreview).toEqual({ customers: 2, contacts: 0, interactions: 0, nextActions: 0, limit: 500 })
    expect(await transfer(company.manager, { formerOwnerId: person(leaver), successorId: person(company.rep) })).toMatchObject({ count: 2 })
    expect(await readCustomer(company.rep, ids[0]!, 'owner { name } purchases { nodes { createdBy { name } } }')).toEqual({ owner: { name: 'Li' }, purchases: { nodes: [{ createdBy: { name: 'Gone' } }] } })
  })

  it('and the pool give a customer to nobody below the level that its class asks for; whoever has it keeps it', async () => {
    const sql = (text: string, values: unknown[] = []) => company.test.app.database.pool.query(text, values)
    const rowOf = (id: string) => id.slice(id.indexOf(':') + 1)
    const [kept, other] = [await createCustomer(company.rep, { name: 'Great' }), await createCustomer(company.rep, { name: 'Small' })]
    await sql("update customers.customer set customer_class = case name when 'Great' then 'A' else 'C' end::customers.customer_class where id = any($1)", [[rowOf(kept), rowOf(other)]])
    await sql("update customers.class_treatment set min_owner_level = 'MANAGER' where customer_class = 'A'")
    expect((await transfer(company.director, { ids: [kept, other], successorId: person(company.colleague) })).code).toBe('CUSTOMER_OWNER_LEVEL')
    expect(await ownerOf(kept)).toMatchObject({ owner: { name: 'Li' } })
    expect(await transfer(company.director, { ids: [other], successorId: person(company.colleague) })).toMatchObject({ count: 1 })
    await run(company.rep, 'releaseCustomer', { id: kept })
    expect((await run(company.colleague, 'claimCustomer', { id: kept })).code).toBe('CUSTOMER_OWNER_LEVEL')
    expect((await run(company.manager, 'claimCustomer', { id: kept })).code).toBeUndefined()
    await sql("update customers.class_treatment set min_owner_level = 'DIRECTOR' where customer_class = 'A'")
    expect((await transfer(company.director, { ids: [kept], successorId: person(company.rep) })).code).toBe('CUSTOMER_OWNER_LEVEL')
    expect(await transfer(company.director, { ids: [kept], successorId: person(company.director) })).toMatchObject({ count: 1 })
    await sql("update customers.class_treatment set min_owner_level = 'REP'")
  })

  it('goes to somebody who works here, and is of something', async () => {
    expect((await transfer(company.director, { successorId: person(company.rep) })).code).toBe('TRANSFER_NOTHING')
    const gone = await company.test.as('REP', { name: 'Left', unit: 'north' })
    const { db } = company.test.app.systemContext('test')
    await db['person']!.update({ where: { id: gone.personId }, data: { active: false } })
    const id = await createCustomer(company.rep, { name: 'To nobody' })
    expect((await transfer(company.director, { ids: [id], successorId: person(gone) })).code).toBe('TRANSFER_SUCCESSOR')
    const many = Array.from({ length: 3 }, () => id)
    expect(await transfer(company.director, { ids: many, successorId: person(company.colleague) })).toMatchObject({ count: 1 })
  })
})
