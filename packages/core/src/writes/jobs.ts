import type { App } from '../app/app-types.ts'
import type { Job, Slice } from '../plugin/plugin-types.ts'
import { runMutation } from './run-mutation.ts'

export interface Jobs {
  /** Each job of every plugin once, now. */
  runNow(): Promise<void>
  stop(): Promise<void>
}

interface OwnedJob {
  readonly name: string
  readonly job: Job<Slice>
}

/**
 * Does the plugins' recurring work: each job when the process starts, and again as often as it says, never twice at once in one process. One that
 * fails is told to `onError` and comes again at its next time; the others do not wait for it.
 */
export function startJobs(app: App, options: { readonly onError: (error: unknown, job: string) => void; readonly startNow?: boolean }): Jobs {
  const owned = app.plugins.flatMap(({ definition }) => (definition.jobs ?? []).map((job): OwnedJob => ({ name: `${definition.id}/${job.id}`, job: job as Job<Slice> })))
  const running = new Map<string, Promise<void>>()
  const run = ({ name, job }: OwnedJob): Promise<void> => {
    const current = running.get(name)
    if (current) return current
    const work = runJob(app, name, job).catch((error: unknown) => options.onError(error, name)).finally(() => void running.delete(name))
    running.set(name, work)
    return work
  }
  const timers = owned.map((one) => setInterval(() => void run(one), one.job.everyMinutes * 60_000).unref())
  const runNow = async (): Promise<void> => void (await Promise.all(owned.map(run)))
  if (options.startNow !== false) void runNow()
  return {
    runNow,
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

async function runJob(app: App, name: string, job: Job<Slice>): Promise<void> {
  await runMutation(app.systemContext('schedule'), { name, input: null }, (context) => job.run(context as never))
}
