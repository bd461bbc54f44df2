import type { Zone } from '../../time/index.ts'
import type { LocalTime } from './date-format.ts'

/** "2017-03-01" */
export function dayText({ year, month, day }: LocalTime): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The instant at which the zone's clocks show the time, unless the text itself says how far it is from UTC. */
export function instantOf(local: LocalTime, zone: Zone): Date {
  const { hour, minute, second, millisecond, offset } = local
  const secondOfDay = hour * 3600 + minute * 60 + second
  const whole = offset === null ? zone.instantAt(dayText(local), secondOfDay).getTime() : Date.parse(`${dayText(local)}T00:00:00Z`) + (secondOfDay - offset * 60) * 1000
  return new Date(whole + millisecond)
}
