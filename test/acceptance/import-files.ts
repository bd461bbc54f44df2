import { runImport } from '@tenon/core/import'
import type { TestApp } from '@tenon/core/testing'

/** What `tenon import` does, in process. */
export async function importFiles(app: TestApp['app'], mapping: string, paths: readonly string[]) {
  const report = await runImport(app, app.systemContext('import'), { mapping, paths })
  await report.discard()
  return report
}
