export type SdkErrorKind = 'network' | 'http' | 'graphql' | 'aborted' | 'timeout' | 'moduleMissing'

/** The one error that the client throws. `code` is the server's; `requestId` finds it in the server's log; `module` is the one that the server has not, or has in another version. */
export class SdkError extends Error {
  readonly kind: SdkErrorKind
  readonly code: string | null
  readonly status: number | null
  readonly path: readonly (string | number)[]
  readonly requestId: string | null
  readonly module: string | null

  constructor(kind: SdkErrorKind, message: string, details: Partial<Pick<SdkError, 'code' | 'status' | 'path' | 'requestId' | 'module' | 'cause'>> = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'SdkError'
    this.kind = kind
    this.code = details.code ?? null
    this.status = details.status ?? null
    this.path = details.path ?? []
    this.requestId = details.requestId ?? null
    this.module = details.module ?? null
  }
}
