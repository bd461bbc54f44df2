import type { RequestContext } from '../context.ts'
import { TenonError } from '../errors/tenon-error.ts'
import { runMutation } from '../writes/run-mutation.ts'
import type { ImportOutcome, ImportProgress, ResourceCounts, RowProblem, StepCounts } from './report/report-types.ts'

/** What an ImportRun keeps in `summary`. */
export interface RunSummary {
  readonly resources: Readonly<Record<string, ResourceCounts>>
  readonly steps: readonly StepCounts[]
  readonly problems: number
  /** The first problems. */
  readonly sample: readonly RowProblem[]
  readonly error: { readonly code: string; readonly message: string } | null
}

export interface RunRecord {
  readonly id: string
  /** Says now and then that the run is alive, and how far it is. */
  beat(progress: ImportProgress): void
  finish(outcome: ImportOutcome, sample: readonly RowProblem[]): Promise<void>
  fail(error: unknown, sample: readonly RowProblem[]): Promise<void>
}

/** A run that has not been heard of for so long has died with its process. */
export const silenceAllowed = 60_000
const beatEvery = 15_000
const kept = 100

/** Writes the ImportRun of a run that begins, and closes those of the caller that have died. */
export async function openRunRecord(context: RequestContext, run: { readonly mapping: string; readonly files: readonly string[]; readonly dryRun: boolean }): Promise<RunRecord> {
  const id = context.newId()
  const empty: RunSummary = { resources: {}, steps: [], problems: 0, sample: [], error: null }
  let latest = empty
  let beaten = Date.now()
  let beating: Promise<unknown> = Promise.resolve()
  const write = (data: Record<string, unknown>): Promise<unknown> => runMutation(context, { name: 'import run', input: null }, (inner) => inner.db['importRun']!.update({ where: { id }, data }))
  const end = async (status: string, summary: RunSummary): Promise<void> => {
    await beating
    await write({ status, summary, finishedAt: context.now() })
  }
  await runMutation(context, { name: 'import run', input: null }, async ({ db }) => {
    const silentSince = new Date(context.now().getTime() - silenceAllowed)
    await db['importRun']!.updateMany({ where: { status: 'RUNNING', updatedAt: { lt: silentSince } }, data: { status: 'FAILED', finishedAt: context.now() } })
    await db['importRun']!.create({ data: { id, mapping: run.mapping, files: run.files, dryRun: run.dryRun, status: 'RUNNING', summary: empty } })
  })
  return {
    id,
    beat(progress) {
      latest = { ...latest, resources: progress.resources }
      if (Date.now() - beaten < beatEvery) return
      beaten = Date.now()
      // A missed beat is no reason to stop a run; the next one may come through.
      beating = write({ summary: latest }).catch(() => {})
    },
    finish: ({ status, resources, steps, problems }, sample) => end(status, { resources, steps, problems, sample: sample.slice(0, kept), error: null }),
    async fail(error, sample) {
      const known = error instanceof TenonError ? { code: error.code, message: error.message } : { code: 'INTERNAL', message: 'The import failed for a reason that is in the log of the server. What was written stays; run it again to go on.' }
      await end('FAILED', { ...latest, sample: sample.slice(0, kept), error: known }).catch(() => {})
    },
  }
}
