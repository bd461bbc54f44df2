import type { App } from '../app/app-types.ts'
import type { Job, Slice } from '../plugin/plugin-types.ts'
import { runMutation } from './run-mutation.ts'

export interface Jobs {
  /** Begins nothing more, and waits for what is being done; what takes longer than that is cut short, undone, and comes again. */
  stop(): Promise<void>
}

interface JobOptions {
  readonly onError: (error: unknown, job: string) => void
  /** Milliseconds that a server which stops waits for its work. @default 10000 */
  readonly grace?: number
}

interface OwnedJob {
  readonly name: string
  readonly job: Job<Slice>
}

/** How often a process looks whether a night's work is still to do, in minutes. */
const LOOK = 5

/** How long one work of a night may take, in minutes: a large company has every customer and every deal looked at. */
const NIGHT = 15

/**
 * Does the plugins' recurring work: each job when the process starts, and again as often as it says, never twice at once in one process. A night's work is done one
 * after the other, what is `last` after all else. A job that fails is told to `onError` and comes again at its next time, and stops none of the others.
 */
export function startJobs(app: App, { onError, grace = 10_000 }: JobOptions): Jobs {
  const running = new Map<string, Promise<void>>()
  const cuts = new Set<AbortController>()
  let isStopped = false
  const attempt = async (one: OwnedJob): Promise<void> => {
    if (isStopped) return
    const cut = new AbortController()
    cuts.add(cut)
    await app.database.cancellable(() => runJob(app, one), cut.signal).catch((error: unknown) => cut.signal.aborted || onError(error, one.name))
    cuts.delete(cut)
  }
  const start = (key: string, work: () => Promise<void>): void => {
    if (!running.has(key)) running.set(key, work().finally(() => void running.delete(key)))
  }
  const inTurn = async (jobs: readonly OwnedJob[]): Promise<void> => {
    for (const one of jobs) await attempt(one)
  }
  const owned = jobsOf(app)
  const night = owned.filter(({ job }) => job.every === 'night')
  const lines = [{ key: 'night', minutes: LOOK, jobs: night }, ...owned.flatMap((one) => (one.job.every === 'night' ? [] : [{ key: one.name, minutes: one.job.every, jobs: [one] }]))]
  const timers = lines.map(({ key, minutes, jobs }) => setInterval(() => start(key, () => inTurn(jobs)), minutes * 60_000).unref())
  for (const { key, jobs } of lines) start(key, () => inTurn(jobs))
  return {
    stop: async () => {
      isStopped = true
      for (const timer of timers) clearInterval(timer)
      const end = setTimeout(() => { for (const cut of cuts) cut.abort(new Error('The server stops.')) }, grace)
      await Promise.all(running.values())
      clearTimeout(end)
    },
  }
}

/** Each job once, now; a night's work where it is not done yet. A failure is thrown. */
export async function runJobs(app: App): Promise<void> {
  for (const one of jobsOf(app)) await runJob(app, one)
}

/** What rests on the work of others comes after it. */
function jobsOf({ plugins }: App): readonly OwnedJob[] {
  const owned = plugins.flatMap(({ definition }) => (definition.jobs ?? []).map((job): OwnedJob => ({ name: `${definition.id}/${job.id}`, job: job as Job<Slice> })))
  return owned.toSorted((left, right) => Number(left.job.last ?? false) - Number(right.job.last ?? false))
}

/** The day is the key of the night's work, an idempotent write: of many processes one does it, and a failure leaves it to the next look. */
async function runJob(app: App, { name, job }: OwnedJob): Promise<void> {
  const { principal, today } = app.systemContext('schedule')
  const context = app.createContext(principal, { source: 'schedule', ...(job.every === 'night' ? { idempotencyKey: `night-${today()}` } : {}) })
  await runMutation(context, { name: `job ${name}`, input: null, ...(job.every === 'night' ? { minutes: NIGHT } : {}) }, async (inner) => {
    await job.run(inner as never)
    return { done: true }
  })
}
