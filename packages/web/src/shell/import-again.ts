/**
 * The module that could not be loaded, under an address of its own: a browser keeps a failed import for the life of the page, so the same address
 * would fail for ever. Null where the browser did not say which module it was.
 */
export function importAgain<Module>(error: unknown, attempt: number): Promise<Module> | null {
  const [address] = /https?:\S+\.js/.exec(error instanceof Error ? error.message : '') ?? []
  return address === undefined ? null : (import(/* @vite-ignore */ `${address}?again=${attempt}`) as Promise<Module>)
}
