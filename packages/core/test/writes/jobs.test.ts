import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'
import { internalsOf } from '../../src/writes/context-internals.ts'
import { runJobs, startJobs } from '../../src/writes/jobs.ts'
import { makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

describe('jobs of plugins', () => {
  let test: TestApp
  const runs: string[] = []
  const failures: string[] = []
  let finish = (): void => {}

  const plugin = makePlugin('chores', {
    jobs: [
      { id: 'broken', every: 1, run: () => Promise.reject(new Error('out of order')) },
      {
        id: 'slow', every: 1,
        run: async (context) => {
          context.emit('chores.done', null, {})
          runs.push(`${context.principal.name} by ${context.source}`)
          await new Promise<void>((resolve) => (finish = resolve))
        },
      },
    ],
  })

  beforeAll(async () => {
    test = await createTestApp({ plugins: [plugin] })
  })
  afterAll(() => test.close())

  it('run as the system when the process starts, and one that fails stops no other', async () => {
    const jobs = startJobs(test.app, { onError: (error, job) => void failures.push(`${job}: ${(error as Error).message}`) })
    await expect.poll(() => runs.length).toBe(1)
    await expect.poll(() => failures).toEqual(['chores/broken: out of order'])
    finish()
    await jobs.stop()
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatch(/schedule/)
    expect(await test.app.base['outboxEvent']!['count']!({ where: { type: 'chores.done' } })).toBe(1)
  })
})

describe("a night's work", () => {
  it('is done one after the other, and what rests on the work of others comes after theirs, wherever their plugins stand and though one of them fails', async () => {
    const done: string[] = []
    const chore = (id: string, last = false) => ({ id, every: 'night' as const, last, run: async () => { await new Promise((resolve) => setTimeout(resolve, 5)); done.push(id) } })
    const pool = makePlugin('apool', { jobs: [chore('empty-pool', true), chore('wake-up')] })
    const debts = makePlugin('debts', { jobs: [{ id: 'broken', every: 'night', run: () => Promise.reject(new Error('out of order')) }, chore('fall-due')] })
    const test = await createTestApp({ plugins: [pool, debts] })
    const failures: string[] = []
    const jobs = startJobs(test.app, { onError: (_error, job) => void failures.push(job) })
    await expect.poll(() => done).toEqual(['wake-up', 'fall-due', 'empty-pool'])
    await jobs.stop()
    expect(failures).toEqual(['debts/broken'])
    await test.close()
  })

  it('that another process is at is left to it', async () => {
    if (process.env['TENON_TEST_DATABASE'] === 'embedded') return console.info('skipped on the embedded database: one process has it')
    let finish = (): void => {}
    let begun = 0
    const long = { id: 'long', every: 'night' as const, run: async () => { begun++; await new Promise<void>((resolve) => (finish = resolve)) } }
    const test = await createTestApp({ plugins: [makePlugin('nights', { jobs: [long] })] })
    const first = runJobs(test.app)
    await expect.poll(() => begun).toBe(1)
    await runJobs(test.app)
    expect(begun).toBe(1)
    finish()
    await first
    await runJobs(test.app)
    expect(begun).toBe(1)
    await test.close()
  })

  it('is cut short by a server that stops, undone, and no failure', async () => {
    if (process.env['TENON_TEST_DATABASE'] === 'embedded') return console.info('skipped on the embedded database: nothing is cancelled there')
    let written = 0
    const long = {
      id: 'long', every: 'night' as const,
      run: async (context: RequestContext) => {
        const { orgUnit } = context.system('the test of a long night writes') as unknown as { orgUnit: { create(args: object): Promise<unknown> } }
        for (let turn = 0; turn < 600; turn++) {
          await orgUnit.create({ data: { code: `N${turn}`, name: 'Night', path: `/n${turn}/`, kind: 'TEAM' } })
          written++
          await new Promise((resolve) => setTimeout(resolve, 100))
        }
      },
    }
    const test = await createTestApp({ plugins: [makePlugin('nights', { jobs: [long as never] })] })
    const failures: string[] = []
    const jobs = startJobs(test.app, { onError: (_error, job) => void failures.push(job), grace: 200 })
    await expect.poll(() => written).toBeGreaterThan(1)
    await jobs.stop()
    expect(written).toBeLessThan(600)
    expect(failures).toEqual([])
    expect(await test.app.base['orgUnit']!['count']!({ where: { name: 'Night' } })).toBe(0)
    await test.close()
  })

  it('may take 15 minutes, and so may each of its statements; other work keeps to a minute', async () => {
    const limits = new Map<string, unknown>()
    const chore = (id: string, every: 'night' | 1) => ({
      id, every,
      run: async (context: RequestContext) => {
        const [row] = await internalsOf(context).base.$queryRawUnsafe<{ statement: string }[]>("select current_setting('statement_timeout') as statement")
        limits.set(id, row!.statement)
      },
    })
    const test = await createTestApp({ plugins: [makePlugin('chores', { jobs: [chore('long', 'night'), chore('short', 1)] })] })
    const { base } = test.app
    const transactions = vi.spyOn(base, '$transaction')
    await test.runJobs()
    const timeouts = transactions.mock.calls.map(([, options]) => options?.timeout)
    transactions.mockRestore()
    const [outside] = await base.$queryRawUnsafe<{ statement: string }[]>("select current_setting('statement_timeout') as statement")
    expect(limits.get('long')).toBe('15min')
    expect(limits.get('short')).toBe(outside!.statement)
    expect(outside!.statement).not.toBe('15min')
    expect(timeouts.filter((limit) => limit === 15 * 60_000)).toHaveLength(2)
    expect(timeouts).toContain(60_000)
    await test.close()
  })
})
