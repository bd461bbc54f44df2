import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, readCustomer, run, type Company } from './company.ts'

const explained = `day customerClass origin cause since computedClass computedSince held score revision reason decidedBy until factors { key source measure points weightBp weighted } replay { score reached agrees }`

describe('the class of a customer in the company', () => {
  let company: Company
  let now = new Date('2026-06-10T04:00:00Z')
  beforeAll(async () => { company = await openCompany({ now: () => now }) })
  afterAll(() => company.test.close())

  const day = (date: string) => { now = new Date(`${date}T04:00:00Z`) }
  const classOf = async (id: string, caller = company.director) => (await readCustomer<{ customerClass: string | null }>(caller, id, 'customerClass'))?.customerClass ?? null
  const explain = async (id: string, on: string | null = null, caller = company.director) => (await ask<{ customerClassOn: Record<string, unknown> | null }>(caller, `query ($id: ID!, $day: Date) { customerClassOn(id: $id, day: $day) { ${explained} } }`, { id, day: on })).customerClassOn
  const results = async (id: string, caller = company.director) => (await ask<{ classResults: { nodes: Record<string, unknown>[] } }>(caller, 'query ($filter: ClassResultFilter) { classResults(filter: $filter, orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { asOf customerClass cause origin } } }', { filter: { customerId: { eq: id } } })).classResults.nodes
  const buy = (id: string, on: string) => run(company.rep, 'recordPurchase', { customerId: id, on, amount: { amount: '100.00', currency: 'CNY' } }, ['purchaseFact', 'id version'])
  const override = (caller: Company['rep'], id: string, more: object = {}) => run(caller, 'overrideCustomerClass', { id, customerClass: 'A', reason: 'Strategic partner', until: '2026-07-01', ...more })

  it('follows from scale, frequency and potential from the first moment, and says why', async () => {
    const id = await createCustomer(company.rep, { name: 'Explained', sizeBand: 'FROM_500', potential: 4 })
    expect(await classOf(id)).toBe('B')
    expect(await explain(id)).toEqual({
      day: '2026-06-10', customerClass: 'B', origin: 'COMPUTED', cause: 'FIRST', since: '2026-06-10', computedClass: 'B', computedSince: '2026-06-10', held: null, score: '50.5', revision: 1,
      reason: null, decidedBy: null, until: null,
      factors: [
        { key: 'SCALE', source: 'SIZE_BAND', measure: '4', points: 80, weightBp: 3500, weighted: '28' },
        { key: 'FREQUENCY', source: 'CONTRACTS', measure: '0', points: 0, weightBp: 3500, weighted: '0' },
        { key: 'POTENTIAL', source: 'POTENTIAL', measure: '4', points: 75, weightBp: 3000, weighted: '22.5' },
      ],
      replay: { score: '50.5', reached: 'B', agrees: true },
    })
  })

  it('is never typed: no input has it', async () => {
    const id = await createCustomer(company.rep, { name: 'Not typed' })
    const tried = [['CreateCustomerInput', 'createCustomer', { name: 'Typed', customerClass: 'A' }], ['UpdateCustomerInput', 'updateCustomer', { id, expectedVersion: 1, customerClass: 'A' }]] as const
    for (const [type, name, input] of tried) {
      const { errors } = await company.director.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, { input })
      expect(JSON.stringify(errors)).toContain('customerClass')
    }
    expect(await classOf(id)).toBe('D')
  })

  it('does not change what an expected version counts: the class is written with the customer', async () => {
    const id = await createCustomer(company.rep, { name: 'One version', sizeBand: 'FROM_20' })
    expect(await readCustomer(company.rep, id, 'version customerClass')).toEqual({ version: 1, customerClass: 'D' })
    expect((await run(company.rep, 'updateCustomer', { id, expectedVersion: 1, sizeBand: 'FROM_2000' })).record).toMatchObject({ version: 2 })
    expect(await classOf(id)).toBe('C')
    expect((await run(company.rep, 'updateCustomer', { id, expectedVersion: 2, potential: 6 })).fields).toEqual([{ path: 'potential', code: 'RATING_BOUNDS' }])
  })

  it('follows a purchase at once, and the purchase that is taken back', async () => {
    const id = await createCustomer(company.rep, { name: 'Bought', sizeBand: 'FROM_500' })
    expect(await classOf(id)).toBe('C')
    const { record } = await buy(id, '2026-06-01')
    expect(await classOf(id)).toBe('B')
    await run(company.rep, 'voidPurchase', { id: record!.id, reason: 'Wrong' }, ['purchaseFact', 'id version'])
    expect(await classOf(id)).toBe('C')
    expect(await results(id)).toEqual([
      { asOf: '2026-06-10', customerClass: 'C', cause: 'FIRST', origin: 'COMPUTED' },
      { asOf: '2026-06-10', customerClass: 'B', cause: 'PURCHASE', origin: 'COMPUTED' },
      { asOf: '2026-06-10', customerClass: 'C', cause: 'PURCHASE', origin: 'COMPUTED' },
    ])
  })

  it('stays for the minimum stay, changes in a night after it, and a second night of the day writes nothing', async () => {
    day('2026-06-10')
    const id = await createCustomer(company.rep, { name: 'Stays', sizeBand: 'FROM_500' })
    day('2026-06-20')
    await buy(id, '2026-06-20')
    expect(await explain(id)).toMatchObject({ customerClass: 'C', held: 'MINIMUM_STAY', score: '45.5' })
    day('2026-07-10')
    await company.test.runJobs()
    expect(await explain(id)).toMatchObject({ customerClass: 'B', held: null, since: '2026-07-10', cause: 'NIGHT' })
    const before = await results(id)
    await company.test.runJobs()
    day('2026-07-11')
    await company.test.runJobs()
    expect(await results(id)).toEqual(before)
    expect(await explain(id, '2026-06-15')).toMatchObject({ customerClass: 'C', score: '28', replay: { agrees: true } })
    expect(await explain(id, '2026-06-09')).toBeNull()
    day('2026-06-10')
  })

  it('is decided otherwise by a manager of the team or a director, with reason and last day, which is its end', async () => {
    day('2026-06-10')
    const id = await createCustomer(company.rep, { name: 'Overridden' })
    expect((await override(company.rep, id)).code).toBe('CLASS_OVERRIDE_FORBIDDEN')
    expect((await override(company.manager, id, { reason: ' ' })).code).toBe('CLASS_NEEDS_REASON')
    expect((await override(company.manager, id, { until: '2026-06-10' })).code).toBe('CLASS_UNTIL_PAST')
    expect((await override(company.manager, id)).code).toBeUndefined()
    expect(await explain(id, null, company.rep)).toMatchObject({ customerClass: 'A', origin: 'OVERRIDE', reason: 'Strategic partner', decidedBy: 'Chen', until: '2026-07-01', computedClass: 'D' })
    day('2026-06-30')
    await company.test.runJobs()
    expect(await classOf(id)).toBe('A')
    day('2026-07-01')
    expect(await explain(id)).toMatchObject({ customerClass: 'D', origin: 'COMPUTED', since: '2026-07-01' })
    await company.test.runJobs()
    expect(await classOf(id)).toBe('D')
    expect((await results(id)).at(-1)).toMatchObject({ cause: 'OVERRIDE_ENDED' })
    expect(await explain(id, '2026-06-30')).toMatchObject({ customerClass: 'A', origin: 'OVERRIDE' })
    day('2026-06-10')
  })

  it('is not decided for a customer of another team, nor in the pool, nor where it is not seen', async () => {
    const id = await createCustomer(company.otherRep, { name: 'Other team' })
    expect((await override(company.manager, id)).code).toBe('NOT_FOUND')
    expect(await explain(id, null, company.manager)).toBeNull()
    await run(company.otherRep, 'releaseCustomer', { id })
    expect((await override(company.manager, id)).code).toBe('CLASS_OVERRIDE_FORBIDDEN')
    expect((await run(company.manager, 'revokeClassOverride', { id })).code).toBe('CLASS_OVERRIDE_FORBIDDEN')
    expect(await explain(id, null, company.rep)).toBeNull()
    expect((await override(company.director, id)).code).toBeUndefined()
    for (const role of ['LEADER', 'AUDITOR', 'FINANCE'] as const) expect((await override(await company.test.as(role), id)).code).toBe('CLASS_OVERRIDE_FORBIDDEN')
    expect((await override(await company.test.as('SYSADMIN'), id)).code).toBe('NOT_FOUND')
  })

  it('is decided by the rules again when the decision is taken back, once', async () => {
    const id = await createCustomer(company.rep, { name: 'Taken back' })
    const revoke = () => run(company.manager, 'revokeClassOverride', { id })
    expect((await revoke()).code).toBe('CLASS_NOT_OVERRIDDEN')
    await override(company.manager, id)
    expect((await revoke()).code).toBeUndefined()
    expect(await explain(id)).toMatchObject({ customerClass: 'D', origin: 'COMPUTED', cause: 'OVERRIDE_REVOKED', reason: null })
    expect((await revoke()).code).toBe('CLASS_NOT_OVERRIDDEN')
  })

  it('keeps one last decision of two at once', async () => {
    const id = await createCustomer(company.rep, { name: 'At once' })
    const answers = await Promise.all([override(company.manager, id, { customerClass: 'B' }), override(company.director, id, { customerClass: 'C' }), buy(id, '2026-06-02')])
    expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, undefined])
    const all = await results(id)
    expect(all).toHaveLength(4)
    expect(all.at(-1)!['customerClass']).toBe(await classOf(id))
  })

  it('follows its customer to another owner, with its history', async () => {
    const id = await createCustomer(company.rep, { name: 'Moves on' })
    expect(await results(id, company.otherRep)).toEqual([])
    await run(company.director, 'transferCustomers', { ids: [id], successorId: `Person:${company.otherRep.personId}` }, ['', ''])
    expect(await results(id, company.otherRep)).toHaveLength(1)
    expect(await results(id, company.rep)).toEqual([])
  })

  it('is computed again for both sides of a merge and of its undoing', async () => {
    const [winnerId, loserId] = [await createCustomer(company.rep, { name: 'Wins', sizeBand: 'FROM_500' }), await createCustomer(company.rep, { name: 'Goes', sizeBand: 'FROM_20' })]
    await buy(loserId, '2026-06-01')
    expect([await classOf(winnerId), await classOf(loserId)]).toEqual(['C', 'C'])
    await run(company.manager, 'mergeCustomers', { winnerId, loserId })
    expect(await classOf(winnerId)).toBe('B')
    const { customerMerges } = await ask<{ customerMerges: { nodes: { id: string }[] } }>(company.manager, '{ customerMerges { nodes { id } } }')
    await run(company.manager, 'unmergeCustomers', { mergeId: customerMerges.nodes[0]!.id })
    expect([await classOf(winnerId), await classOf(loserId)]).toEqual(['C', 'C'])
  })

  it('changes by when the customer has to be verified again, as its treatment says', async () => {
    const id = await createCustomer(company.rep, { name: 'Verified', sizeBand: 'FROM_1' })
    await run(company.rep, 'verifyCustomer', { id })
    expect(await readCustomer(company.rep, id, 'verifyDueOn')).toEqual({ verifyDueOn: '2027-06-10' })
    await override(company.manager, id)
    expect(await readCustomer(company.rep, id, 'verifyDueOn')).toEqual({ verifyDueOn: '2026-09-08' })
  })
})
