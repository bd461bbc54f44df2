import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asked, decide, look, openCompany, run, stateOf, submit, type Company } from './company.ts'

const legal = { key: 'legal', title: 'Legal review', resolver: { role: 'LEGAL' } } as const
const finance = { key: 'finance', title: 'Finance review', resolver: { headOf: 'FINANCE' } } as const

describe('the steps of an approval', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  it('open one after another, and the last one approves the whole', async () => {
    const { rep, legal: xu, finance: zheng } = company
    const paper = await submit(rep, [legal, finance])
    expect(paper).toMatchObject({ status: 'PENDING', stuck: false, round: 1 })
    expect(await asked(rep, paper)).toEqual(['Xu', 'Yu'])
    expect(await decide(xu, paper)).toBe('PENDING')
    expect(await asked(rep, paper)).toEqual(['Zheng'])
    expect(await decide(zheng, paper)).toBe('APPROVED')
    expect(await stateOf(rep, paper)).toMatchObject({ status: 'APPROVED', hash: paper.hash })
    const { papers } = (await rep.graphql<{ papers: { nodes: { id: string; status: string }[] } }>('{ papers { nodes { id status } } }')).data!
    expect(papers.nodes.find(({ id }) => id.endsWith(paper.paperId))).toMatchObject({ status: 'APPROVED' })
  })

  it('of one parallel group are open at the same time', async () => {
    const { rep, legal: xu, finance: zheng, director } = company
    const paper = await submit(rep, [{ ...legal, parallelGroup: 'a' }, { ...finance, parallelGroup: 'a' }, { key: 'lead', title: 'Release', resolver: { role: 'DIRECTOR' } }])
    expect(await asked(rep, paper)).toEqual(['Xu', 'Yu', 'Zheng'])
    expect(await decide(zheng, paper)).toBe('PENDING')
    expect(await asked(rep, paper)).toEqual(['Xu', 'Yu'])
    expect(await decide(xu, paper)).toBe('PENDING')
    expect(await asked(rep, paper)).toEqual(['Zhou'])
    expect(await decide(director, paper)).toBe('APPROVED')
  })

  it('ask for everybody, for anybody, or for a number of people', async () => {
    const { rep, legal: xu, legal2: yu, finance: zheng } = company
    const all = await submit(rep, [{ ...legal, quorum: 'ALL' }])
    expect(await decide(xu, all)).toBe('PENDING')
    expect(await decide(yu, all)).toBe('APPROVED')
    const any = await submit(rep, [{ ...legal, quorum: 'ANY' }])
    expect(await decide(yu, any)).toBe('APPROVED')
    const two = await submit(rep, [{ key: 'two', title: 'Two of them', resolver: { department: 'LEGAL' }, quorum: 2 }])
    expect(await decide(xu, two)).toBe('PENDING')
    expect(await decide(zheng, two)).toBe('NOT_FOUND')
    expect(await decide(yu, two)).toBe('APPROVED')
  })

  it('are resolved by role, head, department, person and superior', async () => {
    const { rep, legal: xu } = company
    const names = async (resolver: never) => asked(rep, await submit(rep, [{ key: 'x', title: 'X', resolver }]))
    const north = (await company.test.app.base['orgUnit']!['findUnique']!({ where: { code: 'north' } })) as { id: string }
    expect(await names({ role: 'DIRECTOR' } as never)).toEqual(['Zhou'])
    expect(await names({ headOf: north.id } as never)).toEqual(['Chen'])
    expect(await names({ headOf: 'FINANCE' } as never)).toEqual(['Zheng'])
    expect(await names({ department: 'LEGAL' } as never)).toEqual(['Xu', 'Yu'])
    expect(await names({ person: xu.personId } as never)).toEqual(['Xu'])
    expect(await names({ superiorOf: rep.personId } as never)).toEqual(['Chen'])
  })

  it('count an abstention as no approval, and nobody as enough', async () => {
    const { rep, legal: xu, legal2: yu } = company
    const all = await submit(rep, [{ ...legal, quorum: 'ALL' }])
    expect(await decide(xu, all, { verdict: 'ABSTAIN' })).toBe('PENDING')
    expect(await decide(yu, all)).toBe('APPROVED')
    const none = await submit(rep, [legal])
    expect(await decide(xu, none, { verdict: 'ABSTAIN' })).toBe('PENDING')
    expect(await decide(yu, none, { verdict: 'ABSTAIN' })).toBe('PENDING')
    expect(await look(rep, none)).toMatchObject({ status: 'PENDING', stuck: true, steps: { nodes: [{ status: 'STUCK', stuckReason: 'ALL_ABSTAINED' }] } })
  })

  it('end with the first rejection and with a return, which need a comment', async () => {
    const { rep, legal: xu } = company
    for (const [verdict, status] of [['REJECT', 'REJECTED'], ['RETURN', 'RETURNED']] as const) {
      const paper = await submit(rep, [legal, finance])
      const silent = await run(xu, 'decideApproval', { id: paper.request, hash: paper.hash, verdict, comment: '  ' }, '{ approvalRequest { id } }')
      expect(silent).toMatchObject({ __typename: 'ValidationError', code: 'APPROVAL_COMMENT_REQUIRED', fields: [{ path: 'comment', code: 'REQUIRED' }] })
      expect(await decide(xu, paper, { verdict })).toBe(status)
      const progress = (await look(rep, paper))!
      expect(progress.steps.nodes.map((step) => step.status)).toEqual([status, 'CLOSED'])
      expect(progress.decisions.nodes).toMatchObject([{ verdict, comment: 'Because', by: { name: 'Xu' } }])
    }
  })

  it('are needed: nothing is approved by nobody', async () => {
    const refusal = async (steps: object[]) => (await run(company.rep, 'submitPaper', { body: 'x', steps }, '{ told }')).code
    expect(await refusal([])).toBe('APPROVAL_STEPS_INVALID')
    expect(await refusal([legal, legal])).toBe('APPROVAL_STEPS_INVALID')
    expect(await refusal([{ ...legal, quorum: 0 }])).toBe('APPROVAL_STEPS_INVALID')
    expect(await refusal([{ ...legal, dueHours: 0.5 }])).toBe('APPROVAL_STEPS_INVALID')
  })

  it('let the module of the record veto the end, and then nothing was decided', async () => {
    const paper = await submit(company.rep, [legal], { body: 'veto' })
    expect(await decide(company.legal, paper)).toBe('PAPER_VETO')
    expect(await look(company.rep, paper)).toMatchObject({ status: 'PENDING', decisions: { nodes: [] } })
  })
})
