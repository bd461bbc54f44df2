import { createTestApp, type TestApp, type TestAppOptions } from '@tenon/core/testing'
import type { TenonConfig } from '@tenon/core'
import { dropChecks } from './drop-checks.ts'
import { shapes } from './shapes.ts'

const example = new URL('../../../examples/software-company/tenon.config.ts', import.meta.url)

/** Everything that the example company enables, and a plugin of model shapes that no plugin has yet. A new plugin is proved by being enabled there. */
export async function openWholeCompany(settings: NonNullable<TestAppOptions['settings']> = {}): Promise<TestApp> {
  const { default: config } = (await import(example.href)) as { default: TenonConfig }
  const test = await createTestApp({ plugins: [...config.plugins, shapes()], settings })
  await dropChecks(test)
  return test
}
