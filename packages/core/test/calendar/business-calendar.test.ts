import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import { businessCalendar } from '../../src/calendar/business-calendar.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { addBusinessDays, addBusinessSeconds } from '../../src/time/index.ts'
import { makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const plugin = makePlugin('clocks', {
  schema: (builder: object) => {
    const b = builder as { queryFields(fields: (t: Record<string, (options?: object) => unknown>) => object): void }
    b.queryFields((t) => ({
      dueAfter: t['string']!({
        args: { from: (t as unknown as { arg: { string(options: object): unknown } }).arg.string({ required: true }) },
        resolve: async (_root: unknown, { from }: { from: string }, context: RequestContext) => addBusinessSeconds(await businessCalendar(context), new Date(from), 8 * 3_600).toISOString(),
      }),
    }))
  },
})

interface Result { readonly code?: string; readonly record?: { readonly id: string; readonly version: number }; readonly fields?: readonly { readonly path: string; readonly code: string }[] }

describe('the company\'s working time', () => {
  let test: TestApp
  let admin: TestCaller
  let rep: TestCaller
  beforeAll(async () => {
    test = await createTestApp({ plugins: [plugin] })
    admin = await test.as('SYSADMIN')
    rep = await test.as('REP')
  })
  afterAll(() => test.close())

  const run = async (caller: TestCaller, mutation: string, model: string, input: object): Promise<Result> => {
    const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}`
    return (await caller.graphql<{ result: Result }>(`mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { ... on ${name}Payload { record: ${model} { id version } } ... on Error { code } ... on ValidationError { fields { path code } } } }`, { input })).data!.result
  }
  const due = async (from: string, caller = rep) => (await caller.graphql<{ dueAfter: string }>('query ($from: String!) { dueAfter(from: $from) }', { from })).data!.dueAfter
  const calendar = () => businessCalendar(test.app.systemContext('test'))
  const day = (input: object) => run(admin, 'createCalendarDay', 'calendarDay', input)

  it('is Monday to Friday, 09:00 to 18:00, where the company has said nothing', async () => {
    // Monday 10:00 in Shanghai; eight hours later it is 18:00.
    expect(await due('2026-01-12T02:00:00Z')).toBe('2026-01-12T10:00:00.000Z')
    expect(await due('2026-01-12T03:00:00Z')).toBe('2026-01-13T02:00:00.000Z')
    expect(await due('2026-01-16T03:00:00Z')).toBe('2026-01-19T02:00:00.000Z')
  })

  it('knows holidays, and weekends on which people make up for them', async () => {
    // Spring Festival 2026: off from 15 to 23 February, made up for on Saturday the 14th and Saturday the 28th.
    for (let date = 15; date <= 23; date += 1) expect((await day({ on: `2026-02-${date}`, kind: 'HOLIDAY', name: '春节' })).record).toBeDefined()
    for (const on of ['2026-02-14', '2026-02-28']) await day({ on, kind: 'WORKING_DAY', name: '春节调休' })
    const time = await calendar()
    expect(['2026-02-13', '2026-02-14', '2026-02-15', '2026-02-20', '2026-02-24', '2026-02-28', '2026-03-01'].map((on) => time.isWorkingDay(on))).toEqual([true, true, false, false, true, true, false])
    expect(addBusinessDays(time, '2026-02-13', 2)).toBe('2026-02-24')
    // From Saturday the 14th, 14:00, four hours are left; the other four are on the 24th.
    expect(await due('2026-02-14T06:00:00Z')).toBe('2026-02-24T05:00:00.000Z')
    expect(await due('2026-02-27T06:00:00Z')).toBe('2026-02-28T05:00:00.000Z')
  })

  it('takes a make-up day\'s own hours where it has some', async () => {
    await day({ on: '2026-05-09', kind: 'WORKING_DAY', name: '劳动节调休', opensAt: '10:00', closesAt: '12:00' })
    expect((await calendar()).openingsOn('2026-05-09')).toEqual([{ from: new Date('2026-05-09T02:00:00Z'), to: new Date('2026-05-09T04:00:00Z') }])
  })

  it('takes the noon break off the clock once the company says so', async () => {
    const { data } = await admin.graphql<{ workingHoursOfWeek: { nodes: { id: string; version: number; weekday: string; withBreak: boolean }[] } }>('{ workingHoursOfWeek { nodes { id version weekday withBreak } } }')
    expect(data!.workingHoursOfWeek.nodes.map(({ weekday, withBreak }) => [weekday, withBreak])).toEqual(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((weekday) => [weekday, false]))
    for (const { id, version } of data!.workingHoursOfWeek.nodes) expect((await run(admin, 'updateWorkingHours', 'workingHours', { id, expectedVersion: version, withBreak: true })).code).toBeUndefined()
    expect(await due('2026-01-12T02:00:00Z')).toBe('2026-01-13T02:00:00.000Z')
  })

  it('is an administrator\'s to change, and everybody\'s to see', async () => {
    expect((await run(rep, 'createCalendarDay', 'calendarDay', { on: '2026-10-01', kind: 'HOLIDAY', name: '国庆' })).code).toBe('FORBIDDEN')
    expect((await run(await test.as('DIRECTOR'), 'createWorkingHours', 'workingHours', { weekday: 'SATURDAY' })).code).toBe('FORBIDDEN')
    expect((await rep.graphql<{ calendarDays: { totalCount: number } }>('{ calendarDays { totalCount } }')).data!.calendarDays.totalCount).toBeGreaterThan(9)
  })

  it('refuses hours that are none, and a day that is there already', async () => {
    expect((await run(admin, 'createWorkingHours', 'workingHours', { weekday: 'SATURDAY', opensAt: '9', closesAt: '18:00' })).fields).toEqual([{ path: 'opensAt', code: 'NOT_A_TIME' }])
    expect((await run(admin, 'createWorkingHours', 'workingHours', { weekday: 'SATURDAY', opensAt: '10:00', closesAt: '09:00' })).fields).toEqual([{ path: 'closesAt', code: 'NOT_IN_ORDER' }])
    expect((await run(admin, 'createWorkingHours', 'workingHours', { weekday: 'SATURDAY', withBreak: true, breakFrom: '13:00', breakTo: '12:00' })).fields).toEqual([{ path: 'breakTo', code: 'NOT_IN_ORDER' }])
    expect((await day({ on: '2026-02-15', kind: 'WORKING_DAY', name: 'Again' })).fields?.[0]?.code).toBe('DUPLICATE')
  })
})
