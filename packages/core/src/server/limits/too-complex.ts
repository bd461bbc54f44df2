import type { TenonError } from '../../errors/tenon-error.ts'
import { serverErrors } from '../errors.ts'

/** QUERY_TOO_COMPLEX in the same form everywhere: what it has too much of, how much is allowed, what to do. */
export function tooComplex(what: string, limit: number, advice: string): TenonError {
  return serverErrors.QUERY_TOO_COMPLEX({ reason: `it has more than ${limit.toLocaleString('en')} ${what}`, advice })
}
