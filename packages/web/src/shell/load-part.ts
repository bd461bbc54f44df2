import type { Connection } from './connection.svelte.ts'

interface Load<Part> {
  readonly load: () => Promise<Part>
  readonly connection: Connection
  /** The person asked for it again, because it could not be loaded. */
  readonly again?: boolean
  /** What is done where it cannot be loaded in the life of this page, though the server is there: it ends the page's life. */
  readonly otherwise?: () => void
}

/**
 * Loads the code of a part. What does not come is asked for once more: a server that was just started may be there again before the failure is noticed.
 * Where the server cannot be reached, it waits until the server is back: the banner says why nothing comes.
 */
export async function loadPart<Part extends object>({ load, connection, again = false, otherwise }: Load<Part>): Promise<Part> {
  try {
    return await (again ? loadAgain(load) : load())
  } catch {
    const wasLost = connection.state === 'lost'
    await connection.check()
    const isThere = !wasLost && connection.state === 'online'
    await connection.whenReached()
    return loadAgain(load).catch((error: unknown) => {
      if (!otherwise || (isThere && !again)) throw error
      otherwise()
      return new Promise<never>(() => {})
    })
  }
}

async function loadAgain<Part extends object>(load: () => Promise<Part>): Promise<Part> {
  return (await import('./load-again.ts')).loadAgain(load)
}
