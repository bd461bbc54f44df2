import type { FieldMeta, ResourceMeta, Tone } from '@tenon/core/metadata'
import { fieldNamed, titleOf, type ResourceRecord } from '../../data/record.ts'
import { addDays, type DayRange } from '../filter/period.ts'
import type { FilterInput } from '../filter/filter-input.ts'
import { startOfDay } from '../filter/zoned.ts'
import { daysBetween } from './calendar-days.ts'
import { instantAt, minutesOf, STEP } from './calendar-hours.ts'

/** A record as a calendar shows it. */
export interface Entry {
  readonly record: ResourceRecord
  readonly title: string | null
  /** First and last day. */
  readonly from: string
  readonly until: string
  /** The instant, where the field has a time. */
  readonly at: string | null
  /** The instant at which it ends, where there is one. */
  readonly ends: string | null
  readonly tone: Tone
}

export interface CalendarSource {
  readonly meta: ResourceMeta
  readonly start: FieldMeta
  readonly end: FieldMeta | null
  readonly timeZone: string
  readonly dayOf: (instant: Date) => string
}

/** The fields that a calendar asks for. */
export function entryNames({ calendar, subtitleField }: ResourceMeta): readonly string[] {
  if (!calendar) return []
  return [calendar.start, calendar.titleField, ...(calendar.end ? [calendar.end] : []), ...(calendar.colour ? [calendar.colour] : []), ...(subtitleField ? [subtitleField] : [])]
}

export function entryOf(source: CalendarSource, record: ResourceRecord): Entry | null {
  const { meta, start, end } = source
  const from = dayIn(source, start, record[start.name])
  if (!meta.calendar || from === null) return null
  const until = end ? dayIn(source, end, record[end.name]) : null
  const colour = meta.calendar.colour ? fieldNamed(meta, meta.calendar.colour) : undefined
  return {
    record, from, until: until !== null && until > from ? until : from,
    title: titleOf({ titleField: meta.calendar.titleField }, record) ?? titleOf(meta, record),
    at: start.kind === 'datetime' ? String(record[start.name]) : null,
    ends: end?.kind === 'datetime' && typeof record[end.name] === 'string' ? String(record[end.name]) : null,
    tone: colour?.options?.find((option) => option.value === record[colour.name])?.tone ?? 'neutral',
  }
}

/** The condition for what begins, or is still going on, in these days. */
export function rangeFilter(source: CalendarSource, { from, to }: DayRange): FilterInput {
  const { start, end } = source
  const begins = { [start.name]: { gte: bound(source, start, from), lt: bound(source, start, to) } }
  if (!end) return begins
  return { or: [begins, { and: [{ [start.name]: { lt: bound(source, start, from) } }, { [end.name]: { gte: bound(source, end, from) } }] }] }
}

/** Where an entry is put. */
export interface Place {
  readonly day: string
  /** Minutes since midnight; null keeps the time of day. */
  readonly minutes: number | null
  /** Minutes by which it lasts longer, or shorter. */
  readonly longer?: number
}

export function placeOf(source: CalendarSource, { from, at }: Entry): Place {
  return { day: from, minutes: at === null ? null : minutesOf(at, source.timeZone) }
}

/** What is written where an entry is put somewhere: it lasts as long as before, unless that was changed, and at least a step. */
export function placedFields(source: CalendarSource, entry: Entry, { day, minutes, longer = 0 }: Place): Readonly<Record<string, unknown>> {
  const { start, end, timeZone } = source
  const before = placeOf(source, entry)
  const stays = day === before.day && (minutes === null || minutes === before.minutes)
  if (entry.at === null || ((minutes === null || minutes === before.minutes) && longer === 0)) return stays ? {} : movedFields(source, entry, day)
  const begins = stays ? entry.at : instantAt(day, minutes ?? before.minutes ?? 0, timeZone)
  const fields = stays ? {} : { [start.name]: begins }
  if (!end || end.kind !== 'datetime' || entry.ends === null) return fields
  const lasts = Math.max(STEP * 60_000, Date.parse(entry.ends) - Date.parse(entry.at) + longer * 60_000)
  const ends = new Date(Date.parse(begins) + lasts).toISOString()
  return Date.parse(ends) === Date.parse(entry.ends) ? fields : { ...fields, [end.name]: ends }
}

/** What is written where an entry goes to another day: its time of day and how long it lasts stay. */
export function movedFields(source: CalendarSource, entry: Entry, day: string): Readonly<Record<string, unknown>> {
  const by = daysBetween(entry.from, day)
  return Object.fromEntries([source.start, ...(source.end ? [source.end] : [])].flatMap((field) => {
    const value = entry.record[field.name]
    return typeof value === 'string' ? [[field.name, shifted(source, field, value, by)]] : []
  }))
}

function shifted(source: CalendarSource, field: FieldMeta, value: string, by: number): string {
  if (field.kind !== 'datetime') return addDays(value, by)
  const day = source.dayOf(new Date(value))
  const time = Date.parse(value) - Date.parse(startOfDay(day, source.timeZone))
  return new Date(Date.parse(startOfDay(addDays(day, by), source.timeZone)) + time).toISOString()
}

function bound({ timeZone }: CalendarSource, field: FieldMeta, day: string): string {
  return field.kind === 'datetime' ? startOfDay(day, timeZone) : day
}

function dayIn({ dayOf }: CalendarSource, field: FieldMeta, value: unknown): string | null {
  if (typeof value !== 'string') return null
  return field.kind === 'datetime' ? dayOf(new Date(value)) : value.slice(0, 10)
}
