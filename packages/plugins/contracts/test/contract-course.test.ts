import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, openCompany, run, type Company } from './company.ts'
import { approve, exampleDraft, look, received, requestOf, reviewed, signed, signedContract } from './deal.ts'

const line = (amount: string) => ({ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny(amount), taxRateBp: 600 })
const thousand = { lines: [line('1000.00')], installments: [{ title: 'First', shareBp: 6_000, trigger: 'ON_SIGN' }, { title: 'Last', shareBp: 4_000, trigger: 'ON_ACCEPTANCE', offset: 30 }] }

describe('the course of a contract', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
  })
  afterAll(() => company.test.close())

  const version = async (id: string) => (await look(company.rep, id)).version
  const standings = async (id: string, caller = company.finance, asOf = '2026-12-31') => (await ask<{ receivables: { status: string; dueOn: string | null; open: { amount: string } }[] }>(caller, 'query ($id: ID!, $asOf: Date!) { receivables(contractId: $id, asOf: $asOf) { status dueOn open { amount } } }', { id, asOf })).receivables
  const draft = async (over: object) => (await did(company.rep, 'draftContract', { ...exampleDraft(company), ...over })).id
  const submit = async (id: string, caller = company.rep) => run(caller, 'submitContract', { id, expectedVersion: await version(id) })
  const codes = (result: { fields?: readonly { code: string }[] }) => result.fields?.map(({ code }) => code)

  it('goes to review only when it is complete', async () => {
    expect(codes(await submit(await draft({ lines: [], installments: [], terms: [], splits: null })))).toEqual(['LINES_MISSING', 'TERMS_MISSING', 'SPLITS_DO_NOT_ADD_UP'])
    expect(codes(await submit(await draft({ ...thousand, installments: [{ title: 'Half', shareBp: 5_000, trigger: 'ON_SIGN' }] })))).toEqual(['INSTALLMENTS_DO_NOT_ADD_UP'])
    const blank = exampleDraft(company).terms.map((term) => (term.category === 'DELIVERY' ? { ...term, text: '  ' } : term))
    expect(codes(await submit(await draft({ ...thousand, terms: blank })))).toEqual(['TERMS_MISSING'])
    expect(await run(company.rep, 'draftContract', { ...exampleDraft(company), splits: [{ personId: `Person:${company.rep.personId}`, shareBp: 6_999 }] })).toMatchObject({ code: 'CONTRACT_SPLIT_TOTAL' })
    expect(await run(company.rep, 'draftContract', { ...exampleDraft(company), installments: [{ title: 'A', shareBp: 6_000, trigger: 'ON_SIGN' }, { title: 'B', shareBp: 4_001, trigger: 'ON_SIGN' }] })).toMatchObject({ code: 'CONTRACT_PLAN_TOO_MUCH' })
    expect(await run(company.rep, 'draftContract', { ...exampleDraft(company), lines: [line('1.00'), { ...line('1.00'), unitPrice: { amount: '1.00', currency: 'USD' } }] })).toMatchObject({ code: 'CONTRACT_CURRENCY_MIXED' })
  })

  it('is seen and written by whom the policy says', async () => {
    const id = await draft(thousand)
    const sees = async (role: keyof Company & ('rep' | 'otherRep' | 'southRep' | 'manager' | 'southManager' | 'director' | 'finance' | 'leader' | 'auditor' | 'admin' | 'legal' | 'product' | 'support')) => (await ask<{ contract: unknown }>(company[role], 'query ($id: ID!) { contract(id: $id) { id } }', { id })).contract !== null
    const readers = ['rep', 'manager', 'director', 'finance', 'leader', 'auditor'] as const
    const others = ['otherRep', 'southRep', 'southManager', 'admin', 'legal', 'product', 'support'] as const
    for (const role of readers) expect(await sees(role)).toBe(true)
    for (const role of others) expect(await sees(role)).toBe(false)
    for (const role of [...others, 'finance', 'leader', 'auditor'] as const) expect((await run(company[role], 'updateContract', { id, expectedVersion: await version(id), title: 'Mine' })).code).toMatch(/NOT_FOUND|FORBIDDEN/)
    for (const role of ['finance', 'admin', 'auditor', 'legal'] as const) expect((await run(company[role], 'draftContract', exampleDraft(company))).code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect((await submit(id, company.otherRep)).code).toBe('NOT_FOUND')
    expect(await submit(id)).not.toHaveProperty('code')
    for (const role of ['legal', 'product'] as const) expect(await sees(role)).toBe(true)
    expect(await sees('support')).toBe(false)
    for (const role of ['rep', 'finance', 'admin'] as const) expect((await run(company[role], 'voidContract', { id, expectedVersion: await version(id), reason: 'No' })).code).toMatch(/FORBIDDEN|NOT_FOUND/)
    expect(await did(company.manager, 'voidContract', { id, expectedVersion: await version(id), reason: 'The customer withdrew' })).toMatchObject({ status: 'VOID' })
  })

  it('is rejected for good, or taken back by its drafter as another revision', async () => {
    const [rejected, withdrawn] = [await draft(thousand), await draft(thousand)]
    await submit(rejected)
    await did(company.legal, 'decideApproval', { ...(await requestOf(company, rejected)), verdict: 'REJECT', comment: 'Not with them' })
    expect(await look(company.rep, rejected)).toMatchObject({ status: 'REJECTED' })
    await submit(withdrawn)
    await approve(company, withdrawn, ['legal'])
    await did(company.rep, 'withdrawContract', { id: withdrawn, expectedVersion: await version(withdrawn) })
    expect(await look(company.rep, withdrawn)).toMatchObject({ status: 'DRAFT', revision: 2 })
  })

  it('falls due anew when the acceptance is corrected, and keeps the old date', async () => {
    const { id } = await signedContract(company, thousand)
    expect(await run(company.rep, 'recordContractTrigger', { contractId: id, kind: 'ACCEPTANCE', happenedOn: '2026-02-11' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE', message: '2026-02-11 has not come yet: today is 2026-02-10. What is noted has happened, so choose today or an earlier day.' })
    company.setDay('2026-03-12')
    await did(company.rep, 'recordContractTrigger', { contractId: id, kind: 'ACCEPTANCE', happenedOn: '2026-03-01' })
    expect((await standings(id))[1]!.dueOn).toBe('2026-03-31')
    const { contractTriggers } = await ask<{ contractTriggers: { nodes: { id: string; kind: string; contract: { id: string } }[] } }>(company.rep, '{ contractTriggers(first: 100) { nodes { id kind contract { id } } } }')
    const trigger = contractTriggers.nodes.find((node) => node.kind === 'ACCEPTANCE' && node.contract.id === id)!
    expect(await run(company.rep, 'correctContractTrigger', { id: trigger.id, happenedOn: '2026-03-13' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    await did(company.rep, 'correctContractTrigger', { id: trigger.id, happenedOn: '2026-03-11', note: 'The protocol says so' })
    expect((await standings(id))[1]!.dueOn).toBe('2026-04-10')
    const { installment } = await ask<{ installment: { dues: { nodes: { dueOn: string; supersededAt: string | null }[] } } }>(company.rep, 'query ($id: ID!) { installment(id: $id) { dues(orderBy: [{ field: DUE_ON, direction: ASC }]) { nodes { dueOn supersededAt } } } }', { id: (await look(company.rep, id)).installments.nodes[1]!.id })
    expect(installment.dues.nodes).toEqual([{ dueOn: '2026-03-31', supersededAt: '2026-03-12T02:00:00.000Z' }, { dueOn: '2026-04-10', supersededAt: null }])
    expect(await run(company.rep, 'recordContractTrigger', { contractId: id, kind: 'ACCEPTANCE', happenedOn: '2026-03-12', shareBp: 1 })).toMatchObject({ code: 'TRIGGER_SHARES' })
    expect(await run(company.rep, 'correctContractTrigger', { id: trigger.id, happenedOn: '2026-03-12' })).toMatchObject({ code: 'TRIGGER_CORRECTED' })
    company.setDay('2026-02-10')
  })

  it('falls due by its invoices, part by part, and not by what somebody types; a reversed or void one takes that back', async () => {
    const { id, installments: { nodes: [, waits, later] } } = await signedContract(company, { lines: [line('1000.00')], installments: [
      { title: 'First', shareBp: 3_000, trigger: 'ON_SIGN' }, { title: 'Invoiced', shareBp: 5_000, trigger: 'ON_INVOICE', offset: 30 }, { title: 'Later', shareBp: 2_000, trigger: 'MONTHS_AFTER', anchor: 'ON_INVOICE', offset: 2 },
    ] })
    for (const kind of ['INVOICE', 'SIGNATURE']) expect(await run(company.rep, 'recordContractTrigger', { contractId: id, kind, happenedOn: '2026-02-10' })).toMatchObject({ code: 'TRIGGER_NOT_TYPED' })
    const dues = async (installment: { id: string }) => (await ask<{ installment: { dues: { nodes: { dueOn: string; amount: { amount: string } }[] } } }>(company.rep, 'query ($id: ID!) { installment(id: $id) { dues(filter: { supersededAt: { isNull: true } }, orderBy: [{ field: DUE_ON, direction: ASC }]) { nodes { dueOn amount { amount } } } } }', { id: installment.id })).installment.dues.nodes.map(({ dueOn, amount }) => [dueOn, amount.amount])
    const issue = (number: string, on: string, amount: string, parts: readonly (readonly [{ id: string }, string])[]) => run(company.finance, 'issueInvoice', { contractId: id, number, kind: 'VAT_SPECIAL', issuedOn: on, gross: cny(amount), taxRateBp: 600, parts: parts.map(([installment, part]) => ({ installmentId: installment.id, amount: cny(part) })) })
    expect([await dues(waits!), await dues(later!)]).toEqual([[], []])
    company.setDay('2026-03-05')
    expect(await issue('DUE-0', '2026-03-06', '1.00', [[waits!, '1.00']])).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    const first = (await issue('DUE-1', '2026-03-01', '400.00', [[waits!, '400.00']])).record!
    const second = (await issue('DUE-2', '2026-03-05', '300.00', [[waits!, '100.00'], [later!, '200.00']])).record!
    expect([await dues(waits!), await dues(later!)]).toEqual([[['2026-03-31', '400.00'], ['2026-04-04', '100.00']], [['2026-05-05', '200.00']]])
    // What was invoiced before invoices were followed is due as it is now.
    const before = [await dues(waits!), await dues(later!)]
    const { base } = company.test.app
    await base['installmentDue']!['deleteMany']!({ where: { installmentId: { in: [waits!, later!].map(({ id: one }) => one.split(':')[1]!) } } })
    await base.$executeRawUnsafe(await readFile(new URL('../migrations/0010_what_was_invoiced_is_due.sql', import.meta.url), 'utf8'))
    expect([await dues(waits!), await dues(later!)]).toEqual(before)
    const red = { id: first.id, expectedVersion: first.version, number: 'DUE-RED' }
    expect(await run(company.finance, 'reverseInvoice', { ...red, issuedOn: '2026-02-28' })).toMatchObject({ code: 'TAKEN_BACK_BEFORE' })
    expect(await run(company.finance, 'reverseInvoice', { ...red, issuedOn: '2026-03-06' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    await did(company.finance, 'reverseInvoice', { ...red, issuedOn: '2026-03-05' })
    expect([await dues(waits!), await dues(later!)]).toEqual([[['2026-04-04', '100.00']], [['2026-05-05', '200.00']]])
    await did(company.finance, 'voidInvoice', { id: second.id, expectedVersion: second.version })
    expect([await dues(waits!), await dues(later!)]).toEqual([[], []])
    company.setDay('2026-02-10')
  })

  it('covers with its invoices what its amendments add, after its own installments', async () => {
    const { id } = await signedContract(company, { lines: [line('1000.00')], installments: [{ title: 'Own', shareBp: 10_000, trigger: 'ON_INVOICE' }] })
    const more = (await did(company.rep, 'draftContract', { ...exampleDraft(company), title: 'More', type: 'AMENDMENT', parentId: id, lines: [line('200.00')], installments: [{ title: 'Added', shareBp: 10_000, trigger: 'ON_INVOICE' }], terms: [] })).id
    await reviewed(company, more, ['legal', 'product', 'finance'])
    await signed(company, more)
    await did(company.finance, 'issueInvoice', { contractId: id, number: 'MORE', kind: 'VAT_SPECIAL', issuedOn: '2026-02-10', gross: cny('1150.00'), taxRateBp: 600 })
    const owed = async (contract: string) => (await ask<{ receivables: { receivable: { amount: string } }[] }>(company.finance, 'query ($id: ID!) { receivables(contractId: $id) { receivable { amount } } }', { id: contract })).receivables.map(({ receivable }) => receivable.amount)
    expect([await owed(id), await owed(more)]).toEqual([['1000.00'], ['150.00']])
  })

  it('is made cheaper by an amendment: open installments shrink from the last, and what was paid too much is credit', async () => {
    const { id, installments } = await signedContract(company, thousand)
    await received(company, '600.00', '2026-02-10', [{ installmentId: installments.nodes[0]!.id, amount: cny('600.00') }], 'AMEND')
    const amendment = { ...exampleDraft(company), title: 'Less', type: 'AMENDMENT', parentId: id, lines: [line('-500.00')], installments: [], terms: [] }
    expect(await run(company.rep, 'draftContract', { ...amendment, parentId: null })).toMatchObject({ code: 'AMENDMENT_PARENT' })
    expect(await run(company.rep, 'draftContract', { ...amendment, parentId: await draft(thousand) })).toMatchObject({ code: 'AMENDMENT_PARENT' })
    const less = (await did(company.rep, 'draftContract', amendment)).id
    await reviewed(company, less, ['legal', 'product', 'finance'])
    await signed(company, less)
    expect((await standings(id)).map(({ status, open }) => [status, open.amount])).toEqual([['PAID', '0.00'], ['WRITTEN_OFF', '0.00']])
    const { customerCredits } = await ask<{ customerCredits: { nodes: { amount: { amount: string } }[] } }>(company.finance, '{ customerCredits { nodes { kind amount { amount } } } }')
    expect(customerCredits.nodes).toEqual([{ kind: 'AMENDMENT', amount: { amount: '100.00' } }])
    const told = async (type: string, recordId: string) => (await company.test.app.systemContext('test').db['outboxEvent']!.findFirstOrThrow({ where: { type, recordId: recordId.split(':')[1] } }))['payload']
    expect(await told('contract.amended', less)).toMatchObject({ revision: 1, delta: { minor: '-50000', currency: 'CNY' } })
    expect(await told('contract.signed', id)).toMatchObject({ renewal: false, base: { minor: '100000', currency: 'CNY' } })
    const bought = await company.test.app.systemContext('test').db['purchaseFact']!.findMany({ where: { sourceId: { in: [id, less].map((global) => global.split(':')[1]!) } }, orderBy: { grossMinor: 'asc' } })
    expect(bought.map(({ kind, factKey, grossMinor, baseMinor, baseCurrency }) => [kind, String(factKey).split(':').slice(2).join(':'), grossMinor, baseMinor, baseCurrency])).toEqual([
      ['AMENDMENT', 'amended:1', -50_000n, -50_000n, 'CNY'], ['NEW', 'signed', 100_000n, 100_000n, 'CNY'],
    ])
  })

  it('is terminated by a director and finance, two people, with a settlement', async () => {
    const { id } = await signedContract(company, thousand)
    const propose = { id, expectedVersion: await version(id), reason: 'The project was stopped', terminatedOn: '2026-02-10', settlement: cny('700.00') }
    for (const role of ['rep', 'manager', 'finance', 'leader'] as const) expect(await run(company[role], 'proposeTermination', propose)).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await run(company.director, 'proposeTermination', { ...propose, terminatedOn: '2026-02-11' })).toMatchObject({ code: 'HAPPENED_IN_THE_FUTURE' })
    expect(await run(company.director, 'proposeTermination', { ...propose, terminatedOn: '2026-02-09' })).toMatchObject({ code: 'TAKEN_BACK_BEFORE' })
    expect(await run(company.director, 'proposeTermination', { ...propose, settlement: cny('1000.01') })).toMatchObject({ code: 'SETTLEMENT_TOO_HIGH' })
    expect(await run(company.finance, 'agreeTermination', { id, expectedVersion: propose.expectedVersion })).toMatchObject({ code: 'TERMINATION_MISSING' })
    expect(await run(company.director, 'proposeTermination', { ...propose, settlementDueOn: '2026-02-09' })).toMatchObject({ code: 'SETTLEMENT_DUE_TOO_EARLY' })
    await did(company.director, 'proposeTermination', { ...propose, settlementDueOn: '2026-03-31' })
    expect(await run(company.director, 'agreeTermination', { id, expectedVersion: await version(id) })).toMatchObject({ code: 'CONTRACT_NOT_ALLOWED' })
    expect(await did(company.finance, 'agreeTermination', { id, expectedVersion: await version(id) })).toMatchObject({ status: 'TERMINATED' })
    expect((await standings(id)).map(({ open, dueOn }) => [open.amount, dueOn])).toEqual([['600.00', '2026-02-10'], ['100.00', '2026-03-31']])
    expect((await standings(id, company.finance, '2026-03-30')).map(({ status }) => status)).toEqual(['OVERDUE', 'NOT_DUE'])
    expect((await standings(id, company.finance, '2026-04-01')).map(({ status }) => status)).toEqual(['OVERDUE', 'OVERDUE'])
    const { contract } = await ask<{ contract: { customer: { purchases: { nodes: { kind: string; on: string; gross: { amount: string } }[] } } } }>(company.director, `{ contract(id: "${id}") { customer { purchases(first: 100) { nodes { kind on gross { amount } } } } } }`)
    expect(contract.customer.purchases.nodes.filter(({ kind }) => kind === 'RETURN')).toEqual([{ kind: 'RETURN', on: '2026-02-10', gross: { amount: '-300.00' } }])
  })

  it('takes its amendments along: they are suspended and ended with it, and one that is not signed by then is void', async () => {
    await ask(company.finance, 'mutation ($input: CreateExchangeRateInput!) { result: createExchangeRate(input: $input) { __typename } }', { input: { currency: 'EUR', on: '2026-02-01', rate: '7.8' } })
    const eur = (amount: string) => ({ ...line(amount), unitPrice: { amount, currency: 'EUR' } })
    const { id } = await signedContract(company, { ...thousand, lines: [eur('1000.00')] })
    const amendment = { title: 'More', type: 'AMENDMENT', parentId: id, lines: [eur('200.00')], installments: [{ title: 'Added', shareBp: 10_000, trigger: 'ON_ACCEPTANCE' }], terms: [], obligations: [] }
    const [more, waiting, open] = [await draft(amendment), await draft({ ...amendment, title: 'In review' }), await draft({ ...amendment, title: 'Open' })]
    await reviewed(company, more, ['legal', 'product', 'finance'])
    await signed(company, more)
    await submit(waiting)
    const states = async () => (await Promise.all([id, more, waiting, open].map((one) => look(company.rep, one)))).map(({ status }) => status)
    for (const [caller, name] of [[company.director, 'suspendContract'], [company.rep, 'fulfilContract'], [company.rep, 'expireContract']] as const) expect(codes(await run(caller, name, { id: more, expectedVersion: await version(more), ...(name === 'suspendContract' ? { reason: 'Alone' } : {}) }))).toEqual(['AMENDMENT_GOES_WITH_CONTRACT'])
    const alone = { id: more, expectedVersion: await version(more), reason: 'Alone', terminatedOn: '2026-02-10', settlement: { amount: '0.00', currency: 'EUR' } }
    expect(codes(await run(company.director, 'proposeTermination', alone))).toEqual(['AMENDMENT_GOES_WITH_CONTRACT'])
    await did(company.director, 'suspendContract', { id, expectedVersion: await version(id), reason: 'Dispute' })
    expect(await states()).toEqual(['SUSPENDED', 'SUSPENDED', 'IN_REVIEW', 'DRAFT'])
    await did(company.director, 'resumeContract', { id, expectedVersion: await version(id) })
    expect(await states()).toEqual(['SIGNED', 'SIGNED', 'IN_REVIEW', 'DRAFT'])
    await did(company.director, 'proposeTermination', { ...alone, id, expectedVersion: await version(id), settlement: { amount: '700.00', currency: 'EUR' } })
    await did(company.finance, 'agreeTermination', { id, expectedVersion: await version(id) })
    expect(await states()).toEqual(['TERMINATED', 'TERMINATED', 'VOID', 'VOID'])
    // What is given up is told in the currency of the company too: 1,200.00 less 700.00, at 7.8.
    const { payload } = await company.test.app.systemContext('test').db['outboxEvent']!.findFirstOrThrow({ where: { type: 'contract.terminated', recordId: id.split(':')[1] } })
    expect(payload).toMatchObject({ forgone: { minor: '50000', currency: 'EUR' }, base: { minor: '390000', currency: 'CNY' } })
    // One of before amendments went along ends as its contract did.
    await company.test.app.base['contract']!['updateMany']!({ where: { id: more.split(':')[1]! }, data: { status: 'SIGNED' } })
    await company.test.app.base.$executeRawUnsafe(await readFile(new URL('../migrations/0016_amendments_end_with_contracts.sql', import.meta.url), 'utf8'))
    expect(await states()).toEqual(['TERMINATED', 'TERMINATED', 'VOID', 'VOID'])
    // One that was still open leads nowhere.
    await company.test.app.base['contract']!['updateMany']!({ where: { id: open.split(':')[1]! }, data: { status: 'DRAFT' } })
    expect(await submit(open)).toMatchObject({ code: 'AMENDED_CONTRACT_ENDED', message: 'The contract that this amendment changes is terminated and is not amended any more. Draft a new contract if both sides still want one.' })
  })

  it('is signed in the order that it says: out of turn is refused with who is next', async () => {
    const id = await draft({ ...thousand, signingOrder: 'US_FIRST' })
    await reviewed(company, id, ['legal', 'product', 'finance'])
    await did(company.rep, 'sendContract', { id, expectedVersion: await version(id) })
    const { contentHash } = await look(company.rep, id)
    const sign = async (caller: Company['rep'], party: string, signedOn: string) => run(caller, 'signContract', { id, expectedVersion: await version(id), party, signerName: 'S', method: 'ESIGN', signedOn, contentHash })
    const signing = async () => (await ask<{ contractSigning: { next: string | null; againstCustomer: string[] } }>(company.rep, 'query ($id: ID!) { contractSigning(id: $id) { next againstCustomer } }', { id })).contractSigning
    expect(await signing()).toEqual({ next: 'US', againstCustomer: ['NOT_ITS_TURN'] })
    expect(await sign(company.rep, 'CUSTOMER', '2026-02-10')).toMatchObject({ code: 'SIGNING_TURN', message: expect.stringMatching(/it is the turn of .+\. Note that signature first\./) as string })
    expect(await sign(company.director, 'US', '2026-02-10')).not.toHaveProperty('code')
    expect(await signing()).toEqual({ next: 'CUSTOMER', againstCustomer: [] })
    expect(await sign(company.rep, 'CUSTOMER', '2026-02-09')).toMatchObject({ code: 'SIGNING_DAY_BEFORE_TURN' })
    expect(await sign(company.rep, 'CUSTOMER', '2026-02-10')).not.toHaveProperty('code')
    expect(await look(company.rep, id)).toMatchObject({ status: 'SIGNED', contentHash })
  })

  it('obliges by a rule: a day, an event or an installment; the day is found when that is known, and what was signed stays as it was', async () => {
    const rule = (over: object) => ({ party: 'US', kind: 'TRAIN', title: 'Train', ...over })
    for (const [over, path] of [[{ dueKind: 'ON_DATE' }, 'dueOn'], [{ dueKind: 'AFTER_EVENT' }, 'dueEvent'], [{ dueKind: 'WITH_INSTALLMENT' }, 'dueInstallment'], [{ dueKind: 'AFTER_EVENT', dueEvent: 'SHIPMENT', dueOffset: -1 }, 'dueOffset']] as const) expect((await run(company.rep, 'draftContract', { ...exampleDraft(company), ...thousand, obligations: [rule(over)] })).fields?.map((field) => field.path)).toEqual([`obligations.0.${path}`])
    expect(codes(await submit(await draft({ ...thousand, obligations: [rule({ dueKind: 'WITH_INSTALLMENT', dueInstallment: 3 })] })))).toEqual(['OBLIGATION_INSTALLMENT_UNKNOWN'])
    const { id } = await signedContract(company, { ...thousand, obligations: [
      rule({ title: 'Agreed', dueOn: '2026-05-01', dueNote: 'In the morning' }), rule({ title: 'Accepted', dueKind: 'AFTER_EVENT', dueEvent: 'ACCEPTANCE', dueOffset: 10 }),
      rule({ title: 'Last', dueKind: 'WITH_INSTALLMENT', dueInstallment: 2 }), rule({ title: 'Signed', dueKind: 'AFTER_EVENT', dueEvent: 'SIGNATURE', dueOffset: 5 }), rule({ title: 'Some day', dueNote: 'As soon as it suits' }),
    ] })
    const days = async () => (await ask<{ contract: { obligations: { nodes: { title: string; dueKind: string | null; dueOn: string | null }[] } } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { obligations(first: 20, orderBy: [{ field: TITLE, direction: ASC }]) { nodes { title dueKind dueOn } } } }', { id })).contract.obligations.nodes.map(({ title, dueKind, dueOn }) => [title, dueKind, dueOn])
    expect(await days()).toEqual([['Accepted', 'AFTER_EVENT', null], ['Agreed', 'ON_DATE', '2026-05-01'], ['Last', 'WITH_INSTALLMENT', null], ['Signed', 'AFTER_EVENT', '2026-02-15'], ['Some day', null, null]])
    await did(company.rep, 'recordContractTrigger', { contractId: id, kind: 'ACCEPTANCE', happenedOn: '2026-02-10' })
    expect(await days()).toEqual([['Accepted', 'AFTER_EVENT', '2026-02-20'], ['Agreed', 'ON_DATE', '2026-05-01'], ['Last', 'WITH_INSTALLMENT', '2026-03-12'], ['Signed', 'AFTER_EVENT', '2026-02-15'], ['Some day', null, null]])
    const { contractSigning } = await ask<{ contractSigning: { currentHash: string; approvedHash: string } }>(company.rep, 'query ($id: ID!) { contractSigning(id: $id) { currentHash approvedHash } }', { id })
    expect(contractSigning.currentHash).toBe(contractSigning.approvedHash)
  })

  it('is suspended, taken up again, and fulfilled only when nothing is open', async () => {
    const { id } = await signedContract(company, { ...thousand, installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }] })
    expect(await did(company.director, 'suspendContract', { id, expectedVersion: await version(id), reason: 'Dispute' })).toMatchObject({ status: 'SUSPENDED' })
    await did(company.director, 'resumeContract', { id, expectedVersion: await version(id) })
    expect(codes(await run(company.rep, 'fulfilContract', { id, expectedVersion: await version(id) }))).toEqual(['CONTRACT_NOT_FULFILLED'])
    const { obligations } = await ask<{ obligations: { nodes: { id: string; version: number; contract: { id: string } }[] } }>(company.rep, '{ obligations(first: 100) { nodes { id version contract { id } } } }')
    for (const one of obligations.nodes.filter(({ contract }) => contract.id === id)) await did(company.rep, 'markObligation', { id: one.id, expectedVersion: one.version, status: 'DONE', evidence: 'Protocol' })
    await received(company, '1000.00', '2026-02-10', [{ installmentId: (await look(company.rep, id)).installments.nodes[0]!.id, amount: cny('1000.00') }], 'ALL')
    await did(company.rep, 'fulfilContract', { id, expectedVersion: await version(id) })
    expect(await did(company.rep, 'closeContract', { id, expectedVersion: await version(id) })).toMatchObject({ status: 'CLOSED' })
  })

  it('is fulfilled only when its amendments are, in a foreign currency too', async () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' })
    await ask(company.finance, 'mutation ($input: CreateExchangeRateInput!) { createExchangeRate(input: $input) { __typename } }', { input: { currency: 'USD', on: '2026-01-01', rate: '7.1' } })
    for (const amount of [cny, usd]) {
      const content = (gross: string) => ({ lines: [{ ...line('1.00'), unitPrice: amount(gross) }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }], obligations: [] })
      const pays = async (contract: string, gross: string, reference: string) => {
        const installmentId = (await look(company.rep, contract)).installments.nodes[0]!.id
        const receipt = await did(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: '2026-02-10', amount: amount(gross), valueCurrency: amount(gross).currency, bankReference: `${reference} ${amount(gross).currency}`, allocations: [{ installmentId, amount: amount(gross) }] })
        await did(company.finance, 'confirmReceipt', { id: receipt.id, expectedVersion: receipt.version })
      }
      const { id } = await signedContract(company, content('1000.00'))
      await pays(id, '1000.00', 'WHOLE')
      const more = await draft({ ...content('200.00'), title: 'More', type: 'AMENDMENT', parentId: id, terms: [], obligations: [{ party: 'US', kind: 'TRAIN', title: 'Train more' }] })
      await reviewed(company, more, ['legal', 'product', 'finance'])
      await signed(company, more)
      const against = async () => { const { code, fields } = await run(company.rep, 'fulfilContract', { id, expectedVersion: await version(id) }); return fields?.map((field) => field.code) ?? code }
      expect(await against()).toEqual(['CONTRACT_NOT_FULFILLED'])
      await pays(more, '200.00', 'MORE')
      expect(await against()).toEqual(['CONTRACT_NOT_FULFILLED'])
      const { contract } = await ask<{ contract: { obligations: { nodes: { id: string; version: number }[] } } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { obligations { nodes { id version } } } }', { id: more })
      const [duty] = contract.obligations.nodes
      await did(company.rep, 'markObligation', { id: duty!.id, expectedVersion: duty!.version, status: 'DONE' })
      expect(await against()).toBeUndefined()
      const fact = await company.test.app.systemContext('test').db['outboxEvent']!.findFirstOrThrow({ where: { type: 'contract.amended', recordId: more.split(':')[1] } })
      const bought = await company.test.app.systemContext('test').db['purchaseFact']!.findFirstOrThrow({ where: { sourceId: more.split(':')[1] } })
      const worth = amount === cny ? 20_000n : 142_000n
      expect([fact['payload'], bought['baseMinor']]).toEqual([expect.objectContaining({ base: { minor: String(worth), currency: 'CNY' } }), worth])
    }
  })

  it('is not fulfilled while something is open that the caller does not see, and does not tell of it before', async () => {
    const { id } = await signedContract(company, { ...thousand, installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }] })
    await received(company, '1000.00', '2026-02-10', [{ installmentId: (await look(company.rep, id)).installments.nodes[0]!.id, amount: cny('1000.00') }], 'UNSEEN')
    await company.test.app.base['obligation']!['updateMany']!({ where: { contractId: id.split(':')[1] }, data: { ownerId: company.director.personId, teamId: null } })
    const reasons = async (caller: Company['rep']) => (await ask<{ contract: { transitions: { key: string; reasons: string[] }[] } }>(caller, 'query ($id: ID!) { contract(id: $id) { transitions { key reasons } } }', { id })).contract.transitions.find(({ key }) => key === 'fulfil')?.reasons
    expect(await reasons(company.rep)).toEqual([])
    expect(await reasons(company.director)).toHaveLength(1)
    expect(codes(await run(company.rep, 'fulfilContract', { id, expectedVersion: await version(id) }))).toEqual(['CONTRACT_NOT_FULFILLED'])
  })

  it('is drafted from a template, stays on its version, and is rebased with its deviations', async () => {
    const { legal, rep } = company
    const clause = await did(legal, 'createClause', { code: 'PAY', title: 'Payment', category: 'PAYMENT', text: '{{customer}} pays within {{days}} days.', riskLevel: 'HIGH' })
    const template = await did(legal, 'createContractTemplate', { code: 'STD', name: 'Standard', type: 'SALE' })
    expect(await run(rep, 'draftFromTemplate', { templateId: template.id, title: 'T', customerId: company.customerId })).toMatchObject({ code: 'TEMPLATE_WITHOUT_VERSION' })
    const publish = async (versionNumber: number) => {
      const made = await did(legal, 'createContractTemplateVersion', { templateId: template.id, name: `V${versionNumber}`, versionNumber, effectiveFrom: '2026-01-01', body: 'Contract with {{customer}}' })
      await did(legal, 'createTemplateClause', { templateVersionId: made.id, clauseId: clause.id })
      return made
    }
    const first = await publish(1)
    const { id } = await did(rep, 'draftFromTemplate', { templateId: template.id, title: 'T', customerId: company.customerId, variables: [{ name: 'days', value: '30' }] })
    const read = async () => (await ask<{ contract: { templateVersion: { id: string }; terms: { nodes: { id: string; version: number; text: string }[] }; deviations: { nodes: { oldText: string; newText: string; riskLevel: string }[] } } }>(rep, 'query ($id: ID!) { contract(id: $id) { templateVersion { id } terms { nodes { id version text } } deviations { nodes { oldText newText riskLevel } } } }', { id })).contract
    const drafted = await read()
    expect([drafted.terms.nodes[0]!.text, drafted.deviations.nodes]).toEqual(['华星制造 pays within 30 days.', []])
    await did(rep, 'updateContractTerm', { id: drafted.terms.nodes[0]!.id, expectedVersion: drafted.terms.nodes[0]!.version, text: '华星制造 pays within 90 days.' })
    expect((await read()).deviations.nodes).toEqual([{ oldText: '华星制造 pays within 30 days.', newText: '华星制造 pays within 90 days.', riskLevel: 'HIGH' }])
    const second = await publish(2)
    expect((await read()).templateVersion.id).toBe(first.id)
    await did(rep, 'rebaseContract', { id, expectedVersion: await version(id), variables: [{ name: 'days', value: '15' }] })
    const rebased = await read()
    expect(rebased).toMatchObject({ templateVersion: { id: second.id }, deviations: { nodes: [{ oldText: '华星制造 pays within 15 days.', newText: '华星制造 pays within 90 days.' }] } })
    expect(codes(await run(legal, 'updateContractTemplateVersion', { id: first.id, expectedVersion: 1, body: 'Else' }))).toEqual(['VERSION_IS_FIXED'])
  })

  it('is not signed, paid or invoiced into a month that is closed', async () => {
    const { id } = await signedContract(company, thousand)
    const other = await draft(thousand)
    await reviewed(company, other, ['legal', 'product', 'finance'])
    await did(company.rep, 'sendContract', { id: other, expectedVersion: await version(other) })
    await did(company.finance, 'lockPeriod', { module: 'contracts', periodKey: '2026-01' })
    const { contentHash } = await look(company.rep, other)
    const sign = { id: other, expectedVersion: await version(other), party: 'CUSTOMER', signerName: '华', method: 'WET_SCAN', signedOn: '2026-01-31', contentHash }
    expect(await run(company.rep, 'signContract', sign)).toMatchObject({ code: 'PERIOD_LOCKED' })
    expect(await run(company.cashier, 'recordReceipt', { customerId: company.customerId, receivedOn: '2026-01-31', amount: cny('1.00'), bankReference: 'LATE', allocations: [] })).toMatchObject({ code: 'PERIOD_LOCKED' })
    expect(await run(company.finance, 'issueInvoice', { contractId: id, number: 'LATE', kind: 'VAT_NORMAL', issuedOn: '2026-01-31', gross: cny('1.00'), taxRateBp: 600 })).toMatchObject({ code: 'PERIOD_LOCKED' })
    expect(await run(company.rep, 'signContract', { ...sign, signedOn: '2026-02-10' })).not.toHaveProperty('code')
  })

  it('is counted in receivables within what the caller sees', async () => {
    const seen = async (caller: Company['rep']) => (await ask<{ receivables: unknown[] }>(caller, '{ receivables { status } }')).receivables.length
    const all = await seen(company.finance)
    expect(all).toBeGreaterThan(0)
    expect([await seen(company.rep), await seen(company.manager), await seen(company.director), await seen(company.auditor)]).toEqual([all, all, all, all])
    expect([await seen(company.southRep), await seen(company.otherRep), await seen(company.southManager), await seen(company.admin)]).toEqual([0, 0, 0, 0])
    const statements = await company.test.statements(() => ask(company.finance, '{ receivables { status } }'))
    expect(statements.filter((sql) => sql.includes('"installment"'))).toHaveLength(1)
  })
})
