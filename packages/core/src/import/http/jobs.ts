import { importErrors } from '../errors.ts'
import type { ImportOutcome, ImportProgress, RowProblem } from '../report/report-types.ts'
import { openSpool } from '../report/problem-spool.ts'
import type { PreparedImport } from '../run-import.ts'

/** A run in this process. */
export interface Job {
  readonly id: string
  readonly personId: string
  readonly progress: ImportProgress | null
  readonly sample: readonly RowProblem[]
  readonly problemCount: number
  readonly done: Promise<ImportOutcome | null>
  cancel(): void
}

/** The runs of one app that go on in the background. */
export interface Jobs {
  get(id: string): Job | undefined
  /** Throws IMPORT_BUSY where the person has a run already. */
  start(prepared: PreparedImport, personId: string, spoolPath: string): Job
  /** Throws IMPORT_BUSY as well, to be asked before a run is prepared. */
  refuseSecond(personId: string): void
  /** Cancels everything and waits for it. */
  close(): Promise<void>
}

export function createJobs(onError: (error: unknown) => void): Jobs {
  const running = new Map<string, Job>()
  const refuseSecond = (personId: string): void => {
    if ([...running.values()].some((job) => job.personId === personId)) throw importErrors.IMPORT_BUSY()
  }
  return {
    get: (id) => running.get(id),
    refuseSecond,
    start(prepared, personId, spoolPath) {
      refuseSecond(personId)
      const controller = new AbortController()
      const spool = openSpool(spoolPath)
      let progress: ImportProgress | null = null
      const job: Job = {
        id: prepared.id,
        personId,
        get progress() { return progress },
        sample: spool.sample,
        get problemCount() { return spool.count },
        cancel: () => controller.abort(),
        done: prepared.run({ spool, signal: controller.signal, onProgress: (now) => void (progress = now) })
          .catch((error: unknown) => {
            onError(error)
            return null
          })
          .finally(() => running.delete(prepared.id)),
      }
      running.set(job.id, job)
      return job
    },
    async close() {
      for (const job of running.values()) job.cancel()
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}
