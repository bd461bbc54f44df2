import { describe, expect, it, vi } from 'vitest'
import type { ResourceRecord } from '../../src/data/record.ts'
import { entryOf, placedFields, placeOf, type CalendarSource, type Entry } from '../../src/screens/calendar/calendar-entries.ts'
import { CalendarGrab } from '../../src/screens/calendar/calendar-grab.svelte.ts'
import { blocksOf, carried, isAllDay, snapped } from '../../src/screens/calendar/calendar-hours.ts'
import { CalendarState, type CalendarEvents } from '../../src/screens/calendar/calendar-state.svelte.ts'
import { fakeClient, refused, saved } from './fake-client.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const ZONE = 'Asia/Shanghai'
const start = field('at', 'datetime')
const end = field('until', 'datetime')
const sourceWith = (until: CalendarSource['end']): CalendarSource => ({
  meta: opportunityMeta({ calendar: { start: 'at', end: until?.name ?? null, titleField: 'name', colour: null }, fields: [...opportunityMeta().fields, start, end] }),
  start, end: until, timeZone: ZONE, dayOf: (instant) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(instant),
})
const source = sourceWith(end)
/** A clock of Shanghai as an instant. */
const at = (clock: string) => new Date(`${clock}:00+08:00`).toISOString()
const row = (id: string, from: string, until: string | null): ResourceRecord => ({ id, version: 1, name: id, at: at(from), until: until === null ? null : at(until) })
const entry = (id: string, from: string, until: string | null): Entry => entryOf(source, row(id, from, until))!

describe('the hours of a day', () => {
  it('lay what overlaps side by side, and give what stands alone the whole width', () => {
    const blocks = blocksOf([entry('a', '2026-11-27T09:00', '2026-11-27T11:00'), entry('b', '2026-11-27T10:00', '2026-11-27T12:00'), entry('c', '2026-11-27T11:00', '2026-11-27T11:30'), entry('d', '2026-11-27T15:00', null)], '2026-11-27', ZONE)
    expect(blocks.map((block) => [block.entry.record.id, block.top, block.bottom, block.lane, block.lanes])).toEqual([['a', 540, 660, 0, 2], ['b', 600, 720, 1, 2], ['c', 660, 690, 0, 2], ['d', 900, 930, 0, 1]])
  })

  it('show both parts of what goes over midnight, and nothing on the day at whose first minute it ends', () => {
    const night = entry('n', '2026-11-27T22:00', '2026-11-28T02:00')
    expect(blocksOf([night], '2026-11-27', ZONE)).toMatchObject([{ top: 1320, bottom: 1440, goesOn: true }])
    expect(blocksOf([night], '2026-11-28', ZONE)).toMatchObject([{ top: 0, bottom: 120, goesOn: false }])
    expect(blocksOf([entry('m', '2026-11-27T22:00', '2026-11-28T00:00')], '2026-11-28', ZONE)).toEqual([])
  })

  it('leave to the row above them what lasts a day or longer', () => {
    const fair = entry('f', '2026-11-27T09:00', '2026-11-29T18:00')
    expect([isAllDay(fair), isAllDay(entry('a', '2026-11-27T09:00', '2026-11-27T18:00'))]).toEqual([true, false])
    expect(blocksOf([fair], '2026-11-28', ZONE)).toEqual([])
  })

  it('are quarters that stay inside the day, and run over midnight by keys', () => {
    expect([snapped(547), snapped(-20), snapped(1439)]).toEqual([540, 0, 1425])
    expect([carried('2026-11-27', 1440), carried('2026-11-27', -15)]).toEqual([{ day: '2026-11-28', minutes: 0 }, { day: '2026-11-26', minutes: 1425 }])
  })
})

describe('an entry that is put somewhere else', () => {
  const meeting = entry('m', '2026-11-27T09:00', '2026-11-27T10:00')

  it('lasts as long as before', () => {
    expect(placedFields(source, meeting, { day: '2026-11-28', minutes: 840 })).toEqual({ at: at('2026-11-28T14:00'), until: at('2026-11-28T15:00') })
    expect(placedFields(source, meeting, { day: '2026-11-28', minutes: null })).toEqual({ at: at('2026-11-28T09:00'), until: at('2026-11-28T10:00') })
  })

  it('ends later or earlier where only its end is moved, but never before it has begun', () => {
    expect(placedFields(source, meeting, { day: '2026-11-27', minutes: null, longer: 45 })).toEqual({ until: at('2026-11-27T10:45') })
    expect(placedFields(source, meeting, { day: '2026-11-27', minutes: null, longer: -600 })).toEqual({ until: at('2026-11-27T09:15') })
  })

  it('is not written where it stays', () => {
    expect(placedFields(source, meeting, placeOf(source, meeting))).toEqual({})
  })
})

describe('moving in hours by keys', () => {
  const words = { grabbed: () => 'taken', over: () => 'over', dropped: () => 'dropped', cancelled: () => 'cancelled' }

  async function open(until: CalendarSource['end'], answers: unknown[]) {
    const events = { onMoved: vi.fn<CalendarEvents['onMoved']>(), onRefused: vi.fn<CalendarEvents['onRefused']>(), onFailed: vi.fn<CalendarEvents['onFailed']>() }
    const record = row('Opportunity:1', '2026-11-27T09:00', until ? '2026-11-27T10:00' : null)
    const client = fakeClient({ query: [{ page: { nodes: [record], pageInfo: { hasNextPage: false, endCursor: null } } }], mutate: answers })
    const calendar = new CalendarState({ client, source: sourceWith(until), events })
    await calendar.ask({ range: { from: '2026-11-23', to: '2026-11-30' }, filter: null, search: null })
    const grab = new CalendarGrab(calendar, words)
    const press = (key: string, shiftKey = false) => grab.press(new KeyboardEvent('keydown', { key, shiftKey }), { id: 'Opportunity:1', title: 'MES', day: '2026-11-27', minutes: 540 })
    return { calendar, client, events, grab, press }
  }

  it('goes by quarters and days, and writes once', async () => {
    const moved = row('Opportunity:1', '2026-11-28T09:30', '2026-11-28T10:30')
    const { client, events, press } = await open(end, [saved({ ...moved, version: 2 })])
    for (const key of [' ', 'ArrowDown', 'ArrowDown', 'ArrowRight', ' ']) press(key)
    await vi.waitFor(() => expect(events.onMoved).toHaveBeenCalledOnce())
    expect(client.writes.map(({ variables }) => variables['input'])).toEqual([{ id: 'Opportunity:1', expectedVersion: 1, at: at('2026-11-28T09:30'), until: at('2026-11-28T10:30') }])
  })

  it('moves the end with Shift where there is one; elsewhere Shift moves the entry', async () => {
    const first = await open(end, [saved({ ...row('Opportunity:1', '2026-11-27T09:00', '2026-11-27T10:15'), version: 2 })])
    first.press(' ')
    first.press('ArrowDown', true)
    first.press(' ')
    await vi.waitFor(() => expect(first.events.onMoved).toHaveBeenCalledOnce())
    expect(first.client.writes[0]?.variables['input']).toMatchObject({ until: at('2026-11-27T10:15') })

    const other = await open(null, [])
    other.press(' ')
    other.press('ArrowDown', true)
    expect(other.grab.held).toMatchObject({ minutes: 555 })
  })

  it('is back where it was when it is refused, or when Escape puts it back', async () => {
    const { calendar, client, events, press } = await open(end, [refused('RefusedError')])
    press(' ')
    press('ArrowDown')
    press('Escape')
    expect(client.writes).toEqual([])
    for (const key of [' ', 'ArrowDown', ' ']) press(key)
    expect(calendar.find('Opportunity:1')?.at).toBe(at('2026-11-27T09:15'))
    await vi.waitFor(() => expect(events.onRefused).toHaveBeenCalledOnce())
    expect(calendar.find('Opportunity:1')?.at).toBe(at('2026-11-27T09:00'))
  })
})
