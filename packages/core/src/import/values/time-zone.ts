import type { LocalTime } from './date-format.ts'

export interface ZoneClock {
  /** The instant at which clocks in the zone show the time; of two such instants the first. Null where clocks jump over it. */
  instant(local: LocalTime): Date | null
}

/** Clocks of an IANA time zone. Throws a RangeError where there is no such zone. */
export function zoneClock(timeZone: string): ZoneClock {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  const shown = (at: number): number => {
    const found: Record<string, string> = {}
    for (const part of parts.formatToParts(at)) found[part.type] = part.value
    const year = found['era'] === 'BC' ? 1 - Number(found['year']) : Number(found['year'])
    return utc(year, Number(found['month']), Number(found['day']), Number(found['hour']), Number(found['minute']), Number(found['second']), 0)
  }
  return {
    instant(local) {
      const wall = utc(local.year, local.month, local.day, local.hour, local.minute, local.second, 0)
      if (local.offset !== null) return new Date(wall + local.millisecond - local.offset * 60_000)
      // The offset a day before and a day after covers both sides of any change of clocks.
      const offsets = [shown(wall - 86_400_000) - (wall - 86_400_000), shown(wall + 86_400_000) - (wall + 86_400_000)]
      const fits = offsets.map((offset) => wall - offset).filter((at) => shown(at) === wall)
      return fits.length === 0 ? null : new Date(Math.min(...fits) + local.millisecond)
    },
  }
}

/** "2017-03-01" */
export function dayText(local: LocalTime): string {
  return `${String(local.year).padStart(4, '0')}-${String(local.month).padStart(2, '0')}-${String(local.day).padStart(2, '0')}`
}

function utc(year: number, month: number, day: number, hour: number, minute: number, second: number, millisecond: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second, millisecond)
  return date.getTime()
}
