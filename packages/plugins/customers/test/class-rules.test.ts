import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, readCustomer, run, type Company } from './company.ts'

interface Factor { readonly key: string; readonly name?: string; readonly source: string; readonly weightBp: number; readonly bands: readonly { readonly atLeast: string; readonly points: number }[] }

const scale: Factor = { key: 'SCALE', source: 'SIZE_BAND', weightBp: 10_000, bands: [{ atLeast: '1', points: 10 }, { atLeast: '4', points: 90 }] }
const rules = { effectiveFrom: '2026-06-11', factors: [scale], cutoffA: 80, cutoffB: 50, cutoffC: 20, marginPoints: 0, minStayDays: 0 }

describe('the rules of classes in the company', () => {
  let company: Company
  let now = new Date('2026-06-10T04:00:00Z')
  beforeAll(async () => { company = await openCompany({ now: () => now }) })
  afterAll(() => company.test.close())

  const day = (date: string) => { now = new Date(`${date}T04:00:00Z`) }
  const revise = (caller: Company['rep'], expectedRevision: number, more: object = {}) => run(caller, 'reviseClassPolicy', { ...rules, expectedRevision, ...more }, ['classPolicy', 'id version revision effectiveFrom'])
  const preview = async (caller: Company['rep'], more: object = {}) => (await caller.graphql<{ classRulesPreview: Preview }>('query ($input: ClassRulesInput!) { classRulesPreview(input: $input) { faults { path code } customers changed held moves { from to count } examples { name from to } } }', { input: { ...rules, ...more } }))
  const classOf = async (id: string) => (await readCustomer<{ customerClass: string }>(company.director, id, 'customerClass'))!.customerClass

  it('come with the product, for everybody who sees customers to read', async () => {
    const { classRules, classTreatments } = await ask<{ classRules: { factors: { weightBp: number }[] }[]; classTreatments: { nodes: unknown[] } }>(company.rep, '{ classRules { revision effectiveFrom cutoffA factors { key name source weightBp bands { atLeast points } } } classTreatments { nodes { customerClass verifyEveryDays slaTier } } }')
    expect(classRules).toMatchObject([{ revision: 1, cutoffA: 65, factors: [{ key: 'SCALE', source: 'SIZE_BAND' }, { key: 'FREQUENCY', source: 'CONTRACTS' }, { key: 'POTENTIAL', source: 'POTENTIAL' }] }])
    expect(classRules[0]!.factors.reduce((sum, { weightBp }) => sum + weightBp, 0)).toBe(10_000)
    expect(classTreatments.nodes).toHaveLength(4)
  })

  it('are set by a director or an administrator alone, from a day to come, by who saw the last revision, and only without faults', async () => {
    for (const caller of [company.rep, company.manager, await company.test.as('LEADER'), await company.test.as('AUDITOR'), await company.test.as('FINANCE')]) {
      expect((await revise(caller, 1)).code).toBe('CLASS_RULES_FORBIDDEN')
      expect((await preview(caller)).errors?.[0]?.extensions?.['code']).toBe('CLASS_RULES_FORBIDDEN')
    }
    expect((await revise(company.director, 1, { effectiveFrom: '2026-06-10' })).code).toBe('CLASS_RULES_PAST')
    expect((await revise(company.director, 0)).code).toBe('CLASS_RULES_REVISED')
    expect((await revise(company.director, 1, { factors: [{ ...scale, weightBp: 9_999 }], cutoffB: 90 })).fields).toEqual([{ path: 'factors', code: 'CLASS_WEIGHTS' }, { path: 'cutoffs', code: 'CLASS_CUTOFFS' }])
    const faultsOf = async (factors: readonly Factor[]) => (await revise(company.director, 1, { factors })).fields?.map(({ code }) => code)
    expect(await faultsOf([{ ...scale, source: 'CONTRACTS' }])).toEqual(['CLASS_SOURCES'])
    expect(await faultsOf([{ ...scale, key: 'FIT', name: ' ', source: 'RATING' }])).toEqual(['CLASS_NAMES'])
    expect(await faultsOf([])).toEqual(['CLASS_NO_FACTORS', 'CLASS_WEIGHTS'])
    expect(await faultsOf(Array.from({ length: 13 }, (_, index) => ({ ...scale, key: `OWN_${index}`, name: 'Own', source: 'RATING', weightBp: index === 0 ? 10_000 : 0 })))).toEqual(['CLASS_TOO_MANY'])
  })

  it('are previewed for the customers that one sees, and then do exactly that', async () => {
    const large = await createCustomer(company.rep, { name: 'Large', sizeBand: 'FROM_500' })
    const small = await createCustomer(company.otherRep, { name: 'Small', sizeBand: 'FROM_20' })
    const decided = await createCustomer(company.rep, { name: 'Decided', sizeBand: 'FROM_2000' })
    await run(company.manager, 'overrideCustomerClass', { id: decided, customerClass: 'D', reason: 'Does not pay', until: '2026-12-31' })
    expect([await classOf(large), await classOf(small), await classOf(decided)]).toEqual(['C', 'D', 'D'])
    const { data } = await preview(company.director)
    expect(data!.classRulesPreview).toEqual({ faults: [], customers: 3, changed: 1, held: 0, moves: expect.arrayContaining([{ from: 'C', to: 'A', count: 1 }, { from: 'D', to: 'D', count: 2 }]), examples: [{ name: 'Large', from: 'C', to: 'A' }] })
    expect((await preview(company.director, { factors: [] })).data!.classRulesPreview).toMatchObject({ faults: [{ code: 'CLASS_NO_FACTORS' }, { code: 'CLASS_WEIGHTS' }], customers: 0, changed: 0 })
    expect((await preview(company.director, { minStayDays: 30 })).data!.classRulesPreview).toMatchObject({ changed: 0, held: 2 })
    const { rolePermission, role } = company.test.app.base as unknown as Record<'rolePermission' | 'role', { findFirst(args: object): Promise<{ id: string }>; create(args: object): Promise<object>; deleteMany(args: object): Promise<object> }>
    const { id: roleId } = await role.findFirst({ where: { key: 'MANAGER' } })
    await rolePermission.create({ data: { roleId, permission: 'customers:settings', scope: 'ALL' } })
    const planner = await company.test.as('MANAGER', { name: 'Planner', unit: 'south' })
    expect((await preview(planner)).data!.classRulesPreview).toMatchObject({ customers: 1, changed: 0, examples: [] })
    await rolePermission.deleteMany({ where: { roleId, permission: 'customers:settings' } })
    expect((await revise(company.director, 1)).record).toMatchObject({ revision: 2, effectiveFrom: '2026-06-11' })
    expect((await revise(company.director, 1)).code).toBe('CLASS_RULES_REVISED')
    await company.test.runJobs()
    expect(await classOf(large)).toBe('C')
    day('2026-06-11')
    await company.test.runJobs()
    expect([await classOf(large), await classOf(small), await classOf(decided)]).toEqual(['A', 'D', 'D'])
    const { customerClassOn } = await ask<{ customerClassOn: unknown }>(company.rep, 'query ($id: ID!) { customerClassOn(id: $id, day: "2026-06-10") { customerClass revision replay { agrees } } }', { id: large })
    expect(customerClassOn).toEqual({ customerClass: 'C', revision: 1, replay: { agrees: true } })
  })

  it('have criteria of the company\'s own, which who looks after a customer rates', async () => {
    const own = { key: 'FIT', name: 'Fits our product', source: 'RATING', weightBp: 10_000, bands: [{ atLeast: '1', points: 0 }, { atLeast: '4', points: 100 }] }
    expect((await revise(await company.test.as('SYSADMIN'), 2, { factors: [own], effectiveFrom: '2026-06-12' })).code).toBeUndefined()
    const id = await createCustomer(company.rep, { name: 'Rated' })
    const rate = (caller: Company['rep'], rating: number | null, key = 'FIT') => run(caller, 'rateCustomer', { id, key, rating })
    expect((await rate(company.rep, 5)).code).toBe('CLASS_CRITERION_UNKNOWN')
    day('2026-06-12')
    expect((await rate(company.rep, 6)).code).toBe('CLASS_RATING_BOUNDS')
    expect((await rate(company.otherRep, 5)).code).toBe('NOT_FOUND')
    expect((await rate(await company.test.as('LEADER'), 5)).code).toBe('CLASS_RATING_FORBIDDEN')
    expect((await rate(company.rep, 5)).code).toBeUndefined()
    expect(await classOf(id)).toBe('A')
    expect((await rate(company.rep, null)).code).toBeUndefined()
    expect(await classOf(id)).toBe('D')
  })

  it('say how each class is treated, which director and administrator change, and nobody adds to', async () => {
    const { classTreatments } = await ask<{ classTreatments: { nodes: { id: string; version: number }[] } }>(company.rep, '{ classTreatments(filter: { customerClass: { eq: A } }) { nodes { id version } } }')
    const { id, version } = classTreatments.nodes[0]!
    const change = (caller: Company['rep'], more: object, expectedVersion = version) => run(caller, 'updateClassTreatment', { id, expectedVersion, ...more }, ['classTreatment', 'id version'])
    for (const caller of [company.rep, company.manager, await company.test.as('LEADER')]) expect((await change(caller, { visitEveryDays: 14 })).code).toMatch(/NOT_FOUND|FORBIDDEN/)
    expect((await change(company.director, { visitEveryDays: 0, maxDiscountBp: 10_001 })).fields).toEqual([{ path: 'visitEveryDays', code: 'TOO_SMALL' }, { path: 'maxDiscountBp', code: 'PERCENT_BOUNDS' }])
    expect((await change(company.director, { verifyEveryDays: 10 })).record).toBeDefined()
    const customer = await createCustomer(company.rep, { name: 'Treated' })
    await run(company.manager, 'overrideCustomerClass', { id: customer, customerClass: 'A', reason: 'Key', until: '2026-12-31' })
    await run(company.rep, 'verifyCustomer', { id: customer })
    expect(await readCustomer(company.rep, customer, 'verifyDueOn')).toEqual({ verifyDueOn: '2026-06-22' })
  })
})

interface Preview { readonly faults: readonly object[]; readonly customers: number; readonly changed: number; readonly held: number; readonly moves: readonly object[]; readonly examples: readonly object[] }
