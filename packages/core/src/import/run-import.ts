import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { App } from '../app/app-types.ts'
import type { RequestContext } from '../context.ts'
import { sayIn, wordingOf } from '../messages/errors/wording.ts'
import { runPlan } from './engine/run-plan.ts'
import { listFiles } from './mapping/choose-files.ts'
import { planImport } from './mapping/plan-import.ts'
import type { ImportPlan } from './mapping/plan-types.ts'
import { readMapping } from './mapping/read-mapping.ts'
import type { ReadMapping } from './mapping/read-mapping.ts'
import { openSpool, readSpool } from './report/problem-spool.ts'
import type { ProblemSpool } from './report/problem-spool.ts'
import type { ImportOutcome, ImportProgress, RowProblem } from './report/report-types.ts'
import { openRunRecord } from './run-record.ts'
import { guardedTarget } from './target/guarded-target.ts'

export interface ImportRequest {
  /** Path of a mapping file, or a mapping that was read already. */
  readonly mapping: string | ReadMapping
  /** Files, or folders with the files that the mapping names. */
  readonly paths: readonly string[]
  readonly dryRun?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
}

export interface ImportReport extends ImportOutcome {
  /** Id of the ImportRun record. */
  readonly id: string
  /** The first problems; `problems` counts all. */
  readonly sample: readonly RowProblem[]
  /** All problems, to be read before `discard`. */
  all(): AsyncIterable<RowProblem>
  /** Removes the problems from disk. */
  discard(): Promise<void>
}

export interface PreparedImport {
  readonly id: string
  readonly plan: ImportPlan
  /** Runs to the end; never throws for rows, only where database or files fail. */
  run(options: { spool: ProblemSpool; signal?: AbortSignal; onProgress?: (progress: ImportProgress) => void }): Promise<ImportOutcome>
}

/**
 * Imports files as a mapping says, with the rights of the caller of `context`. Throws IMPORT_MAPPING_INVALID with all problems of the
 * mapping before any row is read; problems of rows are in the report.
 */
export async function runImport(app: App, context: RequestContext, request: ImportRequest): Promise<ImportReport> {
  const prepared = await prepareImport(app, context, request)
  const folder = await mkdtemp(join(tmpdir(), 'tenon-import-'))
  const spool = openSpool(join(folder, 'problems.ndjson'))
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const { signal, onProgress } = request
    const outcome = await prepared.run({ spool, ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) })
    return { ...outcome, id: prepared.id, sample: spool.sample, all: () => readSpool(spool.path), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

/** Checks mapping and files, and records that a run begins. */
export async function prepareImport(app: App, context: RequestContext, request: Pick<ImportRequest, 'mapping' | 'paths' | 'dryRun'>): Promise<PreparedImport> {
  const { dryRun = false } = request
  const read = typeof request.mapping === 'string' ? await readMapping(request.mapping) : request.mapping
  const files = await listFiles(request.paths)
  const inWords = sayIn(wordingOf(app.plugins))
  const target = guardedTarget(context, { say: (problem) => inWords(problem, context) })
  const plan = await planImport(read, target, files)
  const record = await openRunRecord(context, { mapping: read.name, files: files.map((file) => basename(file)), dryRun })
  return {
    id: record.id,
    plan,
    async run({ spool, signal, onProgress }) {
      try {
        const outcome = await runPlan({
          plan, target, dryRun, ...(signal ? { signal } : {}),
          onProblem: (problem) => spool.add(problem),
          onProgress(progress) {
            record.beat(progress)
            onProgress?.(progress)
          },
        })
        await record.finish(outcome, spool.sample)
        if (!dryRun) await app.database.analyze()
        return outcome
      } catch (error) {
        await record.fail(error, spool.sample)
        throw error
      } finally {
        spool.close()
        // Units, positions and roles may have come with the files.
        app.forgetPrincipals()
      }
    },
  }
}
