import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentHash } from '../src/index.ts'
import { asked, decide, look, openCompany, run, stateOf, submit, withdraw, type Company } from './company.ts'

const legal = { key: 'legal', title: 'Legal review', resolver: { role: 'LEGAL' } } as const
const finance = { key: 'finance', title: 'Finance review', resolver: { headOf: 'FINANCE' } } as const

describe('an approval is bound to its content', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
  })
  afterAll(() => company.test.close())

  it('so that another content voids all decisions, which stay in the log', async () => {
    const { rep, legal: xu, finance: zheng } = company
    const first = await submit(rep, [legal, finance])
    expect(await decide(xu, first)).toBe('PENDING')
    const second = await submit(rep, [legal, finance], { id: first.paperId, body: 'another text' })
    expect(second).toMatchObject({ request: first.request, round: 2, status: 'PENDING' })
    expect(second.hash).not.toBe(first.hash)
    expect(await asked(rep, second)).toEqual(['Xu', 'Yu'])
    // She was asked by the first submission, and is not yet by the second.
    expect(await decide(zheng, second)).toBe('APPROVAL_NOT_ASKED')
    const progress = (await look(rep, second))!
    expect(progress.steps.nodes.map(({ round, status }) => `${round} ${status}`)).toEqual(['1 VOID', '1 VOID', '2 OPEN', '2 WAITING'])
    expect(progress.decisions.nodes).toMatchObject([{ verdict: 'APPROVE', voidedAt: expect.any(String) }])
    // Whoever decided before decides again, on what it says now.
    expect(await decide(xu, second)).toBe('PENDING')
    expect(await decide(zheng, second)).toBe('APPROVED')
  })

  it('so that a decision on an old content is refused', async () => {
    const { rep, legal: xu } = company
    const first = await submit(rep, [legal])
    const second = await submit(rep, [legal], { id: first.paperId, body: 'newer' })
    expect(await decide(xu, first)).toBe('APPROVAL_OUTDATED')
    expect(await decide(xu, second, { hash: 'f'.repeat(64) })).toBe('APPROVAL_OUTDATED')
    expect(await decide(xu, second)).toBe('APPROVED')
  })

  it('so that an approved record is approved no longer once it is changed, and the same content stays approved', async () => {
    const { rep, legal: xu } = company
    const first = await submit(rep, [legal])
    expect(await decide(xu, first)).toBe('APPROVED')
    expect(await submit(rep, [legal], { id: first.paperId })).toMatchObject({ status: 'APPROVED', round: 1 })
    expect(await submit(rep, [legal], { id: first.paperId, body: 'changed' })).toMatchObject({ status: 'PENDING', round: 2 })
    expect((await run(rep, 'takePaperBack', { id: first.paperId }, '{ told }')).told).toMatchObject({ status: 'WITHDRAWN' })
  })

  it('and a returned one begins anew, though nothing was changed', async () => {
    const { rep, legal: xu, legal2: yu } = company
    const first = await submit(rep, [legal])
    expect(await decide(xu, first, { verdict: 'RETURN' })).toBe('RETURNED')
    const second = await submit(rep, [legal], { id: first.paperId })
    expect(second).toMatchObject({ status: 'PENDING', round: 2, hash: first.hash })
    expect(await decide(yu, second)).toBe('APPROVED')
  })

  it('and is taken back by whoever submitted it, while it waits', async () => {
    const { rep, legal: xu, director } = company
    const paper = await submit(rep, [legal])
    expect(await withdraw(xu, paper)).toBe('APPROVAL_NOT_SUBMITTER')
    expect(await withdraw(director, paper)).toBe('APPROVAL_NOT_SUBMITTER')
    expect(await withdraw(company.manager, paper)).toBe('NOT_FOUND')
    expect(await withdraw(rep, paper)).toBe('WITHDRAWN')
    expect(await withdraw(rep, paper)).toBe('APPROVAL_FINISHED')
    expect(await decide(xu, paper)).toBe('APPROVAL_FINISHED')
    expect(await stateOf(rep, paper)).toMatchObject({ status: 'WITHDRAWN', stuck: false })
  })
})

describe('the hash of a content', () => {
  it('is the same for the same data in whatever order, and another for other data', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(contentHash(turned)).toBe(contentHash(value))
      expect(contentHash({ ...value, more: [value] })).not.toBe(contentHash(value))
    }))
    expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }))
    expect(contentHash({ at: new Date(0), amount: 5n })).toBe(contentHash({ amount: '5', at: '1970-01-01T00:00:00.000Z' }))
    expect(contentHash(['a', 'b'])).not.toBe(contentHash(['b', 'a']))
    expect(contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
    expect(() => contentHash(Number.NaN)).toThrow(TypeError)
    expect(() => contentHash(() => 1)).toThrow(TypeError)
  })
})
