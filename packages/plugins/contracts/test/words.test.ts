import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { createTestApp } from '@tenon/core/testing'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contracts } from '../src/index.ts'
import { ask, did, openCompany, run, type Company } from './company.ts'
import { exampleDraft, look, reviewed, signedContract } from './deal.ts'

const sign = 'mutation ($input: SignContractInput!) { result: signContract(input: $input) { ... on Error { code message } } }'

describe('what contracts say to people', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
  })
  afterAll(() => company.test.close())

  const offered = async (id: string) => (await ask<{ contract: { transitions: { key: string }[] } }>(company.rep, 'query ($id: ID!) { contract(id: $id) { transitions { key } } }', { id })).contract.transitions.map(({ key }) => key)

  it('a contract is marked as expired only when its last day is over', async () => {
    const { id } = await signedContract(company, { startOn: '2026-02-01', endOn: '2026-02-28' })
    const holds = async () => ((await company.test.app.base['customerHold']!['findMany']!({ where: { source: 'contracts', sourceId: id.slice('Contract:'.length) }, orderBy: { kind: 'asc' } })) as unknown as readonly { kind: string }[]).map(({ kind }) => kind)
    expect(await holds()).toEqual(['ACTIVE_CONTRACT', 'OVERDUE_RECEIVABLE'])
    expect(await offered(id)).not.toContain('expire')
    company.setDay('2026-02-28')
    expect(await offered(id)).not.toContain('expire')
    expect((await run(company.rep, 'expireContract', { id, expectedVersion: (await look(company.rep, id)).version })).fields).toEqual([{ path: 'endOn', code: 'CONTRACT_NOT_OVER' }])
    company.setDay('2026-03-01')
    expect(await offered(id)).toContain('expire')
    expect(await did(company.rep, 'expireContract', { id, expectedVersion: (await look(company.rep, id)).version })).toMatchObject({ status: 'EXPIRED' })
    expect(await holds(), 'only what it owes still keeps its customer from the pool').toEqual(['OVERDUE_RECEIVABLE'])
  })

  it('a contract without an end is never offered to be marked so, and says why', async () => {
    const { id, version } = await signedContract(company)
    expect(await offered(id)).not.toContain('expire')
    expect((await run(company.rep, 'expireContract', { id, expectedVersion: version })).fields).toEqual([{ path: 'endOn', code: 'CONTRACT_WITHOUT_END' }])
  })

  it('whom to ask is named in the language of whoever asks', async () => {
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    await reviewed(company, id, ['legal', 'product', 'finance', 'director'])
    await did(company.rep, 'sendContract', { id, expectedVersion: (await look(company.rep, id)).version })
    const { version, contentHash } = await look(company.rep, id)
    const input = { id, expectedVersion: version, party: 'US', signerName: '陈波', method: 'ESIGN', signedOn: '2026-02-10', contentHash }
    const say = async (locale: string) => (await company.manager.graphql<{ result: { message: string } }>(sign, { input }, { 'accept-language': locale })).data?.result.message
    expect(await say('en')).toBe('Your role does not let you do this with the contract. Ask a director.')
    expect(await say('zh-CN')).toBe('您的角色不能对该合同执行此操作，请联系：销售总监。')
  })

  it('a refusal calls the state as the screens do, in both languages', async () => {
    const { id, version, contentHash } = await signedContract(company)
    const input = { id, expectedVersion: version, party: 'US', signerName: '周岚', method: 'ESIGN', signedOn: '2026-02-10', contentHash }
    const say = async (locale: string) => {
      const answer = await company.director.graphql<{ result: { code: string; message: string } }>(sign, { input }, { 'accept-language': locale })
      return answer.data?.result
    }
    expect(await say('en')).toEqual({ code: 'CONTRACT_STATE', message: 'This cannot be done with a contract that is signed. Load it again to see what is possible.' })
    expect(await say('zh-CN')).toEqual({ code: 'CONTRACT_STATE', message: '合同处于“已签订”状态，不能执行此操作。请重新加载后查看可用操作。' })
  })

  it('what the departments decide by is named by keys that both languages have', async () => {
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    await reviewed(company, id, [])
    const { approvalRequests } = await ask<{ approvalRequests: { nodes: { subjectId: string; facts: { label: string }[] }[] } }>(company.director, '{ approvalRequests(first: 100) { nodes { subjectId facts } } }')
    expect(approvalRequests.nodes.find(({ subjectId }) => id.endsWith(subjectId))!.facts.map(({ label }) => label)).toEqual(['contracts.Contract.customer', 'contracts.Contract.gross', 'contracts.Contract.discountBp', 'contracts.review.aboveClass'])
  })
})

describe('the policies that a company begins with', () => {
  it.each([['zh-CN', ['产品', '法务', '财务', '销售总监']], ['en', ['Director', 'Finance', 'Legal', 'Product']]] as const)('are named in its language: %s', async (locale, names) => {
    const test = await createTestApp({ plugins: [customers(), catalog(), approvals(), contracts()], company: { locale } })
    try {
      const { reviewPolicies } = await ask<{ reviewPolicies: { nodes: { name: string }[] } }>(await test.as('DIRECTOR'), '{ reviewPolicies { nodes { name } } }')
      expect(reviewPolicies.nodes.map(({ name }) => name).toSorted()).toEqual([...names].toSorted())
    } finally {
      await test.close()
    }
  })
})
