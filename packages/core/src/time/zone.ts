import { dateParts, type BusinessDate } from './business-date.ts'
import { timeErrors } from './time-errors.ts'

/** The wall clock of one IANA time zone. All rules come from Intl; daylight saving is respected. */
export interface Zone {
  readonly name: string
  /** The calendar day of an instant in this zone. */
  dateOf(instant: Date): BusinessDate
  /**
   * The instant at which the wall clock shows a day and seconds after midnight (86400 is the next midnight). A time that the clock skips is
   * moved forward by the gap; of a time that it shows twice, the first is meant.
   */
  instantAt(date: BusinessDate, secondOfDay?: number): Date
}

const HOUR_MS = 3_600_000

/** The zone of that name. Make one and keep it: looking up a zone's rules is slow. Throws TIME_ZONE_UNKNOWN. */
export function openZone(timeZone: string): Zone {
  const clock = wallClock(timeZone)
  return {
    name: timeZone,
    dateOf: (instant) => new Date(clock(instant.getTime())).toISOString().slice(0, 10),
    instantAt(date, secondOfDay = 0) {
      const { year, month, day } = dateParts(date)
      const shown = new Date(0)
      shown.setUTCFullYear(year, month - 1, day)
      return new Date(instantShowing(clock, shown.getTime() + secondOfDay * 1000))
    },
  }
}

/** The company's calendar day of an instant: 2026-03-31T16:30Z is '2026-04-01' in Asia/Shanghai. */
export function businessDateOf(instant: Date, zone: Zone | string): BusinessDate {
  return (typeof zone === 'string' ? openZone(zone) : zone).dateOf(instant)
}

/** What the wall clock shows at an instant, written as if it were UTC. Both in milliseconds. */
type WallClock = (instant: number) => number

function wallClock(timeZone: string): WallClock {
  const format = formatter(timeZone)
  return (instant) => {
    const shown: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(instant)) shown[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
    const milliseconds = ((instant % 1000) + 1000) % 1000
    return Date.UTC(year, month - 1, day, hour, minute, second, milliseconds)
  }
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone, calendar: 'gregory', hourCycle: 'h23', numberingSystem: 'latn',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
  } catch (cause) {
    throw timeErrors.TIME_ZONE_UNKNOWN({ timeZone }, { cause })
  }
}

function instantShowing(clock: WallClock, shown: number): number {
  const offsetAt = (instant: number) => clock(instant) - instant
  const before = offsetAt(shown - 26 * HOUR_MS) // far enough that no transition at `shown` has happened yet, in any zone
  const after = offsetAt(shown + 26 * HOUR_MS)
  const candidates = [shown - before, shown - after].sort((a, b) => a - b)
  return candidates.find((instant) => clock(instant) === shown) ?? shown - before
}
