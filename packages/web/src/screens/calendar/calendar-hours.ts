import { fromClock, toClock } from '../../kit/zoned-time.ts'
import { addDays } from '../filter/period.ts'
import type { Entry } from './calendar-entries.ts'

export const DAY_MINUTES = 1440
/** Where a dragged entry comes to lie, and how far an arrow key carries it. */
export const STEP = 15
/** What an entry without an end takes up, so that it can be read. */
const SHORTEST = 30
const DAY = 86_400_000

/** An entry in a day's column. Entries at the same time share its width: each has one of `lanes`. */
export interface Block {
  readonly entry: Entry
  /** Minutes since midnight. */
  readonly top: number
  readonly bottom: number
  readonly lane: number
  readonly lanes: number
  /** It goes on on the next day, so it does not end here. */
  readonly goesOn: boolean
}

/** Entries that last a day or longer, or have no time, stand above the hours. */
export function isAllDay({ at, ends }: Entry): boolean {
  return at === null || (ends !== null && Date.parse(ends) - Date.parse(at) >= DAY)
}

/** The entries of one day with hours, laid beside each other where they overlap. */
export function blocksOf(entries: readonly Entry[], day: string, timeZone: string): readonly Block[] {
  const spans = entries.filter((entry) => !isAllDay(entry)).flatMap((entry) => spanOf(entry, day, timeZone) ?? []).toSorted((a, b) => a.top - b.top || b.bottom - a.bottom)
  const blocks: Block[] = []
  for (const cluster of clustersOf(spans)) {
    const ends: number[] = []
    const placed = cluster.map((span) => {
      const free = ends.findIndex((end) => end <= span.top)
      const lane = free === -1 ? ends.length : free
      ends[lane] = span.bottom
      return { ...span, lane }
    })
    blocks.push(...placed.map((span) => ({ ...span, lanes: ends.length })))
  }
  return blocks
}

/** Minutes since midnight on the zone's clock. */
export function minutesOf(instant: string, timeZone: string): number {
  const [hours = 0, minutes = 0] = toClock(instant, timeZone).time.split(':').map(Number)
  return hours * 60 + minutes
}

/** The instant that a day and a time of day name in a zone. */
export function instantAt(day: string, minutes: number, timeZone: string): string {
  return fromClock({ day, time: clockText(minutes) }, timeZone)
}

/** '08:15' */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export function snapped(minutes: number): number {
  return Math.min(DAY_MINUTES - STEP, Math.max(0, Math.round(minutes / STEP) * STEP))
}

type Span = Omit<Block, 'lane' | 'lanes'>

function spanOf(entry: Entry, day: string, timeZone: string): Span | null {
  if (entry.at === null || day < entry.from || day > entry.until) return null
  const top = entry.from === day ? minutesOf(entry.at, timeZone) : 0
  const goesOn = entry.until > day
  const end = goesOn ? DAY_MINUTES : entry.ends === null ? top : minutesOf(entry.ends, timeZone)
  // What ends at midnight was no part of that day.
  if (entry.from !== day && end === 0) return null
  return { entry, top: Math.min(top, DAY_MINUTES - SHORTEST), bottom: Math.min(DAY_MINUTES, Math.max(end, top + SHORTEST)), goesOn }
}

/** Spans that hang together because each overlaps another. */
function clustersOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const clusters: Span[][] = []
  let end = -1
  for (const span of spans) {
    if (span.top >= end) clusters.push([])
    clusters.at(-1)!.push(span)
    end = Math.max(end, span.bottom)
  }
  return clusters
}

/** A time of day that ran over midnight, as a day and minutes. */
export function carried(day: string, minutes: number): { readonly day: string; readonly minutes: number } {
  const days = Math.floor(minutes / DAY_MINUTES)
  return { day: addDays(day, days), minutes: minutes - days * DAY_MINUTES }
}
