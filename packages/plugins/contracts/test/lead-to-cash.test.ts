import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, openCompany, run, type Company } from './company.ts'
import { approve, exampleDraft, look, received, requestOf } from './deal.ts'

describe('the contract of the policy, from the draft to the money', () => {
  let company: Company
  let id: string
  beforeAll(async () => {
    company = await openCompany()
    id = (await did(company.rep, 'draftContract', exampleDraft(company))).id
  })
  afterAll(() => company.test.close())

  it('is drafted: list 620,000.00, gross 565,000.00, discount 8.87 %, net and tax by line', async () => {
    const { contract } = await ask<{ contract: Record<string, unknown> }>(company.rep, `query ($id: ID!) { contract(id: $id) { status list { amount } gross { amount } net { amount } tax { amount } discountBp
      lines(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { net { amount } costEstimate { amount } } } installments(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { amount { amount } } } } }`, { id })
    const amounts = (values: readonly string[], name: string) => ({ nodes: values.map((amount) => ({ [name]: { amount }, ...(name === 'net' ? { costEstimate: null } : {}) })) })
    expect(contract).toEqual({
      status: 'DRAFT', list: { amount: '620000.00' }, gross: { amount: '565000.00' }, net: { amount: '512389.38' }, tax: { amount: '52610.62' }, discountBp: 887,
      lines: amounts(['300000.00', '200000.00', '12389.38'], 'net'), installments: amounts(['169500.00', '226000.00', '141250.00', '28250.00'], 'amount'),
    })
  })

  it('goes to the departments, and to the director for its discount; one that returns voids what others approved', async () => {
    await did(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
    expect(await look(company.rep, id)).toMatchObject({ status: 'IN_REVIEW', number: 'CT-2026-0001', revision: 1 })
    const first = await requestOf(company, id)
    await approve(company, id, ['legal', 'product'])
    await did(company.finance, 'decideApproval', { ...first, verdict: 'RETURN', comment: 'The wording of the retention.' })
    expect(await look(company.rep, id)).toMatchObject({ status: 'DRAFT', revision: 2, contentHash: null })
  })

  it('is approved as revision 2, and a decision on revision 1 is refused', async () => {
    const old = await requestOf(company, id)
    const draft = exampleDraft(company)
    await did(company.rep, 'reviseContract', { id, expectedVersion: (await look(company.rep, id)).version, installments: draft.installments.map((item) => ({ ...item, title: item.isRetention ? 'Retention, paid when the warranty ends' : item.title })) })
    await did(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
    expect(await run(company.legal, 'decideApproval', { ...old, verdict: 'APPROVE' })).toMatchObject({ code: 'APPROVAL_OUTDATED' })
    await approve(company, id, ['legal', 'product', 'finance'])
    expect((await look(company.rep, id)).status).toBe('IN_REVIEW')
    await approve(company, id, ['director'])
    expect(await look(company.rep, id)).toMatchObject({ status: 'APPROVED', revision: 2, number: 'CT-2026-0001' })
  })

  it('says in a redline what revision 2 changed', async () => {
    const { redline } = await ask<{ redline: unknown }>(company.rep, 'query ($id: ID!) { redline(contractId: $id, from: 1, to: 2) { part kind item field before after } }', { id })
    expect(redline).toEqual([{ part: 'installments', kind: 'CHANGED', item: 'Retention, paid when the warranty ends', field: 'title', before: 'Retention', after: 'Retention, paid when the warranty ends' }])
  })

  it('is signed by both sides, and not by whoever drafted it', async () => {
    company.setDay('2026-02-10')
    await did(company.rep, 'sendContract', { id, expectedVersion: (await look(company.rep, id)).version })
    const { version, contentHash } = await look(company.rep, id)
    const sign = { id, expectedVersion: version, party: 'US', signerName: '李娜', method: 'ESIGN', signedOn: '2026-02-10', contentHash }
    expect(await run(company.rep, 'signContract', sign)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await run(company.director, 'signContract', { ...sign, contentHash: 'f'.repeat(64) })).toMatchObject({ code: 'CONTRACT_HASH_MISMATCH' })
    expect(await run(company.director, 'signContract', { ...sign, signedOn: '2026-02-11' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    await did(company.director, 'signContract', { ...sign, signerName: '周岚' })
    expect((await look(company.rep, id)).status).toBe('OUT_FOR_SIGNATURE')
    expect(await run(company.leader, 'signContract', sign)).toMatchObject({ code: 'CONTRACT_ALREADY_SIGNED_BY' })
    await did(company.rep, 'signContract', { ...sign, party: 'CUSTOMER', signerName: '华' })
    expect((await look(company.rep, id)).status).toBe('SIGNED')
  })

  it('is paid on 12 February; one person does not record and confirm', async () => {
    company.setDay('2026-02-12')
    const [first] = (await look(company.rep, id)).installments.nodes
    const receipt = await did(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: '2026-02-12', amount: cny('169500.00'), bankReference: 'B-1', allocations: [{ installmentId: first!.id, amount: cny('169500.00') }] })
    expect(await run(company.cashier, 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version })).toMatchObject({ code: 'RECEIPT_SAME_PERSON' })
    expect((await standings('2026-02-12'))[0]).toMatchObject({ status: 'OVERDUE', paid: { amount: '0.00' } })
    await did(company.finance, 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version })
    expect((await standings('2026-02-12'))[0]).toMatchObject({ status: 'PAID', paid: { amount: '169500.00' } })
  })

  it('falls due after the acceptance, and is collected at 93.43 % on 31 March', async () => {
    company.setDay('2026-03-16')
    await did(company.rep, 'recordContractTrigger', { contractId: id, kind: 'ACCEPTANCE', happenedOn: '2026-03-16' })
    expect((await standings('2026-03-16')).map(({ dueOn }) => dueOn)).toEqual(['2026-02-10', '2026-03-31', '2026-06-16', '2027-03-16'])
    const second = (await look(company.rep, id)).installments.nodes[1]!
    company.setDay('2026-04-08')
    await received(company, '200000.00', '2026-03-30', [{ installmentId: second.id, amount: cny('200000.00') }], 'B-2')
    await received(company, '26000.00', '2026-04-08', [{ installmentId: second.id, amount: cny('26000.00') }], 'B-3')
    const { collectionRate } = await ask<{ collectionRate: unknown }>(company.finance, '{ collectionRate(asOf: "2026-03-31") { currency due { amount } collected { amount } receivable { amount } rateBp } }')
    expect(collectionRate).toEqual([{ currency: 'CNY', due: { amount: '395500.00' }, collected: { amount: '369500.00' }, receivable: { amount: '26000.00' }, rateBp: 9_343 }])
    expect((await standings('2026-03-31'))[1]).toMatchObject({ status: 'PARTIAL', open: { amount: '26000.00' } })
    expect((await standings('2026-04-07'))[1]).toMatchObject({ status: 'OVERDUE', bucket: 'DAYS_1_30', open: { amount: '26000.00' } })
    expect((await standings('2026-04-08'))[1]).toMatchObject({ status: 'PAID', open: { amount: '0.00' } })
  })

  it('cannot be changed by anybody any more', async () => {
    const draft = exampleDraft(company)
    const { version } = await look(company.rep, id)
    for (const caller of [company.rep, company.manager, company.director]) {
      expect(await run(caller, 'reviseContract', { id, expectedVersion: version, lines: draft.lines })).toMatchObject({ code: 'CONTRACT_IMMUTABLE' })
      expect(await run(caller, 'updateContract', { id, expectedVersion: version, title: 'Another' })).toMatchObject({ code: 'CONTRACT_IMMUTABLE' })
      expect(await run(caller, 'createContractLine', { contractId: id, title: 'More', unitPrice: cny('1.00'), taxRateBp: 0 })).toMatchObject({ code: 'CONTRACT_IMMUTABLE' })
    }
  })

  it('is a draft again when somebody edits an approved one', async () => {
    const { id: other } = await did(company.rep, 'draftContract', exampleDraft(company))
    await did(company.rep, 'submitContract', { id: other, expectedVersion: (await look(company.rep, other)).version })
    expect(await run(company.rep, 'updateContract', { id: other, expectedVersion: (await look(company.rep, other)).version, title: 'Changed' })).toMatchObject({ code: 'CONTRACT_IN_REVIEW' })
    await approve(company, other, ['legal', 'product', 'finance', 'director'])
    await did(company.rep, 'updateContract', { id: other, expectedVersion: (await look(company.rep, other)).version, title: 'Changed' })
    expect(await look(company.rep, other)).toMatchObject({ status: 'DRAFT', revision: 2 })
    expect(await run(company.rep, 'sendContract', { id: other, expectedVersion: (await look(company.rep, other)).version })).toMatchObject({ code: 'TRANSITION_NOT_POSSIBLE' })
  })

  interface Standing {
    readonly status: string
    readonly dueOn: string | null
  }

  async function standings(asOf: string): Promise<readonly Standing[]> {
    return (await ask<{ receivables: Standing[] }>(company.finance, 'query ($asOf: Date!, $id: ID!) { receivables(asOf: $asOf, contractId: $id) { status bucket dueOn paid { amount } open { amount } } }', { asOf, id })).receivables
  }
})
