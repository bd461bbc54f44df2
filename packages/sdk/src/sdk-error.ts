export type SdkErrorKind = 'network' | 'http' | 'graphql' | 'aborted' | 'timeout'

/** The one error that the client throws. `code` is the server's, for `kind` 'graphql'; `requestId` finds it in the server's log. */
export class SdkError extends Error {
  readonly kind: SdkErrorKind
  readonly code: string | null
  readonly status: number | null
  readonly path: readonly (string | number)[]
  readonly requestId: string | null

  constructor(kind: SdkErrorKind, message: string, details: { code?: string | null; status?: number | null; path?: readonly (string | number)[]; requestId?: string | null; cause?: unknown } = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'SdkError'
    this.kind = kind
    this.code = details.code ?? null
    this.status = details.status ?? null
    this.path = details.path ?? []
    this.requestId = details.requestId ?? null
  }
}
