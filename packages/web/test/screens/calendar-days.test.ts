import { describe, expect, it } from 'vitest'
import { daysOf, firstDayOfWeek, seenDays, stepped, weeksOf } from '../../src/screens/calendar/calendar-days.ts'
import { entryOf, movedFields, rangeFilter, type CalendarSource } from '../../src/screens/calendar/calendar-entries.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const dayOf = (instant: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' }).format(instant)
const source = (start: CalendarSource['start'], end: CalendarSource['end'] = null): CalendarSource => ({ meta: opportunityMeta({ calendar: { start: start.name, end: end?.name ?? null, titleField: 'name', colour: null } }), start, end, timeZone: 'Europe/Berlin', dayOf })
const record = (fields: object) => ({ id: 'Opportunity:1', version: 1, name: 'MES', ...fields })

describe('the days of a calendar', () => {
  it('are whole weeks, which begin as the region has it', () => {
    expect([firstDayOfWeek('en-US'), firstDayOfWeek('zh-CN'), firstDayOfWeek('de')]).toEqual([7, 1, 1])
    expect(seenDays('month', '2026-11-27', 1)).toEqual({ from: '2026-10-26', to: '2026-12-07' })
    expect(seenDays('month', '2026-11-27', 7)).toEqual({ from: '2026-11-01', to: '2026-12-06' })
    expect(seenDays('week', '2026-11-27', 1)).toEqual({ from: '2026-11-23', to: '2026-11-30' })
    expect(weeksOf(daysOf(seenDays('month', '2026-02-10', 1)))).toHaveLength(5)
  })

  it('go on by a month, a week or a page of the agenda', () => {
    expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-01')
    expect(stepped('month', '2026-01-31', -1)).toBe('2025-12-01')
    expect(stepped('week', '2026-12-28', 1)).toBe('2027-01-04')
    expect(stepped('agenda', '2026-11-27', -1)).toBe('2026-10-28')
  })
})

describe('an entry of a calendar', () => {
  it('keeps its time of day when it is moved over a change of the clock, and how long it lasts', () => {
    const at = source(field('at', 'datetime'), field('until', 'date'))
    const entry = entryOf(at, record({ at: '2026-03-27T08:00:00.000Z', until: '2026-03-28' }))!
    expect([entry.from, entry.until]).toEqual(['2026-03-27', '2026-03-28'])
    expect(movedFields(at, entry, '2026-03-30')).toEqual({ at: '2026-03-30T07:00:00.000Z', until: '2026-03-31' })
  })

  it('stands on the company\'s day of an instant, and nowhere without a date', () => {
    const at = source(field('at', 'datetime'))
    expect(entryOf(at, record({ at: '2026-03-27T23:30:00.000Z' }))?.from).toBe('2026-03-28')
    expect(entryOf(at, record({ at: null }))).toBeNull()
  })

  it('is asked for by its days, also where it began before them', () => {
    const range = { from: '2026-11-01', to: '2026-12-01' }
    expect(rangeFilter(source(field('on', 'date')), range)).toEqual({ on: { gte: '2026-11-01', lt: '2026-12-01' } })
    expect(rangeFilter(source(field('on', 'date'), field('until', 'date')), range)).toEqual({ or: [{ on: { gte: '2026-11-01', lt: '2026-12-01' } }, { and: [{ on: { lt: '2026-11-01' } }, { until: { gte: '2026-11-01' } }] }] })
  })
})
