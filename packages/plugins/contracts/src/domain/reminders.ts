import { addDays, type BusinessDate } from '@tenon/core/time'

/** How many days ahead people hear of what is coming, where the company says nothing else. */
export const usualRemindDays = { remindExpiryDays: 30, remindObligationDays: 7 } as const

/** Years ahead are no reminder. */
export const mostRemindDays = 730

/** From today to the last day of which people hear now; what is over already is late, and no longer a reminder. */
export function reminderSpan(today: BusinessDate, days: number): { readonly from: BusinessDate; readonly until: BusinessDate } {
  return { from: today, until: addDays(today, days) }
}
