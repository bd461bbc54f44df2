import type { ClientOptions, RequestOptions } from './client-types.ts'
import { SdkError } from './sdk-error.ts'

export interface Outgoing {
  readonly url: string
  /** For hooks: the text of a document, or the path of something else. */
  readonly text: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly body?: BodyInit
  readonly headers?: Record<string, string>
  readonly method?: string
  /** Only what changes nothing may be sent again. */
  readonly mayRepeat?: boolean
  /** A stream has no end to wait for. */
  readonly isStream?: boolean
}

/** Sends and gives the answer, whatever its status; repeats after network faults, 429 and 5xx where that does no harm. */
export async function send(options: ClientOptions, outgoing: Outgoing, request: RequestOptions = {}): Promise<Response> {
  const repeats = outgoing.mayRepeat ? (options.retries ?? 2) : 0
  for (let attempt = 1; ; attempt++) {
    const answer = await once(options, outgoing, request, attempt).catch((error: SdkError) => error)
    const hasFailed = answer instanceof SdkError
    const isFault = hasFailed ? answer.kind === 'network' : answer.status === 429 || answer.status >= 500
    if (!isFault || attempt > repeats) {
      if (hasFailed) throw answer
      return answer
    }
    const asked = hasFailed ? 0 : Number(answer.headers.get('retry-after')) * 1000
    await pause(asked || 100 * 2 ** attempt * (0.5 + Math.random()), request.signal)
  }
}

async function once(options: ClientOptions, { url, text, variables = {}, body, method = 'POST', headers: own, isStream }: Outgoing, request: RequestOptions, attempt: number): Promise<Response> {
  const timeout = isStream ? undefined : AbortSignal.timeout(request.timeout ?? options.timeout ?? 30_000)
  const signal = AbortSignal.any([request.signal, timeout].filter((one) => one !== undefined))
  const token = typeof options.token === 'function' ? await options.token() : options.token
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, ...options.headers, ...own, ...(request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey }) }
  options.onRequest?.({ text, variables, headers, attempt })
  const began = Date.now()
  let status = 0
  try {
    const response = await (options.fetch ?? fetch)(url, { method, headers, body: body ?? null, signal })
    status = response.status
    return response
  } catch (cause) {
    if (request.signal?.aborted) throw new SdkError('aborted', 'The request was aborted.', { cause })
    if (timeout?.aborted) throw new SdkError('timeout', 'The server did not answer in time.', { cause })
    throw new SdkError('network', 'The server cannot be reached.', { cause })
  } finally {
    options.onResponse?.({ text, attempt, status, milliseconds: Date.now() - began })
  }
}

/** Waits, unless the caller gives up. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(new SdkError('aborted', 'The request was aborted.'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
  })
}
