import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, version as viteVersion } from 'vite'
import { contentHash } from './content-hash.ts'
import { readLock } from './read-lock.ts'
import { tenonVite, type WebOptions } from './tenon-vite.ts'
import { webRoot } from './web-root.ts'

export interface WebBuild {
  /** False where sources and lock are those of the last build, which was kept. */
  readonly built: boolean
  readonly milliseconds: number
}

/** Builds the shell with the installation's plugins, unless nothing changed since the last time. Throws Vite's error. */
export async function buildWeb(options: WebOptions, { force = false }: { force?: boolean } = {}): Promise<WebBuild> {
  const started = performance.now()
  const stamp = path.join(options.outDir, '.hash')
  const hash = sourceHash(options.lockFile)
  const current = existsSync(stamp) && existsSync(path.join(options.outDir, 'index.html')) && readFileSync(stamp, 'utf8') === hash
  if (current && !force) return { built: false, milliseconds: performance.now() - started }
  await asProduction(() => build(tenonVite(options)))
  writeFileSync(stamp, hash)
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

function sourceHash(lockFile: string): string {
  const plugins = readLock(lockFile)
  const roots = [path.join(webRoot, 'src'), path.join(webRoot, 'build'), ...plugins.filter(({ entry, messages }) => entry !== null || Object.keys(messages).length > 0).map(({ dir }) => dir)]
  // Where packages lie on this machine must not matter, which of them are in and in which version must.
  const list = plugins.map(({ id, version, entry, dir }) => [id, version, entry && path.relative(dir, entry)])
  const files = ['index.html', 'package.json'].map((file) => readFileSync(path.join(webRoot, file), 'utf8'))
  return contentHash(roots, JSON.stringify([viteVersion, list, files]))
}
