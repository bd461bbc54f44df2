import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, openCompany, readCustomer, rowId, run, type Company } from './company.ts'

describe('two customers that are one', () => {
  let company: Company
  let now = new Date('2026-06-10T04:00:00Z')
  beforeAll(async () => { company = await openCompany({ now: () => now }) })
  afterAll(() => company.test.close())

  const merge = (caller: TestCaller, winnerId: string, loserId: string, take: string[] = []) => run(caller, 'mergeCustomers', { winnerId, loserId, take })
  const mergeOf = async (name: string) => (await ask<{ customerMerges: { nodes: { id: string }[] } }>(company.manager, 'query ($name: String) { customerMerges(filter: { loserName: { eq: $name } }) { nodes { id } } }', { name })).customerMerges.nodes[0]!.id
  const undo = (caller: TestCaller, mergeId: string) => run(caller, 'unmergeCustomers', { mergeId })
  const whole = 'name creditCode lifecycle firstPurchaseOn lastPurchaseOn lastContactAt phone owner { name } parent { name } contacts(orderBy: [{ field: NAME, direction: ASC }]) { nodes { name isPrimary owner { name } } } interactions { nodes { summary owner { name } } } purchases { nodes { on gross { amount } } } subsidiaries { nodes { name } } ownershipSpans { nodes { person { name } reason endedAt } }'

  /** Two customers of different owners, each with all that hangs on one. */
  async function pair(name: string): Promise<[winner: string, loser: string]> {
    const winner = await createCustomer(company.rep, { name: `${name} A`, phone: '010-1' })
    const loser = await createCustomer(company.colleague, { name: `${name} B`, phone: '010-2' })
    for (const [caller, id] of [[company.rep, winner], [company.colleague, loser]] as const) {
      await run(caller, 'createContact', { name: `Mei of ${id === winner ? 'A' : 'B'}`, customerId: id, isPrimary: true }, ['contact', 'id version'])
      await run(caller, 'createInteraction', { summary: 'Called', kind: 'CALL', at: id === winner ? '2026-05-01T00:00:00Z' : '2026-06-01T00:00:00Z', customerId: id }, ['interaction', 'id version'])
    }
    await run(company.colleague, 'recordPurchase', { customerId: loser, on: '2026-02-01', amount: { amount: '5', currency: 'CNY' } }, ['purchaseFact', 'id version'])
    const part = await createCustomer(company.colleague, { name: `${name} part` })
    await run(company.colleague, 'updateCustomer', { id: part, expectedVersion: 1, parentId: loser })
    return [winner, loser]
  }

  it('become one with everything of both, and the address of the one that went leads to the other', async () => {
    const [winner, loser] = await pair('Union')
    expect((await merge(company.rep, winner, loser)).code).toBe('MERGE_FORBIDDEN')
    expect((await merge(company.manager, winner, loser, ['phone'])).record).toMatchObject({ id: winner })
    expect(await readCustomer(company.rep, winner, whole)).toMatchObject({
      name: 'Union A', phone: '010-2', lifecycle: 'ACTIVE', firstPurchaseOn: '2026-02-01', lastContactAt: '2026-06-01T00:00:00.000Z',
      contacts: { nodes: [{ name: 'Mei of A', isPrimary: true, owner: { name: 'Li' } }, { name: 'Mei of B', isPrimary: false, owner: { name: 'Li' } }] },
      interactions: { nodes: [{ owner: { name: 'Li' } }, { owner: { name: 'Li' } }] },
    })
    expect(await readCustomer(company.rep, loser, 'id name')).toEqual({ id: winner, name: 'Union A' })
    expect(await ask(company.rep, 'query ($id: ID!) { node(id: $id) { id } }', { id: loser })).toEqual({ node: { id: winner } })
    // The former owner of the one that went does not own the other: it is gone for her.
    expect(await readCustomer(company.colleague, loser, 'id')).toBeNull()
    expect((await ask<{ customers: { totalCount: number } }>(company.director, '{ customers(filter: { name: { startsWith: "Union" } }) { totalCount } }')).customers.totalCount).toBe(2)
  })

  it('keep the past of both readable in the audit trail, for who reads all customers', async () => {
    const [winner, loser] = await pair('Past')
    await merge(company.manager, winner, loser)
    const auditor = await company.test.as('AUDITOR')
    const query = 'query ($filter: AuditFilter) { auditEntries(filter: $filter) { nodes { withheld changes { field after } } } }'
    for (const [id, name] of [[winner, 'Past A'], [loser, 'Past B']] as const) {
      const filter = { model: 'Customer', recordId: id, action: 'CREATE' }
      const { auditEntries: { nodes: [made] } } = await ask<{ auditEntries: { nodes: { withheld: boolean; changes: { field: string; after: unknown }[] }[] } }>(auditor, query, { filter })
      expect(made!.changes.find(({ field }) => field === 'name')).toEqual({ field: 'name', after: name })
    }
  })

  it('lead through as many merges as there were', async () => {
    const ids = await Promise.all(['C1', 'C2', 'C3'].map((name) => createCustomer(company.rep, { name })))
    await merge(company.manager, ids[1]!, ids[0]!)
    await merge(company.manager, ids[2]!, ids[1]!)
    expect(await readCustomer(company.rep, ids[0]!, 'name')).toEqual({ name: 'C3' })
  })

  it('are two again exactly as they were, when the merge is undone', async () => {
    const [winner, loser] = await pair('Undone')
    await run(company.colleague, 'updateCustomer', { id: loser, expectedVersion: (await readCustomer<{ version: number }>(company.colleague, loser, 'version'))!.version, creditCode: '91350100M000100Y43' })
    const before = [await readCustomer(company.director, winner, whole), await readCustomer(company.director, loser, whole)]
    expect((await merge(company.manager, winner, loser, ['creditCode', 'phone', 'name', 'owner'])).record).toBeDefined()
    expect(await readCustomer(company.director, winner, 'name creditCode owner { name }')).toEqual({ name: 'Undone B', creditCode: '91350100M000100Y43', owner: { name: 'Sun' } })
    const id = await mergeOf('Undone B')
    expect((await undo(company.otherRep, id)).code).toBe('MERGE_FORBIDDEN')
    expect((await undo(company.manager, id)).code).toBeUndefined()
    expect([await readCustomer(company.director, winner, whole), await readCustomer(company.director, loser, whole)]).toEqual(before)
    expect((await undo(company.manager, id)).code).toBe('MERGE_UNDONE')
  })

  it('keep what was changed since, when the merge is undone', async () => {
    const [winner, loser] = await pair('Changed since')
    await merge(company.manager, winner, loser, ['phone'])
    const { version } = (await readCustomer<{ version: number }>(company.rep, winner, 'version'))!
    await run(company.rep, 'updateCustomer', { id: winner, expectedVersion: version, phone: '010-3' })
    await undo(company.manager, await mergeOf('Changed since B'))
    expect(await readCustomer(company.director, winner, 'phone')).toEqual({ phone: '010-3' })
    expect(await readCustomer(company.director, loser, 'phone')).toEqual({ phone: '010-2' })
  })

  it('can be parent and subsidiary, and are no parent of themselves afterwards', async () => {
    const parent = await createCustomer(company.rep, { name: 'Parent' })
    const child = await createCustomer(company.rep, { name: 'Child', parentId: parent })
    await merge(company.manager, child, parent)
    expect(await readCustomer(company.rep, child, 'parent { name }')).toEqual({ parent: null })
    await undo(company.manager, await mergeOf('Parent'))
    expect(await readCustomer(company.rep, child, 'parent { name }')).toEqual({ parent: { name: 'Parent' } })
  })

  it('never stand above what they belong to: neither by writing it, nor by merging a company into one below its subsidiaries', async () => {
    const top = await createCustomer(company.rep, { name: 'Top' })
    const middle = await createCustomer(company.rep, { name: 'Middle', parentId: top })
    const bottom = await createCustomer(company.rep, { name: 'Bottom', parentId: middle })
    for (const parentId of [middle, bottom]) expect((await run(company.rep, 'updateCustomer', { id: top, expectedVersion: 1, parentId })).fields).toEqual([{ path: 'parentId', code: 'PARENT_BELOW' }])
    expect((await merge(company.manager, bottom, top)).code).toBe('MERGE_INTO_BELOW')
    expect((await merge(company.manager, top, bottom)).code).toBeUndefined()
    expect(await readCustomer(company.rep, middle, 'parent { name }')).toEqual({ parent: { name: 'Top' } })
  })

  it('stays a tree where several people put companies below another at the same moment', async () => {
    for (const round of [1, 2, 3]) {
      const names = ['Sun', 'Moon', 'Star', 'Sky'].map((name) => `${name} ${round}`)
      const ids: string[] = []
      for (const name of names) ids.push(await createCustomer(company.rep, { name }))
      // Each below the next, the last below the first: all four are a circle, so one is refused.
      const answers = await Promise.all(ids.map((id, index) => run(company.rep, 'updateCustomer', { id, expectedVersion: 1, parentId: ids[(index + 1) % ids.length] })))
      expect(answers.filter(({ fields }) => fields?.some(({ code }) => code === 'PARENT_BELOW'))).toHaveLength(1)
      expect(answers.filter(({ code }) => code === undefined)).toHaveLength(3)
    }
  })

  it('are merged by who may change both, never with itself, and undone within thirty days, the last first', async () => {
    const [mine, theirs] = [await createCustomer(company.rep, { name: 'In reach' }), await createCustomer(company.otherRep, { name: 'Out of reach' })]
    expect((await merge(company.manager, mine, theirs)).code).toBe('NOT_FOUND')
    expect((await merge(company.manager, mine, mine)).code).toBe('MERGE_WITH_ITSELF')
    expect((await merge(company.director, mine, theirs)).record).toBeDefined()
    const another = await createCustomer(company.rep, { name: 'Later' })
    now = new Date('2026-06-11T04:00:00Z')
    await merge(company.manager, mine, another)
    expect((await undo(company.manager, await mergeOf('Out of reach'))).code).toBe('MERGE_NOT_LAST')
    now = new Date('2026-07-12T04:00:00Z')
    expect((await undo(company.manager, await mergeOf('Later'))).code).toBe('MERGE_FINAL')
  })

  it('are both kept in the audit trail: who merged what', async () => {
    const [winner, loser] = [await createCustomer(company.rep, { name: 'Trail A' }), await createCustomer(company.rep, { name: 'Trail B' })]
    await merge(company.manager, winner, loser)
    const { db } = company.test.app.systemContext('test')
    expect(await db['customer']!.findUnique({ where: { id: rowId(loser) }, select: { mergedIntoId: true, name: true } })).toEqual({ mergedIntoId: rowId(winner), name: 'Trail B' })
    const merges = await ask<{ customerMerges: { nodes: object[] } }>(company.manager, '{ customerMerges(filter: { loserName: { eq: "Trail B" } }) { nodes { winner { name } createdBy { name } undoneAt } } }')
    expect(merges.customerMerges.nodes).toEqual([{ winner: { name: 'Trail A' }, createdBy: { name: 'Chen' }, undoneAt: null }])
  })
})
