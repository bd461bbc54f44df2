import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, createCustomer, did, openCompany, run, type Company, type Result } from './company.ts'
import { exampleDraft, look, reviewed, signed, type ContractState } from './deal.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const dollars = {
  lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: usd('1000.00'), taxRateBp: 600 }],
  installments: [{ title: 'Half', shareBp: 5_000, trigger: 'ON_SIGN' }, { title: 'Rest', shareBp: 5_000, trigger: 'ON_SIGN' }],
}

interface Frozen { readonly base: { amount: string; currency: string } | null; readonly baseRate: string | null; readonly baseRateOn: string | null }
interface Difference { readonly received: { amount: string }; readonly agreed: { amount: string }; readonly amount: { amount: string; currency: string }; readonly bookedOn: string }

describe('a contract in a foreign currency', () => {
  let company: Company
  let references = 0
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-03-20')
  })
  afterAll(() => company.test.close())

  const rate = async (input: object): Promise<{ id: string; version: number }> => {
    const answer = await ask<{ result: { record?: { id: string; version: number } } }>(company.finance, 'mutation ($input: CreateExchangeRateInput!) { result: createExchangeRate(input: $input) { ... on CreateExchangeRatePayload { record: exchangeRate { id version } } } }', { input })
    return answer.result.record!
  }
  const correct = (input: object) => ask(company.finance, 'mutation ($input: UpdateExchangeRateInput!) { result: updateExchangeRate(input: $input) { __typename } }', { input })
  const approved = async (over: object = {}) => {
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...dollars, ...over })
    await reviewed(company, id, ['legal', 'product', 'finance'])
    return id
  }
  const frozen = async (model: 'contract' | 'receipt', id: string) => (await ask<Record<string, Frozen>>(company.finance, `query ($id: ID!) { ${model}(id: $id) { base { amount currency } baseRate baseRateOn } }`, { id }))[model]!
  const differences = async (id: string) => (await ask<{ receipt: { exchangeDifferences: { nodes: Difference[] } } }>(company.finance, 'query ($id: ID!) { receipt(id: $id) { exchangeDifferences(first: 50, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { received { amount } agreed { amount } amount { amount currency } bookedOn } } } }', { id })).receipt.exchangeDifferences.nodes
  const record = (contract: ContractState, over: object): Promise<Result> => run(company.cashier, 'recordReceipt', {
    customerId: company.customerId, receivedOn: '2026-03-10', bankReference: `FX-${references++}`, allocations: [{ installmentId: contract.installments.nodes[0]!.id, amount: usd('500.00') }], ...over,
  })
  const confirm = (receipt: { id: string; version: number }) => run(company.finance, 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version })
  const sign = (id: string, by: 'rep' | 'director', party: 'CUSTOMER' | 'US', { version, contentHash }: ContractState) => run(company[by], 'signContract', { id, expectedVersion: version, party, signerName: '华', method: 'WET_SCAN', signedOn: '2026-02-10', contentHash })

  it('is not signed while nobody has said what its currency is worth; nothing of the second signature stays', async () => {
    const id = await approved({ lines: [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: { amount: '1000', currency: 'JPY' }, taxRateBp: 600 }] })
    await did(company.rep, 'sendContract', { id, expectedVersion: (await look(company.rep, id)).version })
    expect(await sign(id, 'rep', 'CUSTOMER', await look(company.rep, id))).not.toHaveProperty('code')
    expect(await sign(id, 'director', 'US', await look(company.rep, id))).toMatchObject({ code: 'FX_RATE_MISSING', message: expect.stringMatching(/JPY on 2026-02-10.*\/core\/rates/) })
    expect(await look(company.rep, id)).toMatchObject({ status: 'OUT_FOR_SIGNATURE' })
    await rate({ currency: 'JPY', on: '2026-01-05', rate: '0.04825' })
    expect(await sign(id, 'director', 'US', await look(company.rep, id))).not.toHaveProperty('code')
    expect(await frozen('contract', id)).toEqual({ base: { amount: '48.25', currency: 'CNY' }, baseRate: '0.04825', baseRateOn: '2026-01-05' })
  })

  it('keeps rate, day and worth of its signature, whatever the rates become, and tells other modules', async () => {
    const january = await rate({ currency: 'USD', on: '2026-01-01', rate: '7.1' })
    await rate({ currency: 'USD', on: '2026-03-01', rate: '7.2' })
    const { id } = await signed(company, await approved())
    const expected = { base: { amount: '7100.00', currency: 'CNY' }, baseRate: '7.1', baseRateOn: '2026-01-01' }
    expect(await frozen('contract', id)).toEqual(expected)
    await correct({ id: january.id, expectedVersion: january.version, rate: '7.0' })
    expect(await frozen('contract', id)).toEqual(expected)
    await correct({ id: january.id, expectedVersion: january.version + 1, rate: '7.1' })
    const facts = await company.test.app.systemContext('test').system('what was told of a contract').outboxEvent!.findMany({ where: { type: 'contract.signed', recordId: id.split(':')[1] } })
    expect(facts[0]!['payload']).toMatchObject({ base: { minor: '710000', currency: 'CNY' } })
  })

  it('in the currency of the company freezes nothing, as its price is its worth', async () => {
    const { id } = await signed(company, await approved({ lines: exampleDraft(company).lines.slice(1, 2).map((line) => ({ ...line, unitPrice: { amount: '1000.00', currency: 'CNY' }, listPrice: undefined })) }))
    expect(await frozen('contract', id)).toEqual({ base: null, baseRate: null, baseRateOn: null })
  })

  it('is paid in its currency: what the money was worth that day is kept, and what it brought over the rate of the signature', async () => {
    const contract = await signed(company, await approved())
    const { record: receipt } = await record(contract, { amount: usd('750.01'), allocations: contract.installments.nodes.map(({ id }, index) => ({ installmentId: id, amount: usd(['500.00', '200.00'][index]!) })) })
    expect(await differences(receipt!.id)).toEqual([])
    expect(await confirm(receipt!)).not.toHaveProperty('code')
    expect(await frozen('receipt', receipt!.id)).toEqual({ base: { amount: '5400.07', currency: 'CNY' }, baseRate: '7.2', baseRateOn: '2026-03-01' })
    expect((await differences(receipt!.id)).map(({ received, agreed, amount, bookedOn }) => [received.amount, agreed.amount, amount.amount, amount.currency, bookedOn])).toEqual([
      ['3600.00', '3550.00', '50.00', 'CNY', '2026-03-10'], ['1440.00', '1420.00', '20.00', 'CNY', '2026-03-10'],
    ])
  })

  it('is paid in the currency of the company at the rate of the day, or at the one that the bank gave', async () => {
    const contract = await signed(company, await approved())
    const byTable = await record(contract, { amount: { amount: '3600.00', currency: 'CNY' }, valueCurrency: 'USD' })
    const read = async (id: string) => (await ask<{ receipt: { fxRate: string; value: { amount: string } } }>(company.finance, 'query ($id: ID!) { receipt(id: $id) { fxRate value { amount } } }', { id })).receipt
    expect(await read(byTable.record!.id)).toEqual({ fxRate: '0.1388888889', value: { amount: '500.00' } })
    const byBank = await record(contract, { amount: { amount: '3500.00', currency: 'CNY' }, valueCurrency: 'USD', fxRate: '0.14', allocations: [{ installmentId: contract.installments.nodes[1]!.id, amount: usd('490.00') }] })
    expect(await read(byBank.record!.id)).toEqual({ fxRate: '0.14', value: { amount: '490.00' } })
    for (const { record: receipt } of [byTable, byBank]) await confirm(receipt!)
    expect((await differences(byTable.record!.id)).map(({ amount }) => amount.amount)).toEqual(['50.00'])
    expect((await differences(byBank.record!.id)).map(({ received, agreed, amount }) => [received.amount, agreed.amount, amount.amount])).toEqual([['3500.00', '3479.00', '21.00']])
    expect(await frozen('receipt', byBank.record!.id)).toEqual({ base: { amount: '3500.00', currency: 'CNY' }, baseRate: null, baseRateOn: null })
  })

  it('is paid in a third currency through that of the company; without its rate the rate has to be said, and the receipt waits', async () => {
    const contract = await signed(company, await approved())
    const euros = { amount: { amount: '450.00', currency: 'EUR' }, valueCurrency: 'USD', allocations: [{ installmentId: contract.installments.nodes[0]!.id, amount: usd('480.00') }] }
    expect(await record(contract, euros)).toMatchObject({ code: 'RECEIPT_RATE_REQUIRED' })
    const { record: receipt } = await record(contract, { ...euros, fxRate: '1.08' })
    expect(await confirm(receipt!)).toMatchObject({ code: 'FX_RATE_MISSING' })
    await rate({ currency: 'EUR', on: '2026-03-01', rate: '7.8' })
    expect(await confirm(receipt!)).not.toHaveProperty('code')
    expect(await frozen('receipt', receipt!.id)).toEqual({ base: { amount: '3510.00', currency: 'CNY' }, baseRate: '7.8', baseRateOn: '2026-03-01' })
    // 480 of 486 dollars: 3466.67 of 3510.00 yuan, against 3408.00.
    expect((await differences(receipt!.id)).map(({ received, amount }) => [received.amount, amount.amount])).toEqual([['3466.67', '58.67']])
  })

  it('loses its exchange differences with the receipt, by rows of the opposite on the day that it is taken back', async () => {
    const contract = await signed(company, await approved())
    const { record: receipt } = await record(contract, { amount: usd('500.00') })
    const confirmed = (await confirm(receipt!)).record!
    expect(await run(company.finance, 'reverseReceipt', { id: confirmed.id, expectedVersion: confirmed.version, reason: 'Bounced', reversedOn: '2026-03-20' })).not.toHaveProperty('code')
    expect((await differences(receipt!.id)).map(({ received, agreed, amount, bookedOn }) => [received.amount, agreed.amount, amount.amount, bookedOn])).toEqual([
      ['3600.00', '3550.00', '50.00', '2026-03-10'], ['-3600.00', '-3550.00', '-50.00', '2026-03-20'],
    ])
  })

  it('is paid with credit, the oldest first, which is worth what its receipt was that day, to the last cent', async () => {
    const customerId = await createCustomer(company.rep, '远航物流')
    const [paid, other] = [await signed(company, await approved({ customerId })), await signed(company, await approved({ customerId }))]
    const first = await record(paid, { customerId, amount: usd('600.00') })
    const second = await record(paid, { customerId, amount: { amount: '3500.00', currency: 'CNY' }, valueCurrency: 'USD', fxRate: '0.14', allocations: [{ installmentId: paid.installments.nodes[1]!.id, amount: usd('400.00') }] })
    for (const { record: receipt } of [first, second]) expect(await confirm(receipt!)).not.toHaveProperty('code')
    const use = (amount: string) => run(company.finance, 'useCustomerCredit', { customerId, currency: 'USD', allocations: [{ installmentId: other.installments.nodes[0]!.id, amount: usd(amount) }] })
    expect(await use('190.01')).toMatchObject({ code: 'RECEIPT_OVER_ALLOCATED' })
    expect(await differences(second.record!.id)).toHaveLength(1)
    for (const amount of ['150.00', '40.00']) expect(await use(amount)).not.toHaveProperty('code')
    const booked = async (id: string) => (await differences(id)).map(({ received, agreed, amount, bookedOn }) => [received.amount, agreed.amount, amount.amount, bookedOn])
    expect(await booked(first.record!.id)).toEqual([['3600.00', '3550.00', '50.00', '2026-03-10'], ['720.00', '710.00', '10.00', '2026-03-20']])
    // 3500.00 is 2857.14 for what it paid at once, and 357.14 and 285.72 for the credit that was used in two.
    expect(await booked(second.record!.id)).toEqual([['2857.14', '2840.00', '17.14', '2026-03-10'], ['357.14', '355.00', '2.14', '2026-03-20'], ['285.72', '284.00', '1.72', '2026-03-20']])
    const { receivables } = await ask<{ receivables: { paid: { amount: string } }[] }>(company.finance, 'query ($id: ID!) { receivables(contractId: $id, asOf: "2026-03-31") { paid { amount } } }', { id: other.id })
    expect(receivables.map((row) => row.paid.amount)).toEqual(['190.00', '0.00'])
  })

  it('is paid with other credit when the receipt is taken back whose credit paid it: its difference goes, that of the other receipt comes', async () => {
    const customerId = await createCustomer(company.rep, '北辰科技')
    const contract = await signed(company, await approved({ customerId }))
    const installmentId = contract.installments.nodes[0]!.id
    const credit = async (over: object) => (await confirm((await record(contract, { customerId, allocations: [], ...over })).record!)).record!
    const use = (amount: string) => run(company.finance, 'useCustomerCredit', { customerId, currency: 'USD', allocations: [{ installmentId, amount: usd(amount) }] })
    const booked = async (id: string) => (await differences(id)).map(({ received, agreed, amount, bookedOn }) => [received.amount, agreed.amount, amount.amount, bookedOn])
    const reverse = ({ id, version }: { id: string; version: number }) => run(company.finance, 'reverseReceipt', { id, expectedVersion: version, reason: 'Bounced', reversedOn: '2026-03-20' })
    const first = await credit({ amount: usd('100.00') })
    expect(await use('80.00')).not.toHaveProperty('code')
    expect(await reverse(first)).toMatchObject({ code: 'CREDIT_USED' })
    expect(await booked(first.id)).toEqual([['576.00', '568.00', '8.00', '2026-03-20']])
    const second = await credit({ amount: { amount: '350.00', currency: 'CNY' }, valueCurrency: 'USD', fxRate: '0.14' })
    expect(await reverse(first)).toMatchObject({ code: 'CREDIT_USED' })
    const third = await credit({ amount: usd('60.00'), receivedOn: '2026-02-20' })
    expect(await reverse(first)).not.toHaveProperty('code')
    expect(await booked(first.id)).toEqual([['576.00', '568.00', '8.00', '2026-03-20'], ['-576.00', '-568.00', '-8.00', '2026-03-20']])
    // 49 dollars of the second, which was 350.00 yuan, and 31 of the third, at the rate of January.
    expect(await booked(second.id)).toEqual([['350.00', '347.90', '2.10', '2026-03-20']])
    expect(await booked(third.id)).toEqual([['220.10', '220.10', '0.00', '2026-03-20']])
    const paid = async () => (await ask<{ receivables: { paid: { amount: string } }[] }>(company.finance, 'query ($id: ID!) { receivables(contractId: $id, asOf: "2026-03-31") { paid { amount } } }', { id: contract.id })).receivables[0]!.paid.amount
    expect(await paid()).toBe('80.00')
    // What is left of the third goes on where it stopped.
    expect(await use('29.01')).toMatchObject({ code: 'RECEIPT_OVER_ALLOCATED' })
    expect(await use('29.00')).not.toHaveProperty('code')
    expect(await booked(third.id)).toEqual([['220.10', '220.10', '0.00', '2026-03-20'], ['205.90', '205.90', '0.00', '2026-03-20']])
    expect(await reverse(second)).toMatchObject({ code: 'CREDIT_USED' })
    const fourth = await credit({ amount: usd('49.00') })
    expect(await reverse(second)).not.toHaveProperty('code')
    expect((await booked(second.id)).slice(1)).toEqual([['-350.00', '-347.90', '-2.10', '2026-03-20']])
    expect(await booked(fourth.id)).toEqual([['352.80', '347.90', '4.90', '2026-03-20']])
    expect(await paid()).toBe('109.00')
  })

  it('leaves credit when an amendment makes it cheaper than what was paid, which is worth what it was in that contract, so that no difference counts twice', async () => {
    const customerId = await createCustomer(company.rep, '长风仪器')
    const contract = await signed(company, await approved({ customerId }))
    const { record: receipt } = await record(contract, { customerId, amount: usd('1000.00'), allocations: contract.installments.nodes.map(({ id }) => ({ installmentId: id, amount: usd('500.00') })) })
    await confirm(receipt!)
    expect((await differences(receipt!.id)).map(({ amount }) => amount.amount)).toEqual(['50.00', '50.00'])
    company.setDay('2026-03-10')
    const lessLine = { ...dollars.lines[0]!, unitPrice: usd('-300.00') }
    await signed(company, await approved({ customerId, title: 'Less', type: 'AMENDMENT', parentId: contract.id, lines: [lessLine], installments: [], terms: [] }), '2026-03-10')
    const { customerCredits } = await ask<{ customerCredits: { nodes: unknown[] } }>(company.finance, 'query ($id: ID!) { customerCredits(filter: { customer: { id: { eq: $id } } }) { nodes { kind amount { amount } base { amount currency } baseRate baseRateOn } } }', { id: customerId })
    expect(customerCredits.nodes).toEqual([{ kind: 'AMENDMENT', amount: { amount: '300.00' }, base: { amount: '2130.00', currency: 'CNY' }, baseRate: '7.1', baseRateOn: '2026-01-01' }])
    const other = await signed(company, await approved({ customerId }), '2026-03-10')
    expect(await frozen('contract', other.id)).toMatchObject({ baseRate: '7.2' })
    for (const amount of ['100.01', '199.99']) await did(company.finance, 'useCustomerCredit', { customerId, currency: 'USD', allocations: [{ installmentId: other.installments.nodes[0]!.id, amount: usd(amount) }] })
    const { contract: read } = await ask<{ contract: { exchangeDifferences: { nodes: unknown[] } } }>(company.finance, 'query ($id: ID!) { contract(id: $id) { exchangeDifferences(first: 50, orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { receipt { id } received { amount } agreed { amount } amount { amount } } } } }', { id: other.id })
    expect(read.exchangeDifferences.nodes).toEqual([
      { receipt: null, received: { amount: '710.07' }, agreed: { amount: '720.07' }, amount: { amount: '-10.00' } }, { receipt: null, received: { amount: '1419.93' }, agreed: { amount: '1439.93' }, amount: { amount: '-20.00' } },
    ])
    company.setDay('2026-03-20')
  })

  it('keeps what credit brought over the rate that it agreed on with the customer', async () => {
    const customerId = await createCustomer(company.rep, '东方重工')
    const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...dollars, customerId })
    await ask(company.rep, 'mutation ($input: UpdateContractInput!) { updateContract(input: $input) { __typename } }', { input: { id, expectedVersion: (await look(company.rep, id)).version, fxCurrency: 'CNY', fxRate: '0.13', fxOn: '2026-02-10' } })
    await reviewed(company, id, ['legal', 'product', 'finance'])
    const contract = await signed(company, id)
    const { record: receipt } = await record(contract, { customerId, amount: { amount: '1000.00', currency: 'CNY' }, valueCurrency: 'USD', fxRate: '0.14', allocations: [] })
    await confirm(receipt!)
    await did(company.finance, 'useCustomerCredit', { customerId, currency: 'USD', allocations: [{ installmentId: contract.installments.nodes[0]!.id, amount: usd('140.00') }] })
    const { contract: read } = await ask<{ contract: { allocations: { nodes: unknown[] } } }>(company.finance, 'query ($id: ID!) { contract(id: $id) { allocations { nodes { amount { amount } fxDifference { amount currency } } } } }', { id })
    expect(read.allocations.nodes).toEqual([{ amount: { amount: '140.00' }, fxDifference: { amount: '10.00', currency: 'USD' } }])
    expect((await differences(receipt!.id)).map(({ received, agreed, amount }) => [received.amount, agreed.amount, amount.amount])).toEqual([['1000.00', '994.00', '6.00']])
  })

  it('counts against the credit limit of its customer at its frozen rate, with contracts of all currencies', async () => {
    const customerId = await createCustomer(company.rep, '北海机电')
    const limit = (minor: bigint, currency: string) => company.test.app.base['customer']!['update']!({ where: { id: customerId.split(':')[1] }, data: { creditLimitMinor: minor, creditLimitCurrency: currency } })
    const against = async (currency: string, amount: string) => {
      const lines = [{ ...dollars.lines[0]!, unitPrice: { amount, currency } }]
      const { id } = await did(company.rep, 'draftContract', { ...exampleDraft(company), ...dollars, lines, customerId })
      return (await run(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })).fields?.map(({ code }) => code) ?? []
    }
    const contract = await signed(company, await approved({ customerId }))
    const { base } = await frozen('contract', contract.id)
    const owed = BigInt(base!.amount.replace('.', ''))
    await limit(owed + 100_000n, 'CNY')
    expect(await against('CNY', '1000.01')).toEqual(['CREDIT_EXCEEDED'])
    expect(await against('CNY', '1000.00')).toEqual([])
    expect(await against('USD', '1000.00')).toEqual(['CREDIT_EXCEEDED'])
    // A limit of 1,000 dollars is worth what it is at the rate of today, and most of it is owed already.
    await limit(100_000n, 'USD')
    expect(await against('CNY', '1000.00')).toEqual(['CREDIT_EXCEEDED'])
    expect(await against('SEK', '1.00')).toEqual(['CREDIT_RATE_MISSING'])
  })

  it('signed while its rate is being corrected has one of the two rates, and the worth that follows from it', async () => {
    const contracts: string[] = []
    for (let count = 0; count < 3; count++) {
      const id = await approved()
      await did(company.rep, 'sendContract', { id, expectedVersion: (await look(company.rep, id)).version })
      await sign(id, 'rep', 'CUSTOMER', await look(company.rep, id))
      contracts.push(id)
    }
    const own = await rate({ currency: 'USD', on: '2026-02-10', rate: '7.3' })
    const states = await Promise.all(contracts.map((id) => look(company.rep, id)))
    const [, ...signatures] = await Promise.all([correct({ id: own.id, expectedVersion: own.version, rate: '7.4' }), ...states.map((state) => sign(state.id, 'director', 'US', state))])
    for (const signature of signatures) expect(signature).not.toHaveProperty('code')
    for (const id of contracts) expect([{ base: { amount: '7300.00', currency: 'CNY' }, baseRate: '7.3', baseRateOn: '2026-02-10' }, { base: { amount: '7400.00', currency: 'CNY' }, baseRate: '7.4', baseRateOn: '2026-02-10' }]).toContainEqual(await frozen('contract', id))
  })

  it('shows its exchange differences to those who see it, and nobody writes them', async () => {
    const seen = async (caller: Company['rep']) => (await ask<{ exchangeDifferences: { nodes: unknown[] } }>(caller, '{ exchangeDifferences(first: 100) { nodes { id } } }')).exchangeDifferences.nodes.length
    const all = await seen(company.finance)
    expect(all).toBeGreaterThan(5)
    for (const role of ['rep', 'manager', 'director', 'leader', 'auditor'] as const) expect(await seen(company[role])).toBe(all)
    for (const role of ['otherRep', 'southRep', 'southManager', 'admin', 'support'] as const) expect(await seen(company[role])).toBe(0)
    const { __schema } = await ask<{ __schema: { mutationType: { fields: { name: string }[] } } }>(company.admin, '{ __schema { mutationType { fields { name } } } }')
    expect(__schema.mutationType.fields.filter(({ name }) => name.endsWith('ExchangeDifference'))).toEqual([])
  })
})
