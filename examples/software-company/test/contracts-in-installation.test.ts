import { contentOf, hashOf, type WholeContract } from '@tenon/contracts'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import demo from '../demo/index.ts'
import config from '../tenon.config.ts'
import { ask, did } from './ask.ts'

let company: TestApp
type Rows = readonly Record<string, never>[]
const rows = async (model: string, query: Readonly<Record<string, unknown>> = {}): Promise<Rows> => (await company.app.systemContext('test').db[model]!.findMany(query)) as never
const callerOf = (id: string): Promise<TestCaller> => company.caller(id)
const person = async (name: string): Promise<TestCaller> => callerOf((await rows('person', { where: { name } }))[0]!['id']!)

interface Money {
  readonly amount: string
  readonly currency: string
}
const cents = ({ amount }: Money): bigint => BigInt(amount.replace('.', ''))
const sum = (amounts: readonly Money[]): bigint => amounts.reduce((total, amount) => total + cents(amount), 0n)

beforeAll(async () => {
  company = await createTestApp({ plugins: config.plugins, company: config.company })
  await demo(company.app, company.app.systemContext('seed'))
  company.app.forgetPrincipals()
}, 300_000)

afterAll(() => company?.close())

interface Contract {
  readonly id: string
  readonly status: string
  readonly type: string
  readonly gross: Money
  readonly parent: { readonly id: string } | null
  readonly lines: { readonly nodes: readonly { readonly gross: Money }[] }
  readonly installments: { readonly nodes: readonly { readonly amount: Money }[] }
  readonly writeOffs: { readonly nodes: readonly { readonly kind: string; readonly amount: Money }[] }
}

async function everyContract(caller: TestCaller): Promise<Contract[]> {
  const all: Contract[] = []
  for (let after: string | null = null; ; ) {
    const { contracts }: { contracts: { nodes: Contract[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await ask(caller, `query ($after: String) { contracts(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id status type gross { amount currency } parent { id } lines(first: 20) { nodes { gross { amount currency } } } installments(first: 10) { nodes { amount { amount currency } } } writeOffs(first: 10) { nodes { kind amount { amount currency } } } }
    } }`, { after })
    all.push(...contracts.nodes)
    if (!contracts.pageInfo.hasNextPage) return all
    after = contracts.pageInfo.endCursor
  }
}

describe('contracts of the demo company in its installation', () => {
  it('add up: lines make the price, installments of a contract and its amendments what is left of it', async () => {
    const all = await everyContract(await person('周岚'))
    const ordinary = all.filter(({ parent }) => parent === null)
    expect(ordinary.length).toBeGreaterThan(200)
    for (const contract of all) expect(sum(contract.lines.nodes.map(({ gross }) => gross))).toBe(cents(contract.gross))
    for (const contract of ordinary) {
      const whole = [contract, ...all.filter(({ parent }) => parent?.id === contract.id)]
      const agreed = whole.flatMap(({ writeOffs }) => writeOffs.nodes).filter(({ kind }) => kind === 'AMENDMENT')
      expect(sum(whole.flatMap(({ installments }) => installments.nodes.map(({ amount }) => amount))) - sum(agreed.map(({ amount }) => amount))).toBe(sum(whole.map(({ gross }) => gross)))
    }
  })

  it('say what was approved and signed, every one of them', async () => {
    const include = { lines: { orderBy: { ordinal: 'asc' } }, installments: { orderBy: { ordinal: 'asc' } }, terms: { orderBy: { ordinal: 'asc' } }, obligations: true, splits: { include: { person: true } } }
    const bound = (await rows('contract', { where: { contentHash: { not: null } }, include })) as unknown as (WholeContract & { contentHash: string; number: string })[]
    expect(bound.length).toBeGreaterThan(150)
    expect(bound.filter((contract) => hashOf(contentOf(contract)) !== contract.contentHash).map(({ number }) => number)).toEqual([])
  })

  it('have receivables of every age, a collection rate and days of outstanding sales', async () => {
    const finance = await person('蒋婉婷')
    const { receivableAgeing, collectionRate, daysSalesOutstanding, receivables } = await ask<{
      receivableAgeing: { bucket: string; count: number; amount: Money }[]; collectionRate: { currency: string; rateBp: number }[]; daysSalesOutstanding: { currency: string; days: string }[]
      receivables: { status: string; bucket: string | null; isRetention: boolean; amount: Money; paid: Money; open: Money; receivable: Money }[]
    }>(finance, `{
      receivableAgeing { bucket count amount { amount currency } } collectionRate { currency rateBp } daysSalesOutstanding { currency days }
      receivables { status bucket isRetention amount { amount currency } paid { amount currency } open { amount currency } receivable { amount currency } }
    }`)
    const yuan = receivableAgeing.filter(({ amount, count }) => amount.currency === 'CNY' && count > 0).map(({ bucket }) => bucket)
    expect(yuan).toEqual(expect.arrayContaining(['DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'DAYS_91_180', 'OVER_180']))
    expect(sum(receivables.map(({ receivable }) => receivable))).toBe(sum(receivableAgeing.map(({ amount }) => amount)))
    expect(collectionRate.find(({ currency }) => currency === 'CNY')!.rateBp).toSatisfy((rate: number) => rate > 5_000 && rate < 10_000)
    expect(Number(daysSalesOutstanding.find(({ currency }) => currency === 'CNY')!.days)).toSatisfy((days: number) => days > 0 && days < 200)
    expect(receivables.map(({ status }) => status)).toEqual(expect.arrayContaining(['PLANNED', 'NOT_DUE', 'PAID', 'OVERDUE']))
    expect(receivables.some(({ paid, receivable }) => cents(paid) > 0n && cents(receivable) > 0n)).toBe(true)
    expect(receivables.some(({ isRetention, open }) => isRetention && cents(open) > 0n)).toBe(true)
    for (const { amount, paid } of receivables) expect(cents(paid) <= cents(amount)).toBe(true)
  })

  it('can be drafted by whoever has a customer, from a template in either language', async () => {
    const [{ id: customerId, ownerId }] = (await rows('customer', { where: { ownerId: { not: null }, mergedIntoId: null }, take: 1 })) as unknown as [{ id: string; ownerId: string }]
    const rep = await callerOf(ownerId)
    const { contractTemplates } = await ask<{ contractTemplates: { nodes: { id: string; name: string }[] } }>(rep, '{ contractTemplates(first: 10, filter: { active: { eq: true } }) { nodes { id name } } }')
    expect(contractTemplates.nodes.map(({ name }) => name).toSorted()).toEqual(['Software sale', '软件销售合同'])
    for (const { id: templateId } of contractTemplates.nodes) {
      const { id } = await did(rep, 'draftFromTemplate', { templateId, title: 'ERP', customerId: `Customer:${customerId}`, variables: [['deliveryOn', '2026-12-31'], ['acceptanceDays', '15'], ['penalty', '0.05'], ['place', '杭州']].map(([name, value]) => ({ name, value })) }, 'contract')
      const { contract } = await ask<{ contract: { signingOrder: string; description: string; terms: { nodes: { text: string }[] } } }>(rep, 'query ($id: ID!) { contract(id: $id) { signingOrder description terms(first: 20) { nodes { text } } } }', { id })
      expect(contract).toMatchObject({ signingOrder: 'CUSTOMER_FIRST', terms: { nodes: expect.objectContaining({ length: 8 }) as unknown } })
      expect([contract.description, ...contract.terms.nodes.map(({ text }) => text)].join(' ')).not.toContain('{{')
    }
  })

  it('end within the next weeks, some of them', async () => {
    const { expiringContracts } = await ask<{ expiringContracts: unknown[] }>(await person('周岚'), '{ expiringContracts(days: 90) { id } }')
    expect(expiringContracts.length).toBeGreaterThan(0)
  })

  it('show a rep what her own customers owe, and nobody else\'s', async () => {
    const [{ ownerId }] = (await rows('contract', { where: { status: 'SIGNED' }, orderBy: { signedOn: 'desc' }, take: 1 })) as unknown as [{ ownerId: string }]
    const { receivables } = await ask<{ receivables: { contractId: string }[] }>(await callerOf(ownerId), '{ receivables(mine: true) { contractId } }')
    expect(receivables.length).toBeGreaterThan(0)
    const own = new Set((await rows('contract', { where: { ownerId } })).map(({ id }) => `Contract:${id}`))
    expect(receivables.filter(({ contractId }) => !own.has(contractId))).toEqual([])
  })

  it('keep their customers out of the pool while they run, and are bought once', async () => {
    const running = await rows('contract', { where: { status: { in: ['SIGNED', 'FULFILLED'] }, type: { not: 'AMENDMENT' } }, select: { id: true, customerId: true, customer: { select: { ownerId: true, lifecycle: true } } } })
    const held = new Set((await rows('customerHold', { where: { kind: 'ACTIVE_CONTRACT' } })).map(({ sourceId, customerId }) => `${sourceId} ${customerId}`))
    const bought = await rows('purchaseFact', { where: { factKey: { endsWith: ':signed' } } })
    for (const { id, customerId, customer } of running as unknown as { id: string; customerId: string; customer: { ownerId: string | null } }[]) {
      expect(held.has(`${id} ${customerId}`)).toBe(true)
      expect(customer.ownerId).not.toBeNull()
      expect(bought.filter(({ sourceId }) => sourceId === (id as never))).toHaveLength(1)
    }
  })

  it('leave an audit trail that is whole, with the entry of each contract', async () => {
    const { auditChain } = await ask<{ auditChain: { intact: boolean } }>(await person('严正清'), '{ auditChain { intact } }')
    expect(auditChain.intact).toBe(true)
    const entries = await rows('historyEntry', { where: { model: 'Contract', action: 'CREATE' }, select: { recordId: true } })
    expect(entries.map(({ recordId }) => recordId).sort()).toEqual((await rows('contract', { select: { id: true } })).map(({ id }) => id).sort())
  })
})

interface Waiting {
  readonly step: { readonly id: string }
  readonly request: { readonly id: string; readonly hash: string; readonly title: string; readonly subjectId: string }
}

async function inbox(caller: TestCaller): Promise<readonly Waiting[]> {
  const { approvalInbox } = await ask<{ approvalInbox: { nodes: Waiting[] } }>(caller, '{ approvalInbox(first: 50) { nodes { step { id } request { id hash title subjectId } } } }')
  return approvalInbox.nodes
}

async function stateOf(id: string): Promise<{ status: string; version: number; number: string; contentHash: string; ownerId: string; customerId: string; currency: string }> {
  return (await rows('contract', { where: { id } }))[0] as never
}

describe('work that waits in the demo company', () => {
  it.each(['沈怡', '马骋', '蒋婉婷', '周岚'])('is in the inbox of %s, who can decide it', async (name) => {
    const reviewer = await person(name)
    const [first, ...others] = await inbox(reviewer)
    await did(reviewer, 'decideApproval', { id: first!.request.id, hash: first!.request.hash, verdict: 'APPROVE', comment: null }, 'approvalRequest')
    expect((await inbox(reviewer)).map(({ request }) => request.id)).toEqual(others.map(({ request }) => request.id))
  })

  it('is approved by the last decision, sent by its owner and signed by both sides', async () => {
    const [out] = await rows('contract', { where: { status: 'OUT_FOR_SIGNATURE' } })
    const { id, contentHash, ownerId } = out as unknown as { id: string; contentHash: string; ownerId: string }
    const signedOn = company.app.today()
    const sign = async (caller: TestCaller, party: string) => did(caller, 'signContract', { id: `Contract:${id}`, expectedVersion: (await stateOf(id)).version, party, signerName: 'Signer', method: 'ESIGN', signedOn, contentHash }, 'contract')
    await sign(await callerOf(ownerId), 'CUSTOMER')
    await sign(await person('郑弘远'), 'US')
    expect((await stateOf(id)).status).toBe('SIGNED')
    expect(await rows('purchaseFact', { where: { sourceId: id } })).toHaveLength(1)
  })

  it('was returned to its drafter, who sees what was changed since and submits it anew under its number', async () => {
    const [returned] = (await rows('contract', { where: { status: 'DRAFT', revision: 2 } })) as unknown as { id: string; number: string; ownerId: string }[]
    const { id, number, ownerId } = returned!
    const drafter = await callerOf(ownerId)
    const { redline } = await ask<{ redline: { part: string; before: string }[] }>(drafter, 'query ($id: ID!) { redline(contractId: $id, from: 1) { part before } }', { id: `Contract:${id}` })
    expect(redline.map(({ part }) => part)).toEqual(['terms'])
    expect(await rows('contractDeviation', { where: { contractId: id } })).toHaveLength(1)
    await did(drafter, 'submitContract', { id: `Contract:${id}`, expectedVersion: (await stateOf(id)).version }, 'contract')
    expect(await stateOf(id)).toMatchObject({ status: 'IN_REVIEW', number })
    expect((await inbox(await person('任致远'))).some(({ request }) => request.subjectId === id)).toBe(true)
  })

  it('is a receipt of yesterday, which the cashier recorded and somebody else confirms', async () => {
    const [receipt] = (await rows('receipt', { where: { status: 'RECORDED' } })) as unknown as { id: string; version: number }[]
    const input = { id: `Receipt:${receipt!.id}`, expectedVersion: receipt!.version }
    await expect(did(await person('何婷'), 'confirmReceipt', input, 'receipt')).rejects.toThrow('RECEIPT_SAME_PERSON')
    await did(await person('吴静仪'), 'confirmReceipt', input, 'receipt')
  })

  it('is money for a signed contract, and an amendment of it with the next number', async () => {
    const cashier = await person('何婷')
    const { receivables } = await ask<{ receivables: { contractId: string; customerId: string; installmentId: string; status: string; allocatable: Money }[] }>(cashier, '{ receivables { contractId customerId installmentId status allocatable { amount currency } } }')
    const owed = receivables.find(({ status, allocatable }) => status === 'OVERDUE' && allocatable.currency === 'CNY' && cents(allocatable) > 0n)!
    await did(cashier, 'recordReceipt', { customerId: owed.customerId, receivedOn: company.app.today(), amount: owed.allocatable, bankReference: 'TT-TEST', allocations: [{ installmentId: owed.installmentId, amount: owed.allocatable }] }, 'receipt')
    const running = (await rows('contract', { where: { status: 'SIGNED', type: 'SALE', currency: 'CNY' }, include: { splits: true, customer: true }, orderBy: { number: 'desc' } })) as unknown as { id: string; ownerId: string; customerId: string; customer: { ownerId: string }; splits: { personId: string; shareBp: number; kind: string }[] }[]
    // A customer that has passed on to somebody else is out of the reach of the contract's owner.
    const parent = running.find(({ ownerId, customer }) => customer.ownerId === ownerId)
    const owner = await callerOf(parent!.ownerId)
    const { id } = await did(owner, 'draftContract', {
      title: 'Less', type: 'AMENDMENT', parentId: `Contract:${parent!.id}`, customerId: `Customer:${parent!.customerId}`, installments: [], terms: [], obligations: [],
      lines: [{ title: 'Less', kind: 'SERVICE', quantity: '1', unitPrice: { amount: '-100.00', currency: 'CNY' }, taxRateBp: 600 }],
      splits: parent!.splits.map(({ personId, shareBp, kind }) => ({ personId: `Person:${personId}`, shareBp, overlay: kind === 'OVERLAY' })),
    }, 'contract')
    const before = (await rows('contract', { where: { number: { startsWith: `CT-${company.app.today().slice(0, 4)}` } }, orderBy: { number: 'desc' }, take: 1 }))[0] as unknown as { number: string } | undefined
    await did(owner, 'submitContract', { id, expectedVersion: (await stateOf(id.split(':')[1]!)).version }, 'contract')
    const counted = (number: string | undefined) => Number((number ?? 'CT-0000-0000').slice(8))
    expect(counted((await stateOf(id.split(':')[1]!)).number)).toBe(counted(before?.number) + 1)
  })
})
