import type { RequestContext } from '../context.ts'

/** What somebody outside sent: parts of the address, and the JSON object of the body. */
export interface SentForm {
  readonly params: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * An address to which anybody may send JSON, signed in or not: POST /api/public/{plugin}/{path}. Nobody's cookie or token counts there;
 * the context is nobody's, so that what is written goes through `context.system` with its reason.
 */
export interface PublicForm {
  /** 'lead-forms/:token' */
  readonly path: string
  /** Bytes of the body. @default 20,000 */
  readonly bodyLimit?: number
  /** How often one address may send in a minute. @default 20 */
  readonly perMinute?: number
  /** Origins of the pages that may send from a browser: ['https://www.company.com']. */
  origins(params: SentForm['params'], context: RequestContext): Promise<readonly string[]> | readonly string[]
  /** Runs in a transaction, like every write; what it gives is the answer. */
  run(sent: SentForm, context: RequestContext): Promise<object>
}
