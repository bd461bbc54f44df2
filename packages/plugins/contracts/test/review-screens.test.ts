import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestCaller } from '@tenon/core/testing'
import { obstaclesOf, type SigningFacts } from '../src/domain/signing-obstacles.ts'
import { ask, cny, did, openCompany, type Company } from './company.ts'
import { approve, exampleDraft, look, requestOf } from './deal.ts'

describe('what stands against a signature', () => {
  const ready: SigningFacts = { status: 'OUT_FOR_SIGNATURE', holds: true, signed: [], order: 'ANY', acting: false, may: { US: true, CUSTOMER: true }, drafted: false }

  it('is nothing where it is approved, sent, and the same as it was', () => {
    expect(obstaclesOf('US', ready)).toEqual([])
    expect(obstaclesOf('CUSTOMER', { ...ready, drafted: true })).toEqual([])
  })

  it('is its state before all else, then everything that the caller could mend', () => {
    expect(obstaclesOf('US', { ...ready, status: 'DRAFT', holds: false })).toEqual(['NOT_SUBMITTED'])
    expect(obstaclesOf('US', { ...ready, status: 'SUSPENDED' })).toEqual(['SIGNED'])
    expect(obstaclesOf('US', { ...ready, holds: false, signed: ['US'], acting: true, drafted: true })).toEqual(['SIDE_SIGNED', 'CHANGED', 'ACTING', 'DRAFTED'])
    expect(obstaclesOf('CUSTOMER', { ...ready, may: { US: true, CUSTOMER: false } })).toEqual(['NO_RIGHT'])
  })
})

interface Card { readonly contractId: string; readonly step: string; readonly status: string; readonly mine: boolean; readonly deviations: number; readonly since: string; readonly seats: readonly { readonly name: string }[] }
interface Signing { readonly holds: boolean; readonly approvedHash: string | null; readonly currentHash: string; readonly againstUs: readonly string[]; readonly againstCustomer: readonly string[] }

describe('the screens of a review', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
    company.setDay('2026-02-10')
  })
  afterAll(() => company.test.close())

  const boardOf = async (caller: TestCaller, id: string) => (await ask<{ contractReviewBoard: Card[] }>(caller, '{ contractReviewBoard { contractId step status mine deviations since seats { name } } }')).contractReviewBoard.filter(({ contractId }) => contractId === id)
  const signing = async (caller: TestCaller, id: string) => (await ask<{ contractSigning: Signing }>(caller, 'query ($id: ID!) { contractSigning(id: $id) { holds approvedHash currentHash againstUs againstCustomer } }', { id })).contractSigning
  const submitted = async () => {
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    await did(company.rep, 'submitContract', { id, expectedVersion: (await look(company.rep, id)).version })
    return id
  }
  const move = async (name: string, id: string) => did(company.rep, name, { id, expectedVersion: (await look(company.rep, id)).version })

  it('show each department that has not decided, who sits there, and what waits for the steps before', async () => {
    const id = await submitted()
    expect((await boardOf(company.legal, id)).map(({ status, mine, seats }) => [status, mine, seats.map(({ name }) => name).toSorted().join()]).toSorted()).toEqual([
      ['OPEN', false, '何,吴'], ['OPEN', false, '马'], ['OPEN', true, '沈'], ['WAITING', false, ''],
    ])
    company.setDay('2026-02-12')
    await approve(company, id, ['legal'])
    expect((await boardOf(company.rep, id)).map(({ status }) => status).toSorted()).toEqual(['OPEN', 'OPEN', 'WAITING'])
    expect((await boardOf(company.rep, id))[0]!.since).toMatch(/^2026-02-10/)
    await approve(company, id, ['product', 'finance'])
    expect(await boardOf(company.director, id)).toMatchObject([{ status: 'OPEN', mine: true, since: expect.stringMatching(/^2026-02-12/) as unknown }])
    company.setDay('2026-02-10')
  })

  it('show a manager her team and not who is asked; strangers nothing', async () => {
    const id = await submitted()
    expect((await boardOf(company.manager, id)).map(({ seats }) => seats.length)).toEqual([0, 0, 0, 0])
    for (const stranger of [company.otherRep, company.southRep, company.southManager, company.admin, company.support]) expect(await boardOf(stranger, id)).toEqual([])
    await move('withdrawContract', id)
    expect(await boardOf(company.director, id)).toEqual([])
  })

  it('are read in as many statements, however many contracts wait', async () => {
    await submitted()
    const count = async () => (await company.test.statements(() => company.director.graphql('{ contractReviewBoard { title customerName ownerName deviations seats { name insteadOf } } }'))).length
    const before = await count()
    for (let more = 0; more < 3; more++) await submitted()
    expect(await count()).toBe(before)
  })

  it('mark what is stuck', async () => {
    const policy = await did(company.director, 'createReviewPolicy', { name: 'Marketing', department: 'MARKETING', ordinal: 10 })
    const id = await submitted()
    await did(company.director, 'updateReviewPolicy', { id: policy.id, expectedVersion: policy.version, active: false })
    expect((await boardOf(company.rep, id)).filter(({ status }) => status === 'STUCK')).toMatchObject([{ step: 'Marketing', seats: [] }])
  })

  it('say why nobody may sign yet, from the draft to the signature', async () => {
    const { id } = await did(company.rep, 'draftContract', exampleDraft(company))
    expect(await signing(company.director, id)).toMatchObject({ holds: false, approvedHash: null, againstUs: ['NOT_SUBMITTED'], againstCustomer: ['NOT_SUBMITTED'] })
    await move('submitContract', id)
    expect((await signing(company.rep, id)).againstUs).toEqual(['IN_REVIEW'])
    await approve(company, id, ['legal', 'product', 'finance', 'director'])
    expect(await signing(company.rep, id)).toMatchObject({ holds: true, againstUs: ['NOT_SENT'] })
    await move('sendContract', id)
    const hash = (await requestOf(company, id)).hash
    expect(await signing(company.director, id)).toMatchObject({ holds: true, approvedHash: hash, currentHash: hash, againstUs: [], againstCustomer: [] })
    expect(await signing(company.rep, id)).toMatchObject({ againstUs: ['NO_RIGHT'], againstCustomer: [] })
    expect(await signing(company.finance, id)).toMatchObject({ againstUs: ['NO_RIGHT'], againstCustomer: ['NO_RIGHT'] })
    expect(await signing(company.leader, id)).toMatchObject({ againstUs: [], againstCustomer: ['NO_RIGHT'] })
    const { version } = await look(company.rep, id)
    await did(company.director, 'signContract', { id, expectedVersion: version, party: 'US', signerName: '周岚', method: 'ESIGN', signedOn: '2026-02-10', contentHash: hash })
    expect(await signing(company.leader, id)).toMatchObject({ againstUs: ['SIDE_SIGNED'] })
    await did(company.rep, 'reviseContract', { id, expectedVersion: (await look(company.rep, id)).version, lines: [{ title: 'Else', kind: 'SERVICE', quantity: '1', unitPrice: cny('1.00'), taxRateBp: 0 }] })
    expect(await signing(company.rep, id)).toMatchObject({ holds: false, againstUs: ['NOT_SUBMITTED'] })
  })

  it('tell whoever drafted it that somebody else signs, and those who do not see it nothing', async () => {
    const lines = [{ title: 'Service', kind: 'SERVICE', quantity: '1', unitPrice: cny('1000.00'), taxRateBp: 600 }]
    const { id } = await did(company.director, 'draftContract', { ...exampleDraft(company), lines })
    await did(company.director, 'submitContract', { id, expectedVersion: (await look(company.director, id)).version })
    await approve(company, id, ['legal', 'product', 'finance'])
    await did(company.director, 'sendContract', { id, expectedVersion: (await look(company.director, id)).version })
    expect(await signing(company.director, id)).toMatchObject({ holds: true, againstUs: ['DRAFTED'], againstCustomer: [] })
    expect((await company.southRep.graphql('query ($id: ID!) { contractSigning(id: $id) { holds } }', { id })).errors![0]!.extensions).toMatchObject({ code: 'NOT_FOUND' })
  })
})
