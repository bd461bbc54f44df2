import type { Connection } from './connection.svelte.ts'

interface Load<Part> {
  readonly load: () => Promise<Part>
  readonly connection: Connection
  /** The person asked for it again, because it could not be loaded. */
  readonly again?: boolean
  /** What is done where it cannot be loaded in the life of this page, though the server is there: it ends the page's life. */
  readonly otherwise?: () => void
}

let repeats = 0

/** Loads the code of a part. Where the server cannot be reached, it waits until the server is back, and asks again: the banner says why nothing comes. */
export async function loadPart<Part extends object>({ load, connection, again = false, otherwise }: Load<Part>): Promise<Part> {
  try {
    return await (again ? loadAgain(load) : load())
  } catch (error) {
    const wasLost = connection.state === 'lost'
    await connection.check()
    if (!again && !wasLost && connection.state === 'online') throw error
    await connection.whenReached()
    return loadAgain(load).catch((error: unknown) => {
      if (!otherwise) throw error
      otherwise()
      return new Promise<never>(() => {})
    })
  }
}

async function loadAgain<Part extends object>(load: () => Promise<Part>): Promise<Part> {
  await styleAgain()
  return load().catch(importAgain<Part>)
}

/**
 * The part under an address of its own: a browser keeps a failed import for the life of the page, so the same address would fail for ever.
 * Only what is a part itself can come so. What others import as well would be there twice, with its state twice.
 */
async function importAgain<Part extends object>(error: unknown): Promise<Part> {
  const [address] = /https?:\S+\.js/.exec(error instanceof Error ? error.message : '') ?? []
  if (address === undefined) throw error
  const part = (await import(/* @vite-ignore */ `${address}?again=${++repeats}`)) as Part
  if (!('default' in part)) throw error
  return part
}

/** Asks once more for the style sheets that did not come: the loader takes each address for done after its first try, and the part would stand there bare. */
async function styleAgain(): Promise<void> {
  const missing = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter((link) => link.sheet === null)
  await Promise.all(missing.map((link) => new Promise<void>((resolve) => {
    const again = link.cloneNode() as HTMLLinkElement
    again.onload = again.onerror = () => resolve()
    link.replaceWith(again)
  })))
}
