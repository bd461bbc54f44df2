import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import { assertPeriodOpen } from '../../src/period-locks/assert-period-open.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const plugin = makePlugin('books', {
  schema: (builder: object) => {
    ;(builder as { useCase(name: string, options: object): void }).useCase('post', {
      description: 'Posts something.',
      input: (t: { field(options: object): unknown }) => ({ on: t.field({ type: 'String', required: true }) }),
      run: async (context: RequestContext, { on }: { on: string }) => assertPeriodOpen(context, { module: 'core', on }),
    })
  },
})

interface Result { readonly code?: string; readonly periodLock?: { readonly id: string; readonly version: number; readonly status: string }; readonly fields?: readonly { readonly code: string }[] }

describe('a locked period', () => {
  let test: TestApp
  let finance: TestCaller
  let director: TestCaller
  let both: TestCaller
  let rep: TestCaller

  beforeAll(async () => {
    test = await createTestApp({ plugins: [plugin] })
    finance = await test.as('FINANCE')
    director = await test.as('DIRECTOR')
    both = await test.as(['FINANCE', 'DIRECTOR'])
    rep = await test.as('REP')
  })
  afterAll(() => test.close())

  const run = async (caller: TestCaller, mutation: string, input: Record<string, unknown>): Promise<Result> => {
    const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`
    return (await caller.graphql<{ result: Result }>(`mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { ... on ${name}Payload { periodLock { id version status } } ... on Error { code } ... on ValidationError { fields { code } } } }`, { input })).data!.result
  }
  const lock = (caller: TestCaller, periodKey: string) => run(caller, 'lockPeriod', { module: 'core', periodKey })
  const locked = async (periodKey: string) => (await lock(finance, periodKey)).periodLock!
  const go = (caller: TestCaller, key: string, { id }: { id: string }, version: number, more = {}) => run(caller, `${key}PeriodLock`, { id, expectedVersion: version, ...more })
  const post = async (on: string) => (await rep.graphql<{ post: { code?: string } }>('mutation ($on: String!) { post(input: { on: $on }) { ... on Error { code } } }', { on })).data!.post.code ?? 'posted'

  it('takes no postings of its days, and leaves all other days open', async () => {
    expect(await post('2025-03-31')).toBe('posted')
    await locked('2025-03')
    expect(await Promise.all(['2025-02-28', '2025-03-01', '2025-03-31', '2025-04-01'].map(post))).toEqual(['posted', 'PERIOD_LOCKED', 'PERIOD_LOCKED', 'posted'])
  })

  it('may be a quarter or a year too, and is locked once', async () => {
    await locked('2024-Q4')
    await locked('2023')
    expect(await Promise.all(['2024-09-30', '2024-10-01', '2023-06-15'].map(post))).toEqual(['posted', 'PERIOD_LOCKED', 'PERIOD_LOCKED'])
    expect(await lock(director, '2024-11')).toEqual({ code: 'PERIOD_LOCKED_ALREADY' })
  })

  it('is locked by finance or a director alone', async () => {
    expect(await lock(rep, '2022')).toEqual({ code: 'FORBIDDEN' })
    expect((await lock(director, '2022')).periodLock).toMatchObject({ status: 'LOCKED' })
    expect((await rep.graphql<{ periodLocks: { nodes: unknown[] } }>('{ periodLocks { nodes { id } } }')).data!.periodLocks.nodes).toEqual([])
  })

  it('is of a module and a period that there are', async () => {
    expect(await run(finance, 'lockPeriod', { module: 'nothing', periodKey: '2022-13' })).toEqual({ code: 'VALIDATION_FAILED', fields: [{ code: 'UNKNOWN_MODULE' }, { code: 'NOT_A_PERIOD' }] })
  })

  it('opens again by finance and a director together, with a reason', async () => {
    const period = await locked('2021')
    expect(await go(finance, 'askToReopen', period, 1, { reason: ' ' })).toMatchObject({ code: 'VALIDATION_FAILED' })
    expect((await go(finance, 'askToReopen', period, 1, { reason: 'A late invoice' })).periodLock).toMatchObject({ status: 'REOPENING' })
    expect(await post('2021-05-05')).toBe('PERIOD_LOCKED')
    expect((await go(director, 'reopen', period, 2)).periodLock).toMatchObject({ status: 'REOPENED' })
    expect(await post('2021-05-05')).toBe('posted')
  })

  it('does not open again by one person, nor by two of the same side', async () => {
    const period = await locked('2020')
    await go(both, 'askToReopen', period, 1, { reason: 'All mine' })
    expect(await go(both, 'reopen', period, 2)).toMatchObject({ code: 'TRANSITION_NOT_YOURS' })
    expect((await go(director, 'keep', period, 2)).periodLock).toMatchObject({ status: 'LOCKED' })
    await go(finance, 'askToReopen', period, 3, { reason: 'Once more' })
    expect(await go(await test.as('FINANCE'), 'reopen', period, 4)).toMatchObject({ code: 'TRANSITION_NOT_YOURS' })
    expect(await go(rep, 'reopen', period, 4)).toMatchObject({ code: 'NOT_FOUND' })
    expect((await go(director, 'reopen', period, 4)).periodLock).toMatchObject({ status: 'REOPENED' })
  })
})
