import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asked, decide, look, openCompany, submit, type Company, type Submitted } from './company.ts'

interface Inbox {
  readonly nodes: readonly { readonly id: string; readonly step: { readonly title: string }; readonly request: { readonly id: string; readonly title: string; readonly hash: string; readonly facts: readonly object[] } }[]
  readonly totalCount: number
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

describe('an approval that takes long', () => {
  let company: Company
  // A Friday, 16:00 in Shanghai: the working week ends at 18:00.
  let clock = new Date('2026-04-10T08:00:00Z')
  beforeAll(async () => {
    company = await openCompany({ now: () => clock })
  })
  afterAll(() => company.test.close())

  const lookAfter = () => company.test.runJobs()

  it('is due after working hours, and goes to the next superior as well; both names are kept', async () => {
    const { rep, manager, director } = company
    const paper = await submit(rep, [{ key: 'boss', title: 'Manager', resolver: { superiorOf: rep.personId }, dueHours: 4 }])
    expect((await look(rep, paper))!.steps.nodes[0]!.dueAt).toBe('2026-04-13T03:00:00.000Z')
    clock = new Date('2026-04-13T02:59:00Z')
    await lookAfter()
    expect(await asked(rep, paper)).toEqual(['Chen'])
    clock = new Date('2026-04-13T03:00:00Z')
    await Promise.all([lookAfter(), lookAfter()])
    await lookAfter()
    expect(await asked(rep, paper)).toEqual(['Chen', 'Zhou'])
    expect((await look(rep, paper))!.steps.nodes[0]!.seats.nodes).toMatchObject([{ person: { name: 'Chen' }, origin: 'RESOLVED' }, { person: { name: 'Zhou' }, origin: 'OVERDUE', insteadOf: { name: 'Chen' } }])
    expect(await decide(director, paper)).toBe('APPROVED')
    expect(await decide(manager, paper)).toBe('APPROVAL_FINISHED')
  })

  it('of everybody still needs each voice: the late one\'s, or her superior\'s', async () => {
    const { rep, manager, finance, director } = company
    const paper = await submit(rep, [{ key: 'all', title: 'All', resolver: { role: 'MANAGER' }, quorum: 'ALL', dueHours: 1 }, { key: 'fin', title: 'Finance', resolver: { headOf: 'FINANCE' } }])
    clock = new Date('2026-04-15T03:00:00Z')
    await lookAfter()
    expect(await asked(rep, paper)).toEqual(['Chen', 'Zhou'])
    expect(await decide(manager, paper)).toBe('PENDING')
    expect(await asked(rep, paper)).toEqual(['Zheng'])
    expect(await decide(director, paper)).toBe('PENDING')
    expect((await look(rep, paper))!.decisions.nodes.map(({ late }) => late)).toEqual([false, true])
    expect(await decide(finance, paper)).toBe('APPROVED')
  })

  it('never goes to somebody who may not decide: the superior who submitted it', async () => {
    const { director, manager } = company
    const paper = await submit(director, [{ key: 'boss', title: 'Manager', resolver: { person: manager.personId }, dueHours: 1 }])
    clock = new Date('2026-04-16T03:00:00Z')
    await lookAfter()
    expect(await asked(director, paper)).toEqual(['Chen'])
    expect(await decide(manager, paper)).toBe('APPROVED')
  })

  it('stands in the inbox of those who are asked, oldest first, with what one needs to decide', async () => {
    const { test, rep, legal } = company
    const reader = await test.as('LOGISTICS', { name: 'Han' })
    const papers: Submitted[] = []
    for (const body of ['first', 'second', 'third']) {
      clock = new Date(clock.getTime() + 60_000)
      papers.push(await submit(rep, [{ key: 'x', title: `Check ${body}`, resolver: { person: reader.personId } }], { body }))
    }
    const inbox = async (args: string): Promise<Inbox> => (await reader.graphql<{ approvalInbox: Inbox }>(`{ approvalInbox(${args}) { nodes { id step { title } request { id title hash facts } } totalCount hasNextPage endCursor } }`)).data!.approvalInbox
    const first = await inbox('first: 2')
    expect(first).toMatchObject({ totalCount: 3, hasNextPage: true })
    expect(first.nodes).toMatchObject([{ step: { title: 'Check first' }, request: { hash: papers[0]!.hash, facts: [{ label: 'Text', value: 'first' }] } }, { step: { title: 'Check second' } }])
    expect(await decide(reader, { request: first.nodes[0]!.request.id, hash: first.nodes[0]!.request.hash })).toBe('APPROVED')
    expect(await inbox(`first: 2, after: "${first.endCursor}"`)).toMatchObject({ totalCount: 2, hasNextPage: false, nodes: [{ step: { title: 'Check third' } }] })
    expect((await legal.graphql<{ approvalInbox: Inbox }>('{ approvalInbox { totalCount nodes { id } } }')).data!.approvalInbox).toMatchObject({ totalCount: 0, nodes: [] })
    expect((await reader.graphql('{ approvalInbox(first: 101) { totalCount } }')).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
    const [one, two] = [await test.statements(() => inbox('first: 1')), await test.statements(() => inbox('first: 20'))]
    expect(two.length).toBe(one.length)
    expect(two.length).toBeLessThanOrEqual(6)
  })
})
