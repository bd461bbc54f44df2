import { addDays, addMonths } from '@tenon/core/time'

export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

export function toDate(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

export { addDays, addMonths }
