export interface RetryOptions {
  readonly attempts: number
  /** Milliseconds before the attempt of that number, starting with 1 for the second try. */
  readonly delay: (attempt: number) => number
  readonly wait: (milliseconds: number, signal: AbortSignal | null) => Promise<void>
}

const PASSING = new Set([502, 503, 504])

export const ordinaryRetry: RetryOptions = {
  attempts: 3,
  delay: (attempt) => 250 * 3 ** (attempt - 1) * (0.75 + Math.random() / 2),
  wait,
}

/** A fetch that repeats reads when the server was not reached or said that it is restarting. Never give it a mutation. */
export function retryingFetch(send: typeof fetch, options: RetryOptions = ordinaryRetry): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? null
    for (let attempt = 1; ; attempt++) {
      const last = attempt >= options.attempts
      try {
        const response = await send(input, init)
        if (last || !PASSING.has(response.status)) return response
      } catch (error) {
        if (last || signal?.aborted) throw error
      }
      await options.wait(options.delay(attempt), signal)
    }
  }
}

function wait(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = () => {
      clearTimeout(timer)
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('The request was given up.', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', given)
      resolve()
    }, milliseconds)
    if (signal?.aborted) given()
    else signal?.addEventListener('abort', given, { once: true })
  })
}
