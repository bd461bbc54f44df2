import type { Plugin, TenonConfig } from '@tenon/core'
import { shapes } from './shapes/src/index.ts'

const example = new URL('../../../examples/software-company/tenon.config.ts', import.meta.url)

/** Every plugin of the example company, so that a new one is covered by being enabled there, and model shapes that no plugin has. */
export async function proofPlugins(): Promise<readonly Plugin[]> {
  const { default: config } = (await import(example.href)) as { default: TenonConfig }
  return [...config.plugins, shapes()]
}
