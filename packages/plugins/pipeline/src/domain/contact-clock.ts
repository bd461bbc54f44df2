import { addBusinessSeconds, businessSecondsBetween, type BusinessCalendar } from '@tenon/core/time'

/** Policy: first contact within a number of business hours of the assignment. */
export function contactDueAt(calendar: BusinessCalendar, assignedAt: Date, hours: number): Date {
  return addBusinessSeconds(calendar, assignedAt, hours * 3600)
}

export interface Waiting {
  readonly createdAt: Date
  readonly firstContactAt: Date | null
  readonly firstContactDueAt: Date | null
}

export interface Clock {
  /** Business seconds until the first contact is due; negative when overdue; null where no clock runs. */
  readonly secondsLeft: number | null
  /** Business seconds from the day the lead came until its first contact or now, over all owners that it had. */
  readonly waited: number
}

export function clockOf(calendar: BusinessCalendar, { createdAt, firstContactAt, firstContactDueAt }: Waiting, now: Date): Clock {
  const waited = Math.trunc(businessSecondsBetween(calendar, createdAt, firstContactAt ?? now))
  const runs = firstContactAt === null && firstContactDueAt !== null
  return { secondsLeft: runs ? Math.trunc(businessSecondsBetween(calendar, now, firstContactDueAt)) : null, waited: Math.max(0, waited) }
}
