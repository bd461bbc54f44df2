import { pluginTitle } from './navigation.svelte.ts'
import type { Shell } from './shell.svelte.ts'

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

/** Milliseconds in which one plugin is named once: a handler that fails at every movement must not cover the page. */
const QUIET = 10_000

/**
 * Reports a fault and names the plugin to the person: what she pressed did nothing, and the rest of the page stands. To try again
 * is to start the page over, unless something is typed into it.
 */
export function tellFault(shell: Shell): (owner: string, where: string, error: unknown) => void {
  const named = new Map<string, number>()
  return (owner, where, error) => {
    shell.report(owner, where, error)
    if (owner === 'shell' || isPassing(shell, error) || Date.now() - (named.get(owner) ?? -QUIET) < QUIET) return
    named.set(owner, Date.now())
    const { t } = shell.i18n
    shell.toasts.show({ tone: 'danger', title: t('shell.handlerFailed', { name: pluginTitle(shell, owner) }), detail: t('shell.partFailedDetail'), action: { label: t('shell.startOver'), run: () => shell.startOver() } })
  }
}

/** A request that was given up, or that found no server: the banner says so already. */
function isPassing(shell: Shell, error: unknown): boolean {
  return shell.connection.state === 'lost' || (error instanceof Error && error.name === 'AbortError')
}
