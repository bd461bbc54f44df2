export type LeadGrade = 'HOT' | 'WARM' | 'COLD'

/** The points that a touch gave, and how fast they go. */
export interface ScoredTouch {
  readonly points: number
  /** Days over which the points go down to nothing, evenly; null: they stay. */
  readonly decayDays: number | null
  readonly at: Date
}

export interface Score {
  readonly fit: number
  readonly intent: number
  readonly score: number
}

const day = 86_400_000

/** Policy: "score = clamp(fit + sum(points * decay), 0, 100)", in whole points: each part is rounded by itself, so that parts shown add up. */
export function scoreOf(fitPoints: readonly number[], touches: readonly ScoredTouch[], now: Date): Score {
  const fit = fitPoints.reduce((sum, points) => sum + points, 0)
  const intent = touches.reduce((sum, touch) => sum + pointsLeft(touch, now), 0)
  return { fit, intent, score: Math.max(0, Math.min(100, fit + intent)) }
}

/** What is left of the points today: whole days count, half a point goes away from zero. */
export function pointsLeft(touch: ScoredTouch, now: Date): number {
  const { points, decayDays } = touch
  if (decayDays === null) return points
  const size = divideHalfUp(Math.abs(points) * daysLeft(touch, now), Math.max(1, decayDays))
  return points < 0 ? 0 - size : size
}

/** The part that is left, in basis points, to show it. */
export function decayBp(touch: ScoredTouch, now: Date): number {
  return touch.decayDays === null ? 10_000 : divideHalfUp(10_000 * daysLeft(touch, now), Math.max(1, touch.decayDays))
}

export function gradeOf(score: number, { hotAt, warmAt }: { readonly hotAt: number; readonly warmAt: number }): LeadGrade {
  if (score >= hotAt) return 'HOT'
  return score >= warmAt ? 'WARM' : 'COLD'
}

function daysLeft({ decayDays, at }: ScoredTouch, now: Date): number {
  const age = Math.max(0, Math.floor((now.getTime() - at.getTime()) / day))
  return Math.max(0, decayDays! - age)
}

/** Whole numbers only; neither is negative. */
function divideHalfUp(dividend: number, divisor: number): number {
  const doubled = 2 * dividend + divisor
  return (doubled - (doubled % (2 * divisor))) / (2 * divisor)
}
