import { addDays, type BusinessDate } from '@tenon/core/time'

/** How many days ahead people hear of what is coming, and how many after of what is late, where the company says nothing else. */
export const usualRemindDays = { remindExpiryDays: 30, remindObligationDays: 7, remindOverdueDays: 1, remindUnsignedDays: 14 } as const

/** Years ahead are no reminder. */
export const mostRemindDays = 730

/** From today to the last day of which people hear now; what is over already is late, and no longer a reminder. */
export function reminderSpan(today: BusinessDate, days: number): { readonly from: BusinessDate; readonly until: BusinessDate } {
  return { from: today, until: addDays(today, days) }
}

/** Days past due on which people hear once more that nothing came: where the next column of the ageing begins. */
const laterSteps = [31, 61, 91, 181] as const

/** The last step that an installment has come to so many days past due; null before the first, which the company says. */
export function overdueStep(daysPastDue: number, firstStep: number): number | null {
  return [firstStep, ...laterSteps.filter((step) => step > firstStep)].findLast((step) => step <= daysPastDue) ?? null
}
