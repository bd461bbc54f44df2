import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../lib/command.mjs'
import { cache, inRoot } from '../lib/paths.mjs'

/** Runs the test files of some vitest projects; with filters, those whose path contains one of them. */
export function vitest(title, projects, filters) {
  return { title, run: () => run(projects, filters) }
}

async function run(projects, filters) {
  mkdirSync(cache, { recursive: true })
  const file = join(cache, `tests-${projects[0]}.json`)
  rmSync(file, { force: true })
  const { code } = await command(
    process.execPath,
    [
      inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--passWithNoTests', ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default', '--reporter=./test/harness/count-reporter.ts', ...filters,
    ],
    { show: true, env: { ...process.env, TENON_TEST_RESULT: file } },
  )
  const result = readResult(file)
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skips: [] } // it ended before it could tell
  }
}
