import type { Hours } from '../time/index.ts'

/** By ISO: Monday is the first. */
export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

export interface WorkingHoursRow {
  readonly weekday: (typeof weekdays)[number]
  readonly opensAt: string
  readonly closesAt: string
  readonly withBreak: boolean
  readonly breakFrom: string
  readonly breakTo: string
}

export interface CalendarDayRow {
  readonly on: Date
  readonly kind: 'HOLIDAY' | 'WORKING_DAY'
  readonly opensAt: string | null
  readonly closesAt: string | null
}

type OpenHours = Pick<WorkingHoursRow, 'opensAt' | 'closesAt'> & Partial<WorkingHoursRow>

/** '09:00-12:00', '13:00-18:00' where there is a break. */
export function hoursOf({ opensAt, closesAt, withBreak, breakFrom, breakTo }: OpenHours): Hours {
  return withBreak ? [`${opensAt}-${breakFrom}`, `${breakTo}-${closesAt}`] : [`${opensAt}-${closesAt}`]
}

export function dayOf({ on }: Pick<CalendarDayRow, 'on'>): string {
  return on.toISOString().slice(0, 10)
}
