import { problem, type FieldProblem } from '@tenon/core'

/** A number of the rules for customers that is below the smallest that has a meaning. */
export function tooSmall(name: string): FieldProblem {
  return problem(name, 'TOO_SMALL', {}, 'This number is too small.')
}
