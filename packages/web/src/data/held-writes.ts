/** What the writes need to know of the connection, and tell it. */
export interface Line {
  /** Whether the server is known to be out of reach. */
  readonly isLost: () => boolean
  readonly whenReached: () => Promise<void>
  /** How many writes wait, and how the person gives them up; null when none waits any more. */
  readonly onWaiting: (waiting: Waiting | null) => void
}

export interface Waiting {
  readonly count: number
  readonly giveUp: () => void
}

/** So often a write is sent to a server that is there again. One that never arrives all the same is stopped by something on the way, and waiting does not help. */
const MOST = 3

/**
 * A fetch for writes that waits where the server cannot be reached, and sends again, in the order in which they were made, when it is
 * back. Each carries its idempotency key, so that one whose answer alone was lost is not done twice. The person may give them up: then
 * they fail as if nobody had waited.
 */
export function heldWrites(send: typeof fetch, line: Line): typeof fetch {
  const held = new Set<() => void>()
  let last: Promise<unknown> = Promise.resolve()

  const tell = (): void => line.onWaiting(held.size === 0 ? null : { count: held.size, giveUp: () => [...held].forEach((giveUp) => giveUp()) })

  const hold = async (input: RequestInfo | URL, init: RequestInit | undefined, first: unknown): Promise<Response> => {
    const before = last
    let problem = first
    let given = (): void => undefined
    const giveUp = new Promise<'given up'>((resolve) => (given = () => resolve('given up')))
    held.add(given)
    tell()
    try {
      for (let attempt = 1; ; attempt++) {
        const next = await Promise.race([giveUp, before.then(line.whenReached)])
        if (next === 'given up') throw problem
        try {
          return await send(input, init)
        } catch (error) {
          if (attempt === MOST || !isUnreachable(error, init)) throw error
          problem = error
        }
      }
    } finally {
      held.delete(given)
      tell()
    }
  }

  return async (input, init) => {
    let problem: unknown = new TypeError('The server cannot be reached.')
    // What is made later does not overtake what waits.
    if (held.size === 0) {
      try {
        return await send(input, init)
      } catch (error) {
        if (!line.isLost() || init?.keepalive || !isUnreachable(error, init)) throw error
        problem = error
      }
    }
    const answer = hold(input, init, problem)
    last = answer.catch(() => undefined)
    return answer
  }
}

function isUnreachable(error: unknown, init: RequestInit | undefined): boolean {
  return error instanceof TypeError && !init?.signal?.aborted
}
