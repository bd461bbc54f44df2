import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, createCustomer, did, run, type Company } from '../company.ts'
import { exampleDraft, look, reviewed, signed } from '../deal.ts'
import { dealIn, lookDeal, moveTo, openDealCompany, sell, type DealCompany } from './deals.ts'

describe('a deal and its contract', { timeout: 120_000 }, () => {
  let company: DealCompany
  beforeAll(async () => {
    company = await openDealCompany()
    company.setDay('2026-02-10')
  }, 400_000)
  afterAll(() => company.test.close())

  const draft = (opportunityId: string, caller = company.rep) => sell(caller, 'draftContractOfDeal', { opportunityId }, 'contract')
  const drafted = async (id: string) => (await draft(id)).record!.id
  const complete = async (id: string) => {
    const { lines: _, splits: __, title: ___, type: ____, customerId: _____, ...rest } = exampleDraft(company)
    await did(company.rep, 'reviseContract', { id, expectedVersion: (await look(company.rep, id)).version, ...rest })
  }
  const signNow = async (id: string, by: Parameters<typeof reviewed>[2] = ['legal', 'product', 'finance']) => {
    await reviewed(company, id, by)
    return signed(company, id)
  }
  const end = async (id: string) => {
    await did(company.director, 'proposeTermination', { id, expectedVersion: (await look(company.director, id)).version, reason: 'Both sides agree', terminatedOn: '2026-02-10', settlement: cny('0.00') })
    await did(company.finance, 'agreeTermination', { id, expectedVersion: (await look(company.finance, id)).version })
  }

  it('drafts its contract when it is contracting, and not before', async () => {
    const id = await dealIn(company, 'NEGOTIATION')
    expect(await draft(id)).toMatchObject({ code: 'DEAL_NOT_CONTRACTING' })
    await moveTo(company.rep, company, id, 'CONTRACTING')
    const contract = await drafted(id)
    const answer = await ask<{ contract: object }>(company.rep, 'query ($id: ID!) { contract(id: $id) { title status gross { amount } customer { id } owner { name } opportunity { id } splits(orderBy: [{ field: SHARE_BP, direction: DESC }]) { nodes { shareBp kind person { name } } } } }', { id: contract })
    expect(answer.contract).toEqual({
      title: '华星制造 ERP', status: 'DRAFT', gross: { amount: '580000.00' }, customer: { id: company.customerId }, owner: { name: '李娜' }, opportunity: { id },
      splits: { nodes: [{ shareBp: 7_000, kind: 'REVENUE', person: { name: '李娜' } }, { shareBp: 3_000, kind: 'REVENUE', person: { name: '王强' } }] },
    })
    expect((await lookDeal(company.rep, id)).contracts.nodes).toEqual([{ id: contract }])
  })

  it('says what is missing, and answers those who see no deal as if there were none', async () => {
    expect(await draft(await dealIn(company, 'CONTRACTING', { customerId: null }))).toMatchObject({ code: 'DEAL_WITHOUT_CUSTOMER' })
    expect(await draft(await dealIn(company, 'CONTRACTING', { amount: null }))).toMatchObject({ code: 'DEAL_WITHOUT_AMOUNT' })
    const id = await dealIn(company, 'CONTRACTING')
    for (const stranger of [company.southRep, company.southManager, company.legal, company.admin]) expect((await draft(id, stranger)).code).toMatch(/NOT_FOUND|FORBIDDEN/)
    expect((await draft(id, company.finance)).code).toMatch(/NOT_FOUND|FORBIDDEN/)
  })

  it('is won by the signature, with the true amount and day, by whoever signs; the termination opens it again', async () => {
    const id = await dealIn(company, 'CONTRACTING')
    const contract = await drafted(id)
    await complete(contract)
    await did(company.rep, 'reviseContract', { id: contract, expectedVersion: (await look(company.rep, contract)).version, lines: exampleDraft(company).lines })
    // The deal was won once before there were contracts, and counted as a purchase then.
    const { db } = company.test.app.systemContext('test')
    const [dealId, customerId] = [id.split(':')[1]!, company.customerId.split(':')[1]!]
    await db['purchaseFact']!.create({ data: { factKey: `pipeline:${dealId}:won`, sourceModule: 'pipeline', sourceId: dealId, kind: 'NEW', on: new Date('2026-01-20'), grossMinor: 58_000_000n, currency: 'CNY', customerId } })
    expect((await signNow(contract, ['legal', 'product', 'finance', 'director'])).status).toBe('SIGNED')
    const bought = (await db['purchaseFact']!.findMany({ where: { customerId, OR: [{ sourceId: dealId }, { sourceId: contract.split(':')[1]! }] }, orderBy: { id: 'asc' } })) as { sourceModule: string; grossMinor: bigint; reversesId: string | null }[]
    expect(bought.map(({ sourceModule, grossMinor }) => [sourceModule, grossMinor]).toSorted()).toEqual([['contracts', 56_500_000n], ['pipeline', -58_000_000n], ['pipeline', 58_000_000n]])
    expect((await ask<{ customer: object }>(company.rep, 'query ($id: ID!) { customer(id: $id) { firstPurchaseOn } }', { id: company.customerId })).customer).toEqual({ firstPurchaseOn: '2026-02-10' })
    expect(await lookDeal(company.rep, id)).toMatchObject({ stage: { key: 'WON' }, amount: { amount: '565000.00' }, closedOn: '2026-02-10' })
    await end(contract)
    expect(await lookDeal(company.rep, id)).toMatchObject({ stage: { key: 'CONTRACTING' }, closedOn: null })
  })

  it('that renews another is told, and bought, as a renewal', async () => {
    const contract = await drafted(await dealIn(company, 'CONTRACTING', { kind: 'RENEWAL' }))
    await complete(contract)
    await signNow(contract)
    const recordId = contract.split(':')[1]!
    const { db } = company.test.app.systemContext('test')
    expect((await db['outboxEvent']!.findFirstOrThrow({ where: { type: 'contract.signed', recordId } }))['payload']).toMatchObject({ renewal: true })
    expect(await db['purchaseFact']!.findMany({ where: { sourceId: recordId }, select: { kind: true } })).toEqual([{ kind: 'RENEWAL' }])
  })

  it('of two contracts is worth both, and after the end of one is worth the other', async () => {
    const id = await dealIn(company, 'CONTRACTING')
    const [first, second] = [await drafted(id), await drafted(id)]
    for (const contract of [first, second]) await complete(contract)
    const service = { title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }
    await did(company.rep, 'reviseContract', { id: second, expectedVersion: (await look(company.rep, second)).version, lines: [service] })
    await signNow(first)
    await signNow(second)
    expect((await lookDeal(company.rep, id)).amount).toEqual({ amount: '581000.00' })
    await end(first)
    expect(await lookDeal(company.rep, id)).toMatchObject({ stage: { key: 'WON' }, amount: { amount: '1000.00' } })
  })

  it('won by a manager beforehand drafts its contract too, and stays won when a draft of it is made void', async () => {
    const id = await dealIn(company, 'CONTRACTING')
    expect((await moveTo(company.rep, company, id, 'WON')).fields).toEqual([{ code: 'CHECK_MANAGER_CLOSES' }])
    expect(await moveTo(company.manager, company, id, 'WON')).toHaveProperty('record')
    const contract = await drafted(id)
    await did(company.manager, 'voidContract', { id: contract, expectedVersion: (await look(company.manager, contract)).version, reason: 'Another paper' })
    expect((await lookDeal(company.rep, id)).stage.key).toBe('WON')
  })

  it('belongs to a contract of its own customer, chosen before the signature', async () => {
    const id = await dealIn(company, 'CONTRACTING')
    const other = (await did(company.rep, 'draftContract', { ...exampleDraft({ ...company, customerId: await createCustomer(company.rep, '永安') } as Company) })).id
    const link = async (contract: string, caller = company.rep) => run(caller, 'updateContract', { id: contract, expectedVersion: (await look(company.director, contract)).version, opportunityId: id })
    expect(await link(other)).toMatchObject({ code: 'DEAL_OF_ANOTHER_CUSTOMER' })
    const contract = (await did(company.rep, 'draftContract', exampleDraft(company))).id
    expect(await link(contract)).not.toHaveProperty('code')
    await signNow(contract, ['legal', 'product', 'finance', 'director'])
    expect((await lookDeal(company.rep, id)).stage.key).toBe('WON')
    expect(await run(company.rep, 'updateContract', { id: contract, expectedVersion: (await look(company.rep, contract)).version, opportunityId: null })).toMatchObject({ code: 'CONTRACT_IMMUTABLE' })
  })

  it('show each other on their pages', async () => {
    const { deal, contract } = await ask<{ deal: { related: { field: string; resource: string }[] }; contract: { form: { sections: { fields: string[] }[] } } }>(company.rep, '{ deal: resourceMeta(name: "Opportunity") contract: resourceMeta(name: "Contract") }')
    expect(deal.related).toContainEqual(expect.objectContaining({ field: 'contracts', resource: 'Contract' }))
    expect(contract.form.sections.at(-1)!.fields).toContain('opportunity')
  })
})
