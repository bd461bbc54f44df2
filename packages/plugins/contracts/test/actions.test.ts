import type { ResourceMeta } from '@tenon/core/metadata'
import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, cny, did, openCompany, type Company } from './company.ts'
import { exampleDraft, signedContract } from './deal.ts'

let company: Company
let contractId: string
beforeAll(async () => {
  company = await openCompany()
  company.setDay('2026-02-11')
  contractId = (await signedContract(company)).id
})
afterAll(() => company?.test.close())

interface Offered { readonly key: string; readonly start: Readonly<Record<string, unknown>> }

async function offered(caller: TestCaller, one: string, id: string): Promise<readonly Offered[]> {
  return (await ask<{ record: { actions: Offered[] } | null }>(caller, `query ($id: ID!) { record: ${one}(id: $id) { actions { key start } } }`, { id })).record?.actions ?? []
}
const keys = async (caller: TestCaller, one: string, id: string) => (await offered(caller, one, id)).map(({ key }) => key)

describe('what is offered on the page of a record', () => {
  it('is what the reader has a right to', async () => {
    expect(await keys(company.finance, 'contract', contractId)).toEqual(['recordContractCost'])
    expect(await keys(company.rep, 'contract', contractId)).toEqual(['recordContractTrigger'])
    expect(await keys(company.director, 'contract', contractId)).toEqual(['proposeTermination', 'recordContractTrigger'])
    expect(await keys(company.auditor, 'contract', contractId)).toEqual([])
    expect(await keys(company.otherRep, 'contract', contractId)).toEqual([])
  })

  it('begins with what is most often meant: a termination on this day, with the whole price as its settlement', async () => {
    const termination = (await offered(company.director, 'contract', contractId)).find(({ key }) => key === 'proposeTermination')!
    expect(termination.start).toMatchObject({ terminatedOn: '2026-02-11', settlement: cny('565000.00') })
    const { id } = await did(company.finance, 'issueInvoice', { contractId, number: 'A-1', kind: 'VAT_SPECIAL', issuedOn: '2026-02-11', gross: cny('400000.00'), taxRateBp: 600 })
    expect(await keys(company.finance, 'contractInvoice', id)).toEqual(['reverseInvoice', 'voidInvoice'])
    expect(await keys(company.rep, 'contractInvoice', id)).toEqual([])
  })

  it('goes with the record: a proposal of a director is there for finance to agree to, and not before', async () => {
    expect(await keys(company.finance, 'contract', contractId)).not.toContain('agreeTermination')
    const { version } = (await ask<{ contract: { version: number } }>(company.director, 'query ($id: ID!) { contract(id: $id) { version } }', { id: contractId })).contract
    await did(company.director, 'proposeTermination', { id: contractId, expectedVersion: version, reason: 'The project is over.', terminatedOn: '2026-02-11', settlement: cny('565000.00') })
    expect(await keys(company.finance, 'contract', contractId)).toContain('agreeTermination')
    expect(await keys(company.director, 'contract', contractId)).not.toContain('agreeTermination')
  })

  it('leaves out to edit what is signed: whose a contract is may change, what it says may not, nor its parts', async () => {
    const may = '{ may { update delete attach } }'
    const read = (caller: TestCaller) => ask<{ contract: unknown }>(caller, `query ($id: ID!) { contract(id: $id) { ...M lines { nodes ${may} } installments { nodes ${may} } } } fragment M on Contract ${may}`, { id: contractId })
    const fixed = { may: { update: [], delete: false } }
    expect(await read(company.director)).toMatchObject({ contract: { may: { update: ['owner', 'team'], delete: false, attach: true }, lines: { nodes: [fixed, fixed, fixed] }, installments: { nodes: [fixed, fixed, fixed, fixed] } } })
    expect(await read(company.auditor)).toMatchObject({ contract: { may: { update: [], delete: false, attach: false } } })
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    expect(await ask(company.rep, `query ($id: ID!) { contract(id: $id) { may { update } } }`, { id })).toMatchObject({ contract: { may: { update: expect.arrayContaining(['title', 'startOn']) as unknown } } })
  })

  it('is known with its form to the shell, narrowed to what the reader may do', async () => {
    const actions = async (caller: TestCaller) => (await ask<{ resourceMeta: ResourceMeta }>(caller, '{ resourceMeta(name: "Contract") }')).resourceMeta.actions
    const propose = (await actions(company.director)).find(({ key }) => key === 'proposeTermination')!
    expect(propose).toMatchObject({ isVersioned: true, answers: 'Contract', payload: 'contract', label: { key: 'contracts.action.proposeTermination' } })
    expect(propose.inputs.map(({ name, kind, required }) => [name, kind, required])).toEqual([['reason', 'text', true], ['terminatedOn', 'date', true], ['settlement', 'money', true], ['settlementDueOn', 'date', false]])
    expect((await actions(company.auditor))).toEqual([])
    const trigger = (await actions(company.rep)).find(({ key }) => key === 'recordContractTrigger')!
    expect(trigger.inputs.find(({ name }) => name === 'kind')!.options!.map(({ value }) => value)).toEqual(['SHIPMENT', 'ACCEPTANCE'])
  })
})
