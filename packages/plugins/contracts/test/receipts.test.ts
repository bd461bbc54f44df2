import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, createCustomer, did, openCompany, run, type Company } from './company.ts'
import { exampleDraft, look, received, reviewed, signed, signedContract, type ContractState } from './deal.ts'

const thousand = { lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }], installments: [{ title: 'Half', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'Rest', shareBp: 5_000, trigger: 'ON_SIGN' }] }

describe('money that comes in', () => {
  let company: Company
  let first: ContractState
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
    first = await signedContract(company, thousand)
  })
  afterAll(() => company.test.close())

  const one = (contract: ContractState, index = 0) => contract.installments.nodes[index]!.id
  const record = (over: object = {}) => run(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: '2026-02-10', amount: cny('100.00'), bankReference: `R-${Math.random()}`, allocations: [], ...over })
  const credit = async () => (await ask<{ customerCredits: { nodes: { kind: string; amount: { amount: string } }[] } }>(company.finance, '{ customerCredits(first: 100, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { kind amount { amount } } } }')).customerCredits.nodes.map(({ kind, amount }) => [kind, amount.amount])

  it('is recorded by finance alone', async () => {
    const input = { customerId: company.customerId, receivedOn: '2026-02-10', amount: cny('1.00'), bankReference: 'X', allocations: [] }
    for (const role of ['rep', 'manager', 'director', 'leader', 'auditor'] as const) expect(await run(company[role], 'recordReceipt', input)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    for (const role of ['admin', 'legal', 'support'] as const) expect(await run(company[role], 'recordReceipt', input)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
  })

  it('has a reference of the bank that no other receipt has', async () => {
    expect(await record({ bankReference: 'SAME' })).not.toHaveProperty('code')
    expect(await record({ bankReference: 'SAME' })).toMatchObject({ __typename: 'ValidationError' })
  })

  it('is above zero, and allocated at most once', async () => {
    expect(await record({ amount: cny('0.00') })).toMatchObject({ code: 'RECEIPT_AMOUNT' })
    expect(await record({ receivedOn: '2026-02-11' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    expect(await record({ allocations: [{ installmentId: one(first), amount: cny('100.01') }] })).toMatchObject({ code: 'RECEIPT_OVER_ALLOCATED' })
    expect(await record({ amount: cny('900.00'), allocations: [{ installmentId: one(first), amount: cny('500.01') }] })).toMatchObject({ code: 'INSTALLMENT_OVERPAID' })
    expect(await record({ allocations: [{ installmentId: one(first), amount: cny('60.00') }, { installmentId: one(first), amount: cny('60.00') }] })).toMatchObject({ code: 'RECEIPT_OVER_ALLOCATED' })
  })

  it('pays no installment of another customer', async () => {
    const other = await createCustomer(company.rep, 'Another customer')
    expect(await record({ customerId: other, allocations: [{ installmentId: one(first), amount: cny('1.00') }] })).toMatchObject({ code: 'INSTALLMENT_NOT_OWED' })
  })

  it('keeps the name of whoever paid, where that is not the customer', async () => {
    const { record: receipt } = await record({ payerName: '华星集团财务公司' })
    const { receipt: read } = await ask<{ receipt: unknown }>(company.finance, 'query ($id: ID!) { receipt(id: $id) { payerName status } }', { id: receipt!.id })
    expect(read).toEqual({ payerName: '华星集团财务公司', status: 'RECORDED' })
  })

  it('pays three contracts in one transfer, and what is left over is credit, used later and paid back by two people', async () => {
    const second = await signedContract(company, thousand)
    const third = await signedContract(company, thousand)
    company.setDay('2026-02-12')
    await received(company, '1700.00', '2026-02-11', [{ installmentId: one(first), amount: cny('500.00') }, { installmentId: one(second), amount: cny('500.00') }, { installmentId: one(third), amount: cny('500.00') }], 'THREE')
    expect(await credit()).toEqual([['OVERPAYMENT', '200.00']])
    const use = (amount: string) => run(company.finance, 'useCustomerCredit', { customerId: company.customerId, currency: 'CNY', allocations: [{ installmentId: one(second, 1), amount: cny(amount) }] })
    expect(await use('200.01')).toMatchObject({ code: 'RECEIPT_OVER_ALLOCATED' })
    expect(await use('150.00')).not.toHaveProperty('code')
    const refund = { customerId: company.customerId, amount: cny('50.00'), reason: 'Paid too much' }
    expect(await run(company.finance, 'requestRefund', { ...refund, amount: cny('50.01') })).toMatchObject({ code: 'RECEIPT_OVER_ALLOCATED' })
    const { id, version } = await did(company.finance, 'requestRefund', refund)
    const pay = { id, expectedVersion: version, paidOn: '2026-02-12', bankReference: 'BACK' }
    expect(await run(company.finance, 'payRefund', pay)).toMatchObject({ code: 'RECEIPT_SAME_PERSON' })
    expect(await did(company.cashier, 'payRefund', pay)).toMatchObject({ status: 'PAID' })
    expect(await credit()).toEqual([['OVERPAYMENT', '200.00'], ['USED', '-150.00'], ['REFUND', '-50.00']])
  })

  it('is taken back with new rows; what was spent of it must be taken back first', async () => {
    const { receipts } = await ask<{ receipts: { nodes: { id: string; version: number; bankReference: string }[] } }>(company.finance, '{ receipts(first: 100) { nodes { id version bankReference } } }')
    const three = receipts.nodes.find(({ bankReference }) => bankReference === 'THREE')!
    expect(await run(company.finance, 'reverseReceipt', { id: three.id, expectedVersion: three.version, reason: 'Bounced' })).toMatchObject({ code: 'CREDIT_USED' })
    const contract = await signedContract(company, thousand)
    company.setDay('2026-02-20')
    const id = await received(company, '500.00', '2026-02-12', [{ installmentId: one(contract), amount: cny('500.00') }], 'BOUNCES')
    const { receipt } = await ask<{ receipt: { version: number } }>(company.finance, 'query ($id: ID!) { receipt(id: $id) { version } }', { id })
    const back = { id, expectedVersion: receipt.version, reason: 'Bounced' }
    expect(await run(company.finance, 'reverseReceipt', { ...back, reversedOn: '2026-02-11' })).toMatchObject({ code: 'TAKEN_BACK_BEFORE', message: 'This cannot be taken back as of 2026-02-11: it happened on 2026-02-12. Choose that day or a later one.' })
    expect(await run(company.finance, 'reverseReceipt', { ...back, reversedOn: '2026-02-21' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    expect(await did(company.finance, 'reverseReceipt', back)).toMatchObject({ status: 'REVERSED' })
    const at = async (day: string) => (await ask<{ receivables: { status: string }[] }>(company.finance, 'query ($id: ID!, $day: Date!) { receivables(asOf: $day, contractId: $id) { status } }', { id: contract.id, day })).receivables[0]!.status
    expect([await at('2026-02-19'), await at('2026-02-20')]).toEqual(['PAID', 'OVERDUE'])
    const { receiptAllocations } = await ask<{ receiptAllocations: { nodes: { amount: { amount: string } }[] } }>(company.finance, 'query ($id: ID!) { receiptAllocations(filter: { receipt: { id: { eq: $id } } }, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { amount { amount } } } }', { id })
    expect(receiptAllocations.nodes.map(({ amount }) => amount.amount)).toEqual(['500.00', '-500.00'])
  })

  it('in another currency counts at the rate of the day, and the difference to the agreed rate is kept', async () => {
    const draft = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...thousand })
    await did(company.rep, 'updateContract', { id: draft.id, expectedVersion: (await look(company.rep, draft.id)).version, fxCurrency: 'USD', fxRate: '7.1', fxOn: '2026-02-01' })
    await reviewed(company, draft.id, ['legal', 'product', 'finance'])
    const contract = await signed(company, draft.id)
    const input = { amount: { amount: '50.00', currency: 'USD' }, valueCurrency: 'CNY', allocations: [{ installmentId: one(contract), amount: cny('360.00') }] }
    expect(await record(input)).toMatchObject({ code: 'RECEIPT_RATE_REQUIRED' })
    const { record: receipt } = await record({ ...input, fxRate: '7.2' })
    const { receipt: read } = await ask<{ receipt: unknown }>(company.finance, 'query ($id: ID!) { receipt(id: $id) { amount { amount currency } value { amount currency } allocations { nodes { amount { amount } fxDifference { amount } } } } }', { id: receipt!.id })
    expect(read).toEqual({ amount: { amount: '50.00', currency: 'USD' }, value: { amount: '360.00', currency: 'CNY' }, allocations: { nodes: [{ amount: { amount: '360.00' }, fxDifference: { amount: '5.00' } }] } })
  })

  it('of two who allocate the last yuan at the same moment, one is told that it is gone', async () => {
    const contract = await signedContract(company, thousand)
    const results = await Promise.all([1, 2, 3].map(() => record({ amount: cny('500.00'), allocations: [{ installmentId: one(contract), amount: cny('500.00') }] })))
    expect(results.map(({ code }) => code ?? 'ok').toSorted()).toEqual(['INSTALLMENT_OVERPAID', 'INSTALLMENT_OVERPAID', 'ok'])
  })

  it('is given up by finance and a leader, two people, and no other role', async () => {
    const contract = await signedContract(company, thousand)
    const installmentId = contract.installments.nodes[0]!.id
    const ask4 = { installmentId, amount: cny('500.00'), reason: 'Insolvent' }
    for (const role of ['rep', 'manager', 'director', 'leader', 'admin'] as const) expect(await run(company[role], 'requestWriteOff', ask4)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await run(company.finance, 'requestWriteOff', { ...ask4, amount: cny('500.01') })).toMatchObject({ code: 'INSTALLMENT_OVERPAID' })
    const { id, version } = await did(company.finance, 'requestWriteOff', ask4)
    const decide = { id, expectedVersion: version, agree: true }
    for (const role of ['finance', 'cashier', 'director', 'admin'] as const) expect(await run(company[role], 'decideWriteOff', decide)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    const both = await company.test.as(['FINANCE', 'LEADER'], { name: 'Both' })
    const own = await did(both, 'requestWriteOff', { ...ask4, installmentId: contract.installments.nodes[1]!.id })
    expect(await run(both, 'decideWriteOff', { id: own.id, expectedVersion: own.version, agree: true })).toMatchObject({ code: 'WRITE_OFF_SAME_PERSON' })
    expect(await did(company.leader, 'decideWriteOff', decide)).toMatchObject({ status: 'APPROVED' })
    const { receivables } = await ask<{ receivables: { status: string; receivable: { amount: string } }[] }>(company.rep, 'query ($id: ID!) { receivables(contractId: $id) { status receivable { amount } } }', { id: contract.id })
    expect(receivables[0]).toEqual({ status: 'WRITTEN_OFF', receivable: { amount: '0.00' } })
  })

  it('is invoiced up to the price; a red-letter invoice reverses one, and both stay', async () => {
    const contract = await signedContract(company, thousand)
    const issue = (number: string, amount: string, caller = company.finance) => run(caller, 'issueInvoice', { contractId: contract.id, number, kind: 'VAT_SPECIAL', issuedOn: '2026-02-11', gross: cny(amount), taxRateBp: 600 })
    expect(await issue('0', '1.00', company.rep)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await issue('1', '1000.01')).toMatchObject({ code: 'INVOICE_ABOVE_CONTRACT' })
    const { record } = await issue('1', '1000.00')
    expect(await issue('2', '0.01')).toMatchObject({ code: 'INVOICE_ABOVE_CONTRACT' })
    await did(company.finance, 'reverseInvoice', { id: record!.id, expectedVersion: record!.version, number: 'RED-1', issuedOn: '2026-02-12' })
    expect(await run(company.finance, 'voidInvoice', { id: record!.id, expectedVersion: record!.version + 1 })).toMatchObject({ code: 'INVOICE_STATE' })
    const again = await issue('2', '600.00')
    await did(company.finance, 'voidInvoice', { id: again.record!.id, expectedVersion: again.record!.version })
    expect(await issue('3', '1000.00')).not.toHaveProperty('code')
    const { contractInvoices } = await ask<{ contractInvoices: { nodes: { number: string; status: string; gross: { amount: string }; tax: { amount: string } }[] } }>(company.rep, '{ contractInvoices(orderBy: [{ field: NUMBER, direction: ASC }]) { nodes { number status gross { amount } tax { amount } } } }')
    expect(contractInvoices.nodes.map(({ number, status, gross, tax }) => [number, status, gross.amount, tax.amount])).toEqual([
      ['1', 'RED_REVERSED', '1000.00', '56.60'], ['2', 'VOID', '600.00', '33.96'], ['3', 'ISSUED', '1000.00', '56.60'], ['RED-1', 'RED', '-1000.00', '-56.60'],
    ])
  })

  interface Invoiced {
    readonly available: { readonly amount: string }
    readonly installments: readonly { readonly title: string; readonly invoiced: { readonly amount: string }; readonly available: { readonly amount: string }; readonly proposed: { readonly amount: string } }[]
  }

  const three = { lines: [{ title: 'All', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }], obligations: [], installments: [
    { title: 'Advance', shareBp: 3_000, trigger: 'ON_SIGN' }, { title: 'Later', shareBp: 2_000, trigger: 'ON_ACCEPTANCE' }, { title: 'By invoice', shareBp: 5_000, trigger: 'ON_INVOICE', offset: 30 },
  ] }
  const invoicing = async (id: string, caller = company.finance) => (await ask<{ contractInvoicing: Invoiced }>(caller, 'query ($id: ID!) { contractInvoicing(id: $id) { available { amount } installments { title invoiced { amount } available { amount } proposed { amount } } } }', { id })).contractInvoicing
  const rows = async (id: string) => (await invoicing(id)).installments.map(({ title, invoiced, available, proposed }) => [title, invoiced.amount, available.amount, proposed.amount])
  let numbers = 0
  const bill = (id: string, amount: string, parts?: readonly (readonly [string, string])[]) => run(company.finance, 'issueInvoice', {
    contractId: id, number: `N-${++numbers}`, kind: 'VAT_SPECIAL', issuedOn: '2026-02-11', gross: cny(amount), taxRateBp: 600, ...(parts ? { parts: parts.map(([installmentId, part]) => ({ installmentId, amount: cny(part) })) } : {}),
  })

  it('is invoiced by installment: one for an advance makes nothing due that waits for an invoice', async () => {
    const { id, installments: { nodes } } = await signedContract(company, three)
    const [advance, later, byInvoice] = nodes.map((node) => node.id) as [string, string, string]
    const due = async () => (await ask<{ receivables: { title: string; dueOn: string | null }[] }>(company.rep, 'query ($id: ID!) { receivables(contractId: $id) { title dueOn } }', { id })).receivables.find(({ title }) => title === 'By invoice')!.dueOn
    expect(await rows(id)).toEqual([['Advance', '0.00', '300.00', '300.00'], ['Later', '0.00', '200.00', '0.00'], ['By invoice', '0.00', '500.00', '0.00']])
    expect(await bill(id, '300.00', [[advance, '300.00']])).not.toHaveProperty('code')
    expect([await rows(id), await due()]).toEqual([[['Advance', '300.00', '0.00', '0.00'], ['Later', '0.00', '200.00', '0.00'], ['By invoice', '0.00', '500.00', '500.00']], null])
    expect(await bill(id, '0.01', [[advance, '0.01']])).toMatchObject({ code: 'INSTALLMENT_OVER_INVOICED', message: 'Only 0.00 CNY of installment "Advance" can still be invoiced. Name at most that, or reverse an invoice of it first.' })
    expect(await bill(id, '100.00', [[later, '60.00'], [byInvoice, '50.00']])).toMatchObject({ code: 'INVOICE_PARTS_TOTAL' })
    expect(await bill(id, '100.00', [[later, '0.00']])).toMatchObject({ code: 'RECEIPT_AMOUNT' })
    const stranger = (await signedContract(company, thousand)).installments.nodes[0]!.id
    expect(await bill(id, '1.00', [[stranger, '1.00']])).toMatchObject({ code: 'INSTALLMENT_NOT_INVOICED_HERE' })
    const { record } = await bill(id, '250.00', [[later, '50.00'], [byInvoice, '200.00']])
    expect([(await rows(id)).map(([, invoiced]) => invoiced), await due()]).toEqual([['300.00', '50.00', '200.00'], '2026-03-13'])
    await did(company.finance, 'reverseInvoice', { id: record!.id, expectedVersion: record!.version, number: 'RED-N', issuedOn: '2026-02-11' })
    expect([(await rows(id)).map(([, invoiced]) => invoiced), await due()]).toEqual([['300.00', '0.00', '0.00'], null])
    const { contractInvoices } = await ask<{ contractInvoices: { nodes: { parts: { nodes: { amount: { amount: string }; installment: { title: string } }[] } }[] } }>(company.rep, '{ contractInvoices(filter: { number: { eq: "RED-N" } }) { nodes { parts { nodes { amount { amount } installment { title } } } } } }')
    expect(contractInvoices.nodes[0]!.parts.nodes.map(({ amount, installment }) => [installment.title, amount.amount]).toSorted()).toEqual([['By invoice', '-200.00'], ['Later', '-50.00']])
    for (const role of ['southRep', 'otherRep', 'support'] as const) expect((await company[role].graphql('query ($id: ID!) { contractInvoicing(id: $id) { available { amount } } }', { id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND')
  })

  it('names the installments itself where nobody does: what has a day, what waits for its invoice, then the rest', async () => {
    const { id } = await signedContract(company, three)
    await bill(id, '850.00')
    expect((await rows(id)).map(([title, invoiced]) => [title, invoiced])).toEqual([['Advance', '300.00'], ['Later', '50.00'], ['By invoice', '500.00']])
    // An invoice of before installments were named is for what waits for one, and then for the rest of the plan.
    const { base } = company.test.app
    await base['invoicePart']!['deleteMany']!({ where: { invoice: { contractId: id.split(':')[1]! } } })
    expect((await rows(id)).map(([title, invoiced, available]) => [title, invoiced, available])).toEqual([['Advance', '300.00', '0.00'], ['Later', '50.00', '150.00'], ['By invoice', '500.00', '0.00']])
    expect(await bill(id, '150.01')).toMatchObject({ code: 'INVOICE_ABOVE_CONTRACT' })
  })

  it('is never invoiced twice, on the contract and on its amendment, nor for what an amendment took away', async () => {
    const { id, installments: { nodes } } = await signedContract(company, three)
    const amend = async (title: string, amount: string, installments: object[]) => {
      const { id: amendment } = await did(company.rep, 'draftContract', { ...exampleDraft(company), title, type: 'AMENDMENT', parentId: id, terms: [], obligations: [], lines: [{ title, kind: 'SERVICE', quantity: '1', unitPrice: cny(amount), taxRateBp: 600 }], installments })
      await reviewed(company, amendment, ['legal', 'product', 'finance'])
      return signed(company, amendment, '2026-02-11')
    }
    const more = await amend('More', '200.00', [{ title: 'Added', shareBp: 10_000, trigger: 'ON_SIGN' }])
    const added = more.installments.nodes[0]!.id
    expect(await bill(more.id, '50.00', [[nodes[0]!.id, '50.00']])).toMatchObject({ code: 'INSTALLMENT_NOT_INVOICED_HERE' })
    expect(await bill(id, '150.00', [[added, '150.00']])).not.toHaveProperty('code')
    expect(await bill(more.id, '50.01')).toMatchObject({ code: 'INVOICE_ABOVE_CONTRACT', message: 'The invoices would be above the price: 50.00 CNY can still be invoiced. Lower the amount, or reverse an invoice first.' })
    expect(await bill(more.id, '50.00')).not.toHaveProperty('code')
    expect(await bill(id, '0.01', [[added, '0.01']])).toMatchObject({ code: 'INSTALLMENT_OVER_INVOICED' })
    expect((await invoicing(id)).available.amount).toBe('1000.00')
    await amend('Less', '-600.00', [])
    expect([(await invoicing(id)).available.amount, (await rows(id)).map(([title, , available]) => [title, available])]).toEqual(['400.00', [['Advance', '300.00'], ['Later', '200.00'], ['By invoice', '100.00'], ['Added', '0.00']]])
  })
})
