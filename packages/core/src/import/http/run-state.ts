import { existsSync } from 'node:fs'
import type { RequestContext } from '../../context.ts'
import type { ImportRunState } from '../api-types.ts'
import { importErrors } from '../errors.ts'
import type { RowProblem } from '../report/report-types.ts'
import { silenceAllowed } from '../run-record.ts'
import type { RunSummary } from '../run-record.ts'
import type { Job } from './jobs.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface LiveRun {
  /** The run, where it goes on in this process. */
  readonly job: Job | undefined
  readonly spoolPath: string
  /** Says a problem in the language of the caller. */
  readonly inWords: (problem: RowProblem) => RowProblem
}

/** The state of a run of the caller's. Throws IMPORT_RUN_MISSING, for somebody else's run as well. */
export async function runState(context: RequestContext, id: string, live: LiveRun): Promise<ImportRunState> {
  const run = uuid.test(id) ? await context.db['importRun']!.findFirst({ where: { id, createdById: context.principal.personId } }) : null
  if (!run) throw importErrors.IMPORT_RUN_MISSING({ id })
  const summary = run['summary'] as unknown as RunSummary
  const isOver = run['status'] !== 'RUNNING'
  // Told that it is over, the caller may begin the next one at once: so it is over here too.
  if (isOver) await live.job?.done
  const job = isOver ? undefined : live.job
  const dead = run['status'] === 'RUNNING' && !job && Date.now() - (run['updatedAt'] as Date).getTime() > silenceAllowed
  const problems = job?.sample ?? summary.sample
  return {
    id,
    status: dead ? 'FAILED' : (run['status'] as ImportRunState['status']),
    dryRun: run['dryRun'] as boolean,
    mapping: run['mapping'] as string,
    files: run['files'] as string[],
    startedAt: (run['createdAt'] as Date).toISOString(),
    finishedAt: (run['finishedAt'] as Date | null)?.toISOString() ?? null,
    progress: job?.progress ?? null,
    resources: job?.progress?.resources ?? summary.resources,
    steps: summary.steps,
    problemCount: job?.problemCount ?? summary.problems,
    problems: problems.map(live.inWords),
    error: dead || (run['status'] === 'FAILED' && summary.error === null) ? interrupted() : summary.error,
    reportUrl: problems.length > 0 && (job !== undefined || existsSync(live.spoolPath)) ? `/api/import/runs/${id}/report.csv` : null,
  }
}

function interrupted(): { code: string; message: string } {
  const { code, message } = importErrors.IMPORT_INTERRUPTED()
  return { code, message }
}
