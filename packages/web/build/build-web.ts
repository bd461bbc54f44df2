import { build } from 'vite'
import { isBuilt, stampBuilt } from './is-built.ts'
import { sourceHash } from './source-hash.ts'
import { tenonVite, type WebOptions } from './tenon-vite.ts'

export interface WebBuild {
  /** False where sources and lock are those of the last build, which was kept. */
  readonly built: boolean
  readonly milliseconds: number
}

/** Builds the shell with the installation's plugins, unless nothing changed since the last time. Throws Vite's error. */
export async function buildWeb(options: WebOptions, { force = false }: { force?: boolean } = {}): Promise<WebBuild> {
  const started = performance.now()
  if (!force && isBuilt(options)) return { built: false, milliseconds: performance.now() - started }
  const hash = sourceHash(options.lockFile)
  await asProduction(() => build(tenonVite(options)))
  stampBuilt(options.outDir, hash)
  return { built: true, milliseconds: performance.now() - started }
}

/** Vite takes NODE_ENV over its own mode, and a server under test or in development would build a development shell. */
async function asProduction<Value>(run: () => Promise<Value>): Promise<Value> {
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    return await run()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}
