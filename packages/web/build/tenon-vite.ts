import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { searchForWorkspaceRoot, type InlineConfig } from 'vite'
import { earlyTheme } from './early-theme.ts'
import { firstWords } from './first-words.ts'
import { messageCatalogues } from './message-catalogues.ts'
import { pluginModules } from './plugin-modules.ts'
import { preloadList } from './preload-list.ts'
import { readLock } from './read-lock.ts'
import { webRoot } from './web-root.ts'

export interface WebOptions {
  /** `<installation>/.tenon/lock.json` */
  readonly lockFile: string
  /** Where the built shell goes: `<installation>/.tenon/web`. */
  readonly outDir: string
}

/** Parts that are opened once in a while. */
export const SELDOM = ['account-page', 'mailed-link-page', 'second-step-page', 'session-dialog', 'home-editor']

/**
 * What is fetched along with a part is named in whoever loads it, a hash each. A plugin's manifest leaves out what all plugins share, which is there with
 * the first page; and parts that are opened seldom may take a moment more.
 */
function worthNaming(file: string, dependencies: string[], { hostId }: { readonly hostId: string }): string[] {
  const [folder] = /assets\/plugins\/[^/]+\//.exec(hostId) ?? []
  if (folder === undefined && !SELDOM.some((part) => file.includes(`${part}-`))) return dependencies
  return dependencies.filter((name) => name === file || name.endsWith('.css') || (folder !== undefined && name.startsWith(folder)))
}

/** Vite's configuration of the shell with the plugins of one installation. */
export function tenonVite({ lockFile, outDir }: WebOptions): InlineConfig {
  return {
    configFile: false,
    root: webRoot,
    // Every path that is not a file is a page of the shell; the server decides that, not Vite.
    appType: 'custom',
    cacheDir: path.join(path.dirname(outDir), 'vite'),
    publicDir: false,
    plugins: [svelte({ configFile: false, compilerOptions: { runes: undefined } }), pluginModules(lockFile), firstWords(lockFile), messageCatalogues(lockFile), preloadList(lockFile), earlyTheme()],
    resolve: {
      // A plugin elsewhere on the disk must get this shell and this Svelte, not copies of its own.
      dedupe: ['svelte', 'bits-ui', '@lucide/svelte'],
      alias: [
        { find: /^@tenon\/web\/module$/, replacement: `${webRoot}/src/module.ts` },
        { find: /^@tenon\/web\/kit$/, replacement: `${webRoot}/src/kit/index.ts` },
      ],
    },
    server: { fs: { allow: [searchForWorkspaceRoot(webRoot), webRoot, ...readLock(lockFile).map((plugin) => plugin.dir)] } },
    build: {
      outDir,
      // A page that was opened before loads parts of the former shell: see former-parts.ts.
      emptyOutDir: false,
      manifest: true,
      target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
      sourcemap: 'hidden',
      modulePreload: { polyfill: false, resolveDependencies: worthNaming },
      chunkSizeWarningLimit: 250,
      // Files, not data: URLs, which the page's policy would refuse.
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    logLevel: 'warn',
  }
}
