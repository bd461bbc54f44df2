import { TenonError } from '../errors/tenon-error.ts'
import { fieldsInWords, type Sayable } from '../messages/errors/wording.ts'
import { serverErrors } from './errors.ts'

/** A catalogued error as it is; a database that does not answer as UNAVAILABLE; anything else as INTERNAL, its text hidden. */
export function toTenonError(error: unknown, requestId: string): TenonError {
  if (error instanceof TenonError) return error
  if (isUnavailable(error)) return serverErrors.UNAVAILABLE({}, { cause: error })
  return serverErrors.INTERNAL({ requestId }, { cause: error })
}

export function errorResponse(error: TenonError, requestId: string, say: (problem: Sayable) => string = ({ message }) => message): Response {
  const { code, fields } = error
  const body = { code, message: say(error), ...(fields.length > 0 ? { fields: fieldsInWords(fields, error, say) } : {}), requestId }
  return Response.json(body, { status: error.status, headers: { 'cache-control': 'no-store', ...headersOf(error) } })
}

/** Headers that say in HTTP's own words what the error says. */
export function headersOf({ code, params }: TenonError): Record<string, string> {
  return {
    ...(params['retryAfter'] === undefined ? {} : { 'retry-after': String(params['retryAfter']) }),
    ...(code === 'UNAVAILABLE' ? { 'retry-after': '2' } : {}),
    ...(code === 'METHOD_REFUSED' ? { allow: String(params['allowed']) } : {}),
  }
}

const unavailableCodes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|P1001|P1002|P1008|P1017|P2024|P2028|08\w{3}|53\w{3}|57P0[1-3]|57014|55P03)$/
const unavailableKinds = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionAlreadyClosed)$/

/** Connection refused or lost, no free connection in time, lock or statement time-out: in Prisma's, pg's or Node's words. */
function isUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const { code, kind, originalCode, message, cause, errors, meta } = error as Record<string, unknown>
  if ([code, originalCode].some((value) => typeof value === 'string' && unavailableCodes.test(value))) return true
  if (typeof kind === 'string' && unavailableKinds.test(kind)) return true
  if (typeof message === 'string' && /timeout exceeded when trying to connect|Connection terminated/.test(message)) return true
  // Of SQL that is sent as it is, Prisma says what became of it only there.
  const { driverAdapterError } = (meta ?? {}) as Record<string, unknown>
  return isUnavailable(cause, depth + 1) || isUnavailable(driverAdapterError, depth + 1) || (Array.isArray(errors) && errors.some((one) => isUnavailable(one, depth + 1)))
}
