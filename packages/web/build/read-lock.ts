import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One enabled plugin, as `.tenon/lock.json` has it. */
export interface LockedPlugin {
  readonly id: string
  readonly name: string
  readonly version: string
  /** Its package's folder; relative ones are seen from the installation. */
  readonly dir: string
  /** Its UI manifest, seen from its folder; null where it has none. */
  readonly ui: string | null
}

export interface WebPlugin {
  readonly id: string
  readonly version: string
  readonly dir: string
  readonly entry: string | null
  /** Locale to file: the plugin's `messages/*.ts`, found by convention. */
  readonly messages: Readonly<Record<string, string>>
}

/** The plugins of an installation with absolute files. Throws a sentence when the lock is missing or is no lock. */
export function readLock(lockFile: string): WebPlugin[] {
  if (!existsSync(lockFile)) throw new Error(`${lockFile} does not exist: run "tenon generate" first.`)
  const lock: unknown = JSON.parse(readFileSync(lockFile, 'utf8'))
  if (!isLock(lock)) throw new Error(`${lockFile} names no plugins: run "tenon generate" again.`)
  const installation = path.dirname(path.dirname(path.resolve(lockFile)))
  return lock.plugins.map((plugin) => {
    const dir = path.resolve(installation, plugin.dir)
    return { id: plugin.id, version: plugin.version, dir, entry: plugin.ui === null ? null : path.resolve(dir, plugin.ui), messages: findMessages(dir) }
  })
}

function findMessages(dir: string): Record<string, string> {
  const folder = ['messages', 'src/messages'].map((name) => path.join(dir, name)).find((name) => existsSync(name))
  if (!folder) return {}
  const files = readdirSync(folder).filter((file) => /^[a-z]{2,3}(-[A-Za-z]+)*\.(ts|js)$/.test(file))
  return Object.fromEntries(files.map((file) => [file.replace(/\.(ts|js)$/, ''), path.join(folder, file)]))
}

function isLock(value: unknown): value is { readonly plugins: readonly LockedPlugin[] } {
  return typeof value === 'object' && value !== null && 'plugins' in value && Array.isArray(value.plugins)
}
