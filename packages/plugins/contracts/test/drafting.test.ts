import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fits, readVariable, variablesOf } from '../src/domain/template-variables.ts'
import { dealIn, openDealCompany, sell, type DealCompany } from './bridge/deals.ts'
import { ask, cny, did, run } from './company.ts'
import { exampleDraft, look } from './deal.ts'

describe('a variable of a template', () => {
  it('is declared by its name, its kind and what people call it', () => {
    expect(['days', 'deliveryOn:date', '交货日期:date', 'fee:money Fee for delay'].map(readVariable)).toEqual([
      { name: 'days', kind: 'text', label: 'days' }, { name: 'deliveryOn', kind: 'date', label: 'deliveryOn' }, { name: '交货日期', kind: 'date', label: '交货日期' }, { name: 'fee', kind: 'money', label: 'Fee for delay' },
    ])
    expect(['', '{{days}}', 'days:colour', 'two-words'].map(readVariable)).toEqual([null, null, null, null])
  })

  it('that a text uses without declaring it is asked for too; customer and title are known', () => {
    expect(variablesOf(['days:number Days', 'customer'], ['{{customer}} pays in {{days}} days for {{ title }}', 'Place: {{地点}}']).map(({ name, kind }) => [name, kind])).toEqual([['days', 'number'], ['地点', 'text']])
  })

  it('takes only a value of its kind', () => {
    const taken = (kind: Parameters<typeof fits>[0], values: readonly string[]) => values.map((value) => fits(kind, value))
    expect(taken('date', ['2026-02-28', '2026-02-30', '28.02.2026', ''])).toEqual([true, false, false, false])
    expect(taken('number', ['12.5', '-3', '1e3', 'ten'])).toEqual([true, true, false, false])
    expect(taken('money', ['1234.50 CNY', '1234.50', '¥5'])).toEqual([true, false, false])
    expect(taken('text', ['x', '  '])).toEqual([true, false])
  })
})

describe('drafting a contract', { timeout: 120_000 }, () => {
  let company: DealCompany
  let templateId: string
  let payment: string

  beforeAll(async () => {
    company = await openDealCompany()
    company.setDay('2026-02-10')
    const { legal } = company
    templateId = (await did(legal, 'createContractTemplate', { code: 'STD', name: 'Standard', type: 'SUBSCRIPTION' })).id
    const version = await did(legal, 'createContractTemplateVersion', { templateId, name: 'V1', versionNumber: 1, effectiveFrom: '2026-01-01', body: 'With {{customer}}', variables: ['days:number Days to pay', 'deliveryOn:date Day of delivery', 'fee:money Fee for delay'] })
    for (const [ordinal, category] of ['PRICE', 'PAYMENT', 'DELIVERY', 'AFTER_SALES'].entries()) {
      const text = category === 'PAYMENT' ? 'Within {{days}} days; fee {{fee}}.' : category === 'DELIVERY' ? 'By {{deliveryOn}}.' : `What holds for ${category}.`
      const clause = await did(legal, 'createClause', { code: category, title: category, category, text, riskLevel: 'HIGH' })
      if (category === 'PAYMENT') payment = clause.id
      await did(legal, 'createTemplateClause', { templateVersionId: version.id, clauseId: clause.id, ordinal })
    }
    await did(legal, 'createContractTemplateVersion', { templateId, name: 'V2', versionNumber: 2, effectiveFrom: '2027-01-01', body: 'Later' })
  }, 400_000)
  afterAll(() => company.test.close())

  const values = [{ name: 'days', value: '30' }, { name: 'deliveryOn', value: '2026-04-30' }, { name: 'fee', value: '500.00 CNY' }]
  const basics = () => ({ templateId, title: 'T', customerId: company.customerId })
  const read = async (id: string) => (await ask<{ contract: { type: string; terms: { nodes: { title: string; text: string }[] }; deviations: { nodes: { newText: string; riskLevel: string }[] }; opportunity: { id: string } | null; gross: { amount: string } | null; installments: { nodes: unknown[] }; splits: { nodes: unknown[] } } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { type gross { amount } opportunity { id } installments { nodes { id } } splits { nodes { id } } terms(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { title text } } deviations { nodes { newText riskLevel } } } }', { id })).contract

  it('shows the version of a template that holds today', async () => {
    const today = (caller = company.rep, id = templateId) => ask<{ contractTemplateToday: { name: string } | null }>(caller, 'query ($id: ID!) { contractTemplateToday(templateId: $id) { name } }', { id })
    expect(await today()).toEqual({ contractTemplateToday: { name: 'V1' } })
    expect(await today(company.rep, 'ContractTemplate:0198aaaa-0000-7000-8000-000000000000')).toEqual({ contractTemplateToday: null })
  })

  it('fills in values of their kinds, words clauses differently as deviations, and adds its own', async () => {
    const { id } = await did(company.rep, 'draftFromTemplate', { ...basics(), variables: values, clauseTexts: [{ clauseId: payment, text: 'Within 90 days.' }], terms: [{ category: 'SECRECY', title: 'Secrecy', text: 'Five years.' }] })
    const contract = await read(id)
    expect(contract.terms.nodes.map(({ text }) => text)).toEqual(['What holds for PRICE.', 'Within 90 days.', 'By 2026-04-30.', 'What holds for AFTER_SALES.', 'Five years.'])
    expect(contract).toMatchObject({ type: 'SUBSCRIPTION', deviations: { nodes: [{ newText: 'Within 90 days.', riskLevel: 'HIGH' }] } })
  })

  it('refuses values of another kind, and a clause that the template does not have', async () => {
    const withValue = (name: string, value: string) => run(company.rep, 'draftFromTemplate', { ...basics(), variables: [{ name, value }] })
    expect(await withValue('deliveryOn', 'tomorrow')).toMatchObject({ code: 'TEMPLATE_VALUE_DAY', message: '"Day of delivery" of the template is a day, written like 2026-03-31. Correct it.' })
    expect(await withValue('days', 'many')).toMatchObject({ code: 'TEMPLATE_VALUE_NUMBER' })
    expect(await withValue('fee', '500')).toMatchObject({ code: 'TEMPLATE_VALUE_MONEY' })
    expect(await run(company.rep, 'draftFromTemplate', { ...basics(), clauseTexts: [{ clauseId: 'Clause:0198aaaa-0000-7000-8000-000000000000', text: 'x' }] })).toMatchObject({ code: 'TEMPLATE_CLAUSE_UNKNOWN' })
    for (const caller of [company.finance, company.legal, company.admin, company.auditor]) expect((await run(caller, 'draftFromTemplate', basics())).code).toMatch(/FORBIDDEN|NOT_FOUND/)
    const declared = await run(company.legal, 'createContractTemplateVersion', { templateId, name: 'V3', versionNumber: 3, effectiveFrom: '2028-01-01', body: 'Later', variables: ['deliveryOn:day'] })
    expect(declared.fields).toEqual([{ path: 'variables', code: 'VARIABLE_DECLARATION' }])
  })

  it('leaves what has no value open, and is not submitted before it is filled in', async () => {
    const { lines, installments, splits } = exampleDraft(company)
    const { id } = await did(company.rep, 'draftFromTemplate', { ...basics(), lines, installments, splits, variables: values.slice(0, 1) })
    const refused = await run(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
    expect(refused.fields).toEqual([{ path: 'terms', code: 'VARIABLES_OPEN' }])
  })

  it('of a deal begins with its offer, and takes template, lines and plan', async () => {
    const deal = await dealIn(company, 'CONTRACTING')
    const offer = (caller = company.rep, opportunityId = deal) => caller.graphql<{ dealOffer: unknown }>('query ($opportunityId: ID!) { dealOffer(opportunityId: $opportunityId) { title customerId customerName lines { title quantity taxRateBp unitPrice { amount currency } listPrice { amount } } } }', { opportunityId })
    expect((await offer()).data!.dealOffer).toEqual({ title: '华星制造 ERP', customerId: company.customerId, customerName: '华星制造', lines: [{ title: '华星制造 ERP', quantity: '1', taxRateBp: 0, unitPrice: { amount: '580000.00', currency: 'CNY' }, listPrice: null }] })
    expect((await offer(company.rep, await dealIn(company, 'NEGOTIATION'))).errors![0]!.extensions).toMatchObject({ code: 'DEAL_NOT_CONTRACTING' })
    for (const stranger of [company.southRep, company.southManager, company.legal]) expect((await offer(stranger)).data).toBeNull()
    const { record } = await sell(company.rep, 'draftContractOfDeal', { opportunityId: deal, templateId, title: 'Own title', variables: values, lines: [{ title: 'Service', kind: 'SERVICE', quantity: '2', unitPrice: cny('500.00'), taxRateBp: 600 }], installments: [{ title: 'All', shareBp: 10_000, trigger: 'ON_SIGN' }] }, 'contract')
    expect(await read(record!.id)).toMatchObject({ type: 'SUBSCRIPTION', gross: { amount: '1000.00' }, opportunity: { id: deal }, installments: { nodes: [{}] }, splits: { nodes: [{}, {}] }, terms: { nodes: [{}, { text: 'Within 30 days; fee 500.00 CNY.' }, {}, {}] } })
  })
  it('keeps what a line costs when somebody revises it who does not see that, and takes all lines or none', async () => {
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    const lines = async (caller = company.director) => (await ask<{ contract: { version: number; lines: { nodes: { id: string; title: string; gross: { amount: string }; costEstimate: { amount: string } | null }[] } } }>(caller, 'query ($id: ID!) { contract(id: $id) { version lines(orderBy: [{ field: ORDINAL, direction: ASC }]) { nodes { id title gross { amount } costEstimate { amount } } } } }', { id })).contract
    const [licence, service] = (await lines(company.rep)).lines.nodes
    const revise = async (given: object[]) => run(company.rep, 'reviseContract', { id, expectedVersion: (await lines()).version, lines: given })
    const line = (over: object) => ({ title: 'Licence', kind: 'LICENSE', quantity: '1', unitPrice: cny('300.00'), taxRateBp: 1_300, ...over })
    expect(await revise([line({ id: licence!.id, title: 'Changed' }), line({ unitPrice: { amount: '1.00', currency: 'USD' } })])).toMatchObject({ code: 'CONTRACT_CURRENCY_MIXED' })
    expect(await revise([line({ id: 'ContractLine:0198aaaa-0000-7000-8000-000000000000' })])).toMatchObject({ code: 'NOT_FOUND' })
    expect((await lines()).lines.nodes.map(({ title }) => title)).toEqual(['Licence', 'Service', 'Keys'])
    expect(await revise([line({ id: service!.id, title: 'Service, more of it' }), line({ id: licence!.id }), line({ title: 'New' })])).not.toHaveProperty('code')
    expect((await lines()).lines.nodes).toMatchObject([
      { id: service!.id, title: 'Service, more of it', gross: { amount: '300.00' }, costEstimate: { amount: '27000.00' } }, { id: licence!.id, costEstimate: { amount: '60000.00' } }, { title: 'New', costEstimate: null },
    ])
  })
})
