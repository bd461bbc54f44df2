/** Why a request gave no answer. A refused write is not among them: it is an ordinary result, see `write-outcome.ts`. */
export type DataErrorKind = 'network' | 'unauthenticated' | 'rate-limited' | 'too-complex' | 'invalid' | 'internal' | 'aborted'

export interface DataErrorDetails {
  /** The server's code where it gave one. */
  readonly code?: string | null
  /** Names the request in the server's log; shown to the person so that they can report it. */
  readonly requestId?: string | null
  /** Seconds to wait before the next attempt. */
  readonly retryAfter?: number | null
  readonly cause?: unknown
}

export class DataError extends Error {
  readonly kind: DataErrorKind
  readonly code: string | null
  readonly requestId: string | null
  readonly retryAfter: number | null

  constructor(kind: DataErrorKind, message: string, details: DataErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'DataError'
    this.kind = kind
    this.code = details.code ?? null
    this.requestId = details.requestId ?? null
    this.retryAfter = details.retryAfter ?? null
  }

  /** The same request may succeed a moment later. */
  get isTransient(): boolean {
    return this.kind === 'network' || this.kind === 'rate-limited'
  }
}

interface GraphqlProblem {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

const KIND_OF_CODE: Readonly<Record<string, DataErrorKind>> = {
  UNAUTHENTICATED: 'unauthenticated',
  RATE_LIMITED: 'rate-limited',
  QUERY_TOO_COMPLEX: 'too-complex',
  BAD_USER_INPUT: 'invalid',
  GRAPHQL_VALIDATION_FAILED: 'invalid',
  GRAPHQL_PARSE_FAILED: 'invalid',
  INTERNAL: 'internal',
}

/** What a failed answer means, from its status and its GraphQL errors; `networkError` wins where there was no answer at all. */
export function readProblem(answer: { status: number | null; retryAfter: string | null; problems: readonly GraphqlProblem[]; networkError: unknown }): DataError {
  const { status, problems, networkError } = answer
  if (isAbort(networkError)) return new DataError('aborted', 'The request was given up.')
  const problem = problems[0]
  const code = text(problem?.extensions?.['code'])
  const details = { code, requestId: text(problem?.extensions?.['requestId']), cause: networkError }
  if (status === 401) return new DataError('unauthenticated', 'Nobody is signed in.', details)
  if (status === 429) return new DataError('rate-limited', 'Too many requests.', { ...details, retryAfter: seconds(answer.retryAfter) })
  if (problem) return new DataError(kindOf(code), problem.message, { ...details, retryAfter: seconds(answer.retryAfter) })
  return new DataError('network', status ? `The server answered with status ${status}.` : 'The server could not be reached.', details)
}

function kindOf(code: string | null): DataErrorKind {
  return (code && KIND_OF_CODE[code]) || 'internal'
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function seconds(header: string | null): number | null {
  const value = header === null ? Number.NaN : Number(header)
  return Number.isFinite(value) && value >= 0 ? value : null
}

/** What was thrown, as the screens tell it: what is no answer of the server is a fault of ours. */
export function asDataError(error: unknown): DataError {
  return error instanceof DataError ? error : new DataError('internal', String(error), { cause: error })
}
