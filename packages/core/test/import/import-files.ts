import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runPlan } from '../../src/import/engine/run-plan.ts'
import type { RunOptions } from '../../src/import/engine/run-plan.ts'
import { listFiles } from '../../src/import/mapping/choose-files.ts'
import { planImport } from '../../src/import/mapping/plan-import.ts'
import { checkMapping, parseMapping } from '../../src/import/mapping/read-mapping.ts'
import type { ImportMapping } from '../../src/import/mapping-types.ts'
import type { ImportOutcome, RowProblem } from '../../src/import/report/report-types.ts'
import type { ImportTarget } from '../../src/import/target-types.ts'

export interface ImportResult extends ImportOutcome {
  readonly found: readonly RowProblem[]
  /** 'code line column value' of each problem. */
  readonly said: readonly string[]
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Runs a mapping over files given as content. */
export async function importFiles(target: ImportTarget, mapping: string | ImportMapping, files: Files, options: Partial<RunOptions> = {}): Promise<ImportResult> {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-test-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const read = typeof mapping === 'string' ? parseMapping(mapping, 'test.yaml') : checkMapping(mapping, 'test')
    const plan = await planImport(read, target, await listFiles([folder]))
    const found: RowProblem[] = []
    const outcome = await runPlan({ plan, target, onProblem: (problem) => void found.push(problem), ...options })
    return { ...outcome, found, said: found.map(({ code, line, column, value }) => [code, line, column, value].filter((part) => part !== null).join(' ')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
