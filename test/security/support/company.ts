import { createTestApp, type TestApp } from '@tenon/core/testing'
import config from '../../../examples/software-company/tenon.config.ts'
import { shapes } from './shapes.ts'

/** Everything that the example company enables, and a plugin of model shapes that no plugin has yet. A new plugin is proved by being enabled there. */
export function openWholeCompany(): Promise<TestApp> {
  return createTestApp({ plugins: [...config.plugins, shapes()] })
}
