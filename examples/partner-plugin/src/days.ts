/** A business day as the column keeps it. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

export function dayAfter(day: string, days: number): Date {
  return new Date(dateOf(day).getTime() + days * 86_400_000)
}
