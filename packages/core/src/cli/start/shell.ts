import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Installation } from '../installation.ts'

/** The built web shell, or in development Vite's own server beside ours. */
export interface Shell {
  /** Folder that the server serves; null for an installation without a shell. */
  readonly root: string | null
  /** Origins of a development server. */
  readonly origins: readonly string[]
  close(): Promise<void>
}

interface WebBuild {
  buildWeb(options: { lockFile: string; outDir: string }): Promise<{ readonly built: boolean }>
  startDevServer?(options: { lockFile: string; apiUrl: string }): Promise<{ readonly url: string; close(): Promise<void> }>
}

/** Builds the shell of the enabled plugins, where @tenon/web is installed. Unchanged sources are not built again. */
export async function buildShell(installation: Installation, { say }: { development: boolean; say: (line: string) => void }): Promise<Shell> {
  const none: Shell = { root: null, origins: [], close: async () => {} }
  const entry = resolveWeb(installation.folder)
  if (entry === null) return none
  const web = (await import(pathToFileURL(entry).href)) as WebBuild
  const outDir = join(installation.generated, 'web')
  const began = Date.now()
  const { built } = await web.buildWeb({ lockFile: join(installation.generated, 'lock.json'), outDir })
  if (built) say(`Built the web shell (${((Date.now() - began) / 1000).toFixed(1)} s).`)
  return { ...none, root: outDir }
}

function resolveWeb(folder: string): string | null {
  try {
    return createRequire(join(folder, 'package.json')).resolve('@tenon/web/build')
  } catch {
    return null
  }
}
