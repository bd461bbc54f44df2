export type SdkErrorKind = 'network' | 'http' | 'graphql' | 'aborted' | 'timeout' | 'moduleMissing'

/** The one error that the client throws. `code` is the server's; `requestId` finds it in the server's log; `module` is the one that the server has not, or has in another version. */
export class SdkError extends Error {
  override readonly name = 'SdkError'
  readonly code: string | null = null
  readonly status: number | null = null
  readonly path: readonly (string | number)[] = []
  readonly requestId: string | null = null
  readonly module: string | null = null
  readonly kind: SdkErrorKind

  constructor(kind: SdkErrorKind, message: string, details: Partial<Pick<SdkError, 'code' | 'status' | 'path' | 'requestId' | 'module' | 'cause'>> = {}) {
    super(message)
    this.kind = kind
    Object.assign(this, details)
  }
}
