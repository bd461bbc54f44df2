import type { TestCaller } from '@tenon/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behalf, decide, look, openCompany, run, submit, type Company, type Submitted } from './company.ts'

const legal = { key: 'legal', title: 'Legal review', resolver: { role: 'LEGAL' } } as const

describe('acting for somebody', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  /** A session of an administrator in the browser, in which she acts as somebody. */
  async function impersonate(admin: TestCaller, person: TestCaller): Promise<(query: string, variables: object) => Promise<{ data: { result: { code?: string } } }>> {
    const { identity, handler } = company.test
    const { token } = await identity.issueSignInLink(admin.personId, { validFor: 60 })
    const { cookies } = await identity.redeemSignInLink(token, { ip: '198.51.100.7', userAgent: 'test' })
    const headers = { cookie: cookies.map((one) => one.split(';')[0]).join('; '), origin: 'http://tenon', host: 'tenon', 'content-type': 'application/json' }
    const send = (path: string, body: object) => handler.fetch(new Request(`http://tenon${path}`, { method: 'POST', headers, body: JSON.stringify(body) }), { ip: '198.51.100.7' })
    expect((await send('/api/acting', { personId: `Person:${person.personId}`, reason: 'Ticket 42: an empty inbox' })).status).toBe(200)
    return async (query, variables) => (await send('/graphql', { query, variables })).json() as never
  }

  it('decides nothing where an administrator acts as an approver to see what she sees', async () => {
    const { admin, rep, legal: xu } = company
    const paper = await submit(rep, [legal])
    const asXu = await impersonate(admin, xu)
    const { data } = await asXu('mutation ($input: DecideApprovalInput!) { result: decideApproval(input: $input) { __typename ... on Error { code } } }', { input: { id: paper.request, hash: paper.hash, verdict: 'APPROVE' } })
    expect(data.result.code).toBe('APPROVAL_IN_PERSON')
    expect(await look(rep, paper)).toMatchObject({ status: 'PENDING', decisions: { nodes: [] } })
  })

  it('decides approvals only where the delegation names them', async () => {
    const { test, rep, director, manager } = company
    const delegate = (modules: readonly string[]) => run(director, 'delegate', { deputyId: `Person:${manager.personId}`, from: test.app.today(), lastDay: test.app.today(), modules }, '{ delegation { id } }')
    const paper = await submit(rep, [{ key: 'director', title: 'Director', resolver: { role: 'DIRECTOR' } }])
    await delegate(['papers'])
    expect(await decide(manager, paper, {}, behalf(director))).toBe('NOT_FOUND')
    await delegate(['approvals'])
    expect(await decide(manager, paper, {}, behalf(director))).toBe('APPROVED')
  })

  it('tells who is asked, in the shell and by mail, and the submitter how it ended', async () => {
    const { test, rep, legal: xu, legal2: yu } = company
    const told = async (caller: TestCaller): Promise<readonly string[]> => (await caller.graphql<{ notifications: { nodes: { text: string }[] } }>('{ notifications(first: 3) { nodes { text } } }')).data!.notifications.nodes.map(({ text }) => text)
    await test.takeMails()
    const paper: Submitted = await submit(rep, [legal], { body: 'to be told' })
    expect((await told(xu))[0]).toBe('Legal review: Paper: to be told waits for your decision.')
    expect(await decide(yu, paper, { verdict: 'RETURN' })).toBe('RETURNED')
    expect((await told(rep))[0]).toBe('Paper: to be told was returned to you to be changed. The comment says what.')
    const mails = await test.takeMails()
    expect(mails.filter(({ text }) => text.includes('waits for your decision'))).toHaveLength(2)
    expect(mails.some(({ text }) => text.includes('was returned to you'))).toBe(true)
  })
})
