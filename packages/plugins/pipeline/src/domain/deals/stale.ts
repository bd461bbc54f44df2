const DAY = 86_400_000

/** Whole days in a stage, where it allows fewer; null where the deal is not stale. A stage without a limit makes none so. */
export function staleDays(enteredAt: Date, rotDays: number | null, now: Date): number | null {
  const days = Math.floor((now.getTime() - enteredAt.getTime()) / DAY)
  return rotDays !== null && days > rotDays ? days : null
}

/** Whoever entered the stage at this moment or before is stale. */
export function staleSince(rotDays: number, now: Date): Date {
  return new Date(now.getTime() - (rotDays + 1) * DAY)
}
