import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, look, openCompany, submit, type Company } from './company.ts'

const legal = { key: 'legal', title: 'Legal review', resolver: { person: '' } }
const product = { key: 'finance', title: 'Finance review', resolver: { headOf: 'FINANCE' } }

describe('at the same moment', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  const both = () => [{ ...legal, resolver: { person: company.legal.personId }, parallelGroup: 'review' }, { ...product, parallelGroup: 'review' }]

  it('two departments decide and one returns: RETURN wins, and both decisions stay in the log', async () => {
    const { rep, legal: xu, finance: zheng } = company
    for (let round = 0; round < 4; round++) {
      const paper = await submit(rep, both())
      const approving = (): Promise<string> => decide(xu, paper)
      const returning = (): Promise<string> => decide(zheng, paper, { verdict: 'RETURN' })
      await Promise.all(round % 2 === 0 ? [approving(), returning()] : [returning(), approving()])
      const progress = (await look(rep, paper))!
      expect(progress.status).toBe('RETURNED')
      expect(progress.decisions.nodes.map(({ verdict }) => verdict).sort()).toEqual(['APPROVE', 'RETURN'])
    }
  })

  it('keeps a decision that came after the return, and it changes nothing', async () => {
    const { rep, legal: xu, finance: zheng } = company
    const paper = await submit(rep, both())
    expect(await decide(zheng, paper, { verdict: 'RETURN' })).toBe('RETURNED')
    expect(await decide(xu, paper)).toBe('RETURNED')
    expect(await decide(xu, paper)).toBe('APPROVAL_DECIDED_BEFORE')
    expect((await look(rep, paper))!.decisions.nodes).toMatchObject([{ verdict: 'RETURN', late: false }, { verdict: 'APPROVE', late: true }])
  })

  it('lets a return win over an approval that was enough for its step, until all is approved', async () => {
    const { rep, legal: xu, legal2: yu } = company
    const paper = await submit(rep, [{ key: 'legal', title: 'Legal', resolver: { role: 'LEGAL' } }, product])
    expect(await decide(xu, paper)).toBe('PENDING')
    expect(await decide(yu, paper, { verdict: 'RETURN' })).toBe('RETURNED')
    const done = await submit(rep, [{ key: 'legal', title: 'Legal', resolver: { role: 'LEGAL' } }])
    expect(await decide(xu, done)).toBe('APPROVED')
    expect(await decide(yu, done, { verdict: 'RETURN' })).toBe('APPROVAL_FINISHED')
  })

  it('one decides and the submitter submits anew: the decision is refused, or void', async () => {
    const { rep, legal: xu } = company
    for (let round = 0; round < 4; round++) {
      const paper = await submit(rep, [{ ...legal, resolver: { person: xu.personId } }])
      const again = (): Promise<unknown> => submit(rep, [{ ...legal, resolver: { person: xu.personId } }], { id: paper.paperId, body: `changed ${round}` })
      const deciding = (): Promise<string> => decide(xu, paper)
      const answers = await Promise.all(round % 2 === 0 ? [deciding(), again()] : [again(), deciding()])
      const answer = answers.find((item) => typeof item === 'string')
      const progress = (await look(rep, paper))!
      expect(progress.status).toBe('PENDING')
      // Approved, and told so before or after it was submitted anew; or refused.
      expect(['APPROVED', 'PENDING', 'APPROVAL_OUTDATED']).toContain(answer)
      expect(progress.decisions.nodes.every(({ voidedAt }) => voidedAt !== null)).toBe(true)
      expect(progress.decisions.nodes).toHaveLength(answer === 'APPROVAL_OUTDATED' ? 0 : 1)
    }
  })

  it('one person decides twice: one decision counts', async () => {
    const { rep, legal: xu } = company
    const paper = await submit(rep, [{ key: 'two', title: 'Two', resolver: { role: 'LEGAL' }, quorum: 2 }])
    const answers = await Promise.all([decide(xu, paper), decide(xu, paper), decide(xu, paper)])
    expect(answers.sort()).toEqual(['APPROVAL_DECIDED_BEFORE', 'APPROVAL_DECIDED_BEFORE', 'PENDING'])
    expect((await look(rep, paper))!.decisions.nodes).toHaveLength(1)
  })

  it('one record is submitted by two: there is one request', async () => {
    const { rep, manager, legal: xu } = company
    const paper = await submit(rep, [{ ...legal, resolver: { person: xu.personId } }])
    await Promise.all([rep, manager].map((caller, index) => submit(caller, [{ ...legal, resolver: { person: xu.personId } }], { id: paper.paperId, body: `by ${index}` })))
    const progress = (await look(xu, paper))!
    expect(progress.steps.nodes.map(({ round, status }) => `${round} ${status}`)).toEqual(['1 VOID', '2 VOID', '3 OPEN'])
  })
})
