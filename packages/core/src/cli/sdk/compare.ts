import { findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql'

export interface Changes {
  /** What programs that are there cannot do any more. */
  readonly breaking: readonly string[]
  /** What may surprise them, such as a new value of an enum. */
  readonly surprising: readonly string[]
}

export function compare(before: GraphQLSchema, after: GraphQLSchema): Changes {
  return {
    breaking: findBreakingChanges(before, after).map(({ description }) => description),
    surprising: findDangerousChanges(before, after).map(({ description }) => description),
  }
}
