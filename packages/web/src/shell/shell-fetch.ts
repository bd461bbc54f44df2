export interface ShellFetchOptions {
  readonly locale: () => string
  readonly onReached: () => void
  readonly onLost: () => void
  /** The server says that nobody is signed in. */
  readonly onUnauthenticated: () => void
}

/** `fetch` for our own server: says who asks and in which language, and notices a lost connection or session. */
export function createShellFetch(options: ShellFetchOptions): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    request.headers.set('x-tenon-client', 'web')
    if (!init?.headers || !new Headers(init.headers).has('accept-language')) request.headers.set('accept-language', options.locale())
    try {
      const response = await fetch(request)
      options.onReached()
      if (response.status === 401 && !new URL(request.url).pathname.startsWith('/api/auth/')) options.onUnauthenticated()
      return response
    } catch (error) {
      if (!request.signal.aborted) options.onLost()
      throw error
    }
  }
}

/** One GraphQL question outside the screens' data layer. Null where there is no usable answer. */
export async function askGraphql<Data>(send: typeof fetch, query: string, variables: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<Partial<Data> | null> {
  const response = await send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  })
  const answer = (await response.json()) as { data?: Partial<Data> | null }
  return answer.data ?? null
}
