import { problem, type FieldProblem } from '@tenon/core'
import { dayOf } from '../../days.ts'

/** What happened cannot lie in the future. */
export function notInFuture(path: string, date: unknown, today: string): FieldProblem[] {
  return date instanceof Date && dayOf(date) > today ? [problem(path, 'IN_THE_FUTURE_HERE', {}, 'This cannot lie in the future.')] : []
}
