import type { Plugin } from '@tenon/core'

import { shapes } from './shapes/src/index.ts'

/** What the proof is about: every plugin of the example company, so that a new one is covered by being enabled there, and the test shapes. */
export function proofPlugins(): readonly Plugin[] {
  return [...config.plugins, shapes()]
}
