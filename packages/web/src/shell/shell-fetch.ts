/** Looks at an answer before whoever asked gets it, and may give another. */
export type AfterAnswer = (response: Response, input: RequestInfo | URL, init: RequestInit | undefined) => Promise<Response>

export interface ShellFetchOptions {
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>
  readonly locale: () => string
  readonly onReached: () => void
  readonly onLost: () => void
  /** The server says that nobody is signed in. */
  readonly onUnauthenticated: () => void
  /** The session acts as somebody else than this page was opened for. */
  readonly onPersonChanged: () => void
  /** Undefined as long as nobody looks. */
  readonly afterAnswer?: () => AfterAnswer | undefined
}

/** `fetch` for our own server: says who asks and in which language, and notices a lost connection or session. */
export function createShellFetch(options: ShellFetchOptions): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
    headers.set('x-tenon-client', 'web')
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value)
    if (!headers.has('accept-language')) headers.set('accept-language', options.locale())
    try {
      const response = await fetch(input, { ...init, headers })
      options.onReached()
      if (response.status === 401 && !pathOf(input).startsWith('/api/auth/')) options.onUnauthenticated()
      if (response.status === 409 && (await isOfAnother(response))) options.onPersonChanged()
      return (await options.afterAnswer?.()?.(response, input, init)) ?? response
    } catch (error) {
      const given = init?.signal ?? (input instanceof Request ? input.signal : null)
      if (!given?.aborted) options.onLost()
      throw error
    }
  }
}

async function isOfAnother(response: Response): Promise<boolean> {
  return (await response.clone().text()).includes('"PERSON_CHANGED"')
}

function pathOf(input: RequestInfo | URL): string {
  return new URL(input instanceof Request ? input.url : input, location.href).pathname
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
