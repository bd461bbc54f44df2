import type { App } from '../app/app-types.ts'
import type { Job, Slice } from '../plugin/plugin-types.ts'
import { runMutation } from './run-mutation.ts'

export interface Jobs {
  stop(): Promise<void>
}

interface OwnedJob {
  readonly name: string
  readonly job: Job<Slice>
}

/** How often a process looks whether a night's work is still to do, in minutes. */
const LOOK = 5

/**
 * Does the plugins' recurring work: each job when the process starts, and again as often as it says, never twice at once in one process. One that
 * fails is told to `onError` and comes again at its next time; the others do not wait for it.
 */
export function startJobs(app: App, options: { readonly onError: (error: unknown, job: string) => void }): Jobs {
  const running = new Map<string, Promise<void>>()
  const run = ({ name, job }: OwnedJob): void => {
    if (running.has(name)) return
    const work = runJob(app, { name, job }).catch((error: unknown) => options.onError(error, name)).finally(() => void running.delete(name))
    running.set(name, work)
  }
  const owned = jobsOf(app)
  const timers = owned.map((one) => setInterval(() => run(one), (one.job.every === 'night' ? LOOK : one.job.every) * 60_000).unref())
  owned.forEach(run)
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

/** Each job once, now; a night's work where it is not done yet. A failure is thrown. */
export async function runJobs(app: App): Promise<void> {
  for (const one of jobsOf(app)) await runJob(app, one)
}

function jobsOf({ plugins }: App): readonly OwnedJob[] {
  return plugins.flatMap(({ definition }) => (definition.jobs ?? []).map((job): OwnedJob => ({ name: `${definition.id}/${job.id}`, job: job as Job<Slice> })))
}

/** The day is the key of the night's work, an idempotent write: of many processes one does it, and a failure leaves it to the next look. */
async function runJob(app: App, { name, job }: OwnedJob): Promise<void> {
  const { principal, today } = app.systemContext('schedule')
  const context = app.createContext(principal, { source: 'schedule', ...(job.every === 'night' ? { idempotencyKey: `night-${today()}` } : {}) })
  await runMutation(context, { name: `job ${name}`, input: null }, async (inner) => {
    await job.run(inner as never)
    return { done: true }
  })
}
