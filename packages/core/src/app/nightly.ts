import { runMutation } from '../writes/run-mutation.ts'
import type { App } from './app-types.ts'

/**
 * Does each plugin's nightly work of the company's present day, where no process has done it yet: the day is the key of an
 * idempotent write, so of many processes one does it, and a failure leaves it to the next look.
 */
export async function runNightly(app: Pick<App, 'plugins' | 'createContext' | 'systemContext'>): Promise<void> {
  const { principal, today } = app.systemContext('schedule')
  for (const { definition } of app.plugins) {
    for (const work of definition.nightly ?? []) {
      const name = `nightly ${definition.id} ${work.id}`
      const context = app.createContext(principal, { source: 'schedule', idempotencyKey: `nightly-${today()}` })
      await runMutation(context, { name, input: null }, async (inner) => {
        await work.run(inner)
        return { done: true }
      })
    }
  }
}

export interface Nightly {
  stop(): void
}

/** Looks now and every few minutes whether the day's work is still to do. */
export function startNightly(app: App, options: { readonly onError: (error: unknown) => void; readonly every?: number }): Nightly {
  let running = Promise.resolve()
  const look = (): void => void (running = running.then(() => runNightly(app)).catch(options.onError))
  look()
  const timer = setInterval(look, options.every ?? 300_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
