import { build, type Rolldown } from 'vite'
import { datePartsOf, dropFormerParts } from './former-parts.ts'
import { isBuilt, readStamp, removeStamp, writeStamp } from './is-built.ts'
import { sourceHash } from './source-hash.ts'
import { tenonVite, type WebOptions } from './tenon-vite.ts'

export interface WebBuild {
  /** False where sources and lock are those of the last build, which was kept. */
  readonly built: boolean
  readonly milliseconds: number
}

/** Builds the shell with the installation's plugins, unless nothing changed since the last time. Parts of the former shell stay for a week. Throws Vite's error. */
export async function buildWeb(options: WebOptions, { force = false }: { force?: boolean } = {}): Promise<WebBuild> {
  const started = performance.now()
  if (!force && isBuilt(options)) return { built: false, milliseconds: performance.now() - started }
  const hash = sourceHash(options.lockFile)
  datePartsOf(options.outDir, readStamp(options.outDir)?.files ?? [])
  removeStamp(options.outDir)
  const files = filesOf(await asProduction(() => build(tenonVite(options))))
  dropFormerParts(options.outDir, files)
  writeStamp(options.outDir, { hash, files })
  return { built: true, milliseconds: performance.now() - started }
}

function filesOf(built: Awaited<ReturnType<typeof build>>): string[] {
  const outputs = Array.isArray(built) ? built : [built as Rolldown.RolldownOutput]
  return outputs.flatMap(({ output }) => output.map(({ fileName }) => fileName))
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
