let repeats = 0

/** Loads a part that could not be loaded before. It comes when it is needed: nothing of this is in the first load. */
export async function loadAgain<Part extends object>(load: () => Promise<Part>): Promise<Part> {
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

/**
 * Asks once more for the style sheets that did not come: the loader takes each address for done after its first try, and the part would stand there bare.
 * A sheet that is still on its way looks the same, and is asked for again by a part beside this one too. Whoever waits for the link that is replaced
 * would wait for ever, so it is told what became of the one in its place.
 */
async function styleAgain(): Promise<void> {
  const missing = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter((link) => link.sheet === null)
  await Promise.all(missing.map((link) => new Promise<void>((resolve) => {
    const again = link.cloneNode() as HTMLLinkElement
    const settled = ({ type }: Event) => {
      link.dispatchEvent(new Event(type))
      resolve()
    }
    again.addEventListener('load', settled)
    again.addEventListener('error', settled)
    link.replaceWith(again)
  })))
}
