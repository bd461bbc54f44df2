import { addDays, type BusinessDate } from '@tenon/core/time'

/** How many days ahead people hear of what is coming. */
export const remindDays = { expiry: 30, obligation: 7 } as const

/** From today to the last day of which people hear now; what is over already is late, and no longer a reminder. */
export function reminderSpan(today: BusinessDate, days: number): { readonly from: BusinessDate; readonly until: BusinessDate } {
  return { from: today, until: addDays(today, days) }
}
