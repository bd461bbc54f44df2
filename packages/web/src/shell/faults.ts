/** The plugin whose chunk is topmost in a stack; error boundaries do not see event handlers and promises. */
export function ownerOfStack(stack: string | undefined): string | null {
  return /(?:\/assets\/plugins|\/packages\/plugins)\/([\w-]+)\//.exec(stack ?? '')?.[1] ?? null
}

/** Reports faults that no boundary can see. Gives how to stop. */
export function watchFaults(report: (owner: string, where: string, error: unknown) => void): () => void {
  const stop = new AbortController()
  const say = (where: string, error: unknown) => {
    const stack = error instanceof Error ? error.stack : undefined
    report(ownerOfStack(stack) ?? 'shell', where, error)
  }
  addEventListener('error', (event) => event.error && say('event', event.error), { signal: stop.signal })
  addEventListener('unhandledrejection', (event) => say('promise', event.reason), { signal: stop.signal })
  return () => stop.abort()
}
