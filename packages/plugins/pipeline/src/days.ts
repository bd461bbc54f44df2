/** '2026-03-31' of a date column. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** A date column's value of '2026-03-31'. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}
