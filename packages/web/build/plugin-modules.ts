import path from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'
import { firstWordsId } from './first-words.ts'
import { readLock, type WebPlugin } from './read-lock.ts'
import { webRoot } from './web-root.ts'

const ID = 'virtual:tenon/plugins'
const RESOLVED = `\0${ID}`

/**
 * Turns the lock into `virtual:tenon/plugins`: per plugin its lazily imported UI manifest and messages, of which those of the first paint stand apart.
 * Chunks lie in a folder per plugin, so that they can be cached, counted, and named in the stack of a fault.
 */
export function pluginModules(lockFile: string): Plugin {
  let config: ResolvedConfig
  let plugins: WebPlugin[] = []

  return {
    name: 'tenon:plugin-modules',
    configResolved(resolved) {
      config = resolved
      plugins = readLock(lockFile)
    },
    resolveId: (id) => (id === ID ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return
      this.addWatchFile(lockFile)
      return config.command === 'serve' ? pluginsModule(plugins, false) + hotModule(plugins) : pluginsModule(plugins, true)
    },
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [
          // All that the first paint needs is one file; small things that lazy pages share are a few files, not a hundred.
          { name: 'shell', tags: ['$initial'], priority: 20 },
          { name: 'icons', test: /@lucide[\\/]svelte[\\/]/, minShareCount: 2, maxModuleSize: 4000, priority: 10 },
          { name: 'kit', test: isPlainKit, minShareCount: 2, priority: 8 },
        ],
      },
      chunkFileNames: (chunk) => {
        const owner = ownerOf(plugins, chunk.facadeModuleId) ?? onlyOwner(plugins, chunk.moduleIds)
        return owner ? `assets/plugins/${owner}/[name]-[hash].js` : 'assets/[name]-[hash].js'
      },
    }),
    configureServer(server) {
      server.watcher.add(lockFile)
      server.watcher.on('change', (file) => {
        if (path.resolve(file) !== path.resolve(lockFile)) return
        plugins = readLock(lockFile)
        const module = server.moduleGraph.getModuleById(RESOLVED)
        if (module) server.moduleGraph.invalidateModule(module)
        server.ws.send({ type: 'full-reload' })
      })
    },
  }
}

/** The parts of the kit that need no library. Those that do stay apart, for a part takes with it what it needs: a page without menus loads none of their weight. */
function isPlainKit(module: string): boolean {
  return module.startsWith(path.join(webRoot, 'src/kit/')) && !/[\\/](?:rich-text|board)[\\/]/.test(module) && !/(?:calendar|select|combobox|person-input|menu|popover|modal|dialog|drawer|tabs|named-icons|index)[\w-]*\.(?:svelte|ts)/.test(path.basename(module))
}

/** `split`: the words of the first paint stand apart. */
function pluginsModule(plugins: readonly WebPlugin[], split: boolean): string {
  const entries = plugins.map((plugin) => {
    const { id, version, entry, messages } = plugin
    const first = Object.keys(messages).map((locale) => `${quote(locale)}: () => import(${quote(firstWordsId(plugin, locale))})`)
    const sources = Object.entries(messages).map(([locale, file]) => `${quote(locale)}: () => import(${quote(file)})`)
    return `  ${quote(id)}: { version: ${quote(version)}, ${entry ? `load: () => import(${quote(entry)}), ` : ''}${split ? `firstWords: { ${first.join(', ')} }, ` : ''}messages: { ${sources.join(', ')} } },`
  })
  return `export const plugins = {\n${entries.join('\n')}\n}\n`
}

/** An edited manifest is exchanged in the running page; the shell listens for it. */
function hotModule(plugins: readonly WebPlugin[]): string {
  const accepts = plugins.flatMap(({ id, entry }) =>
    entry ? [`  import.meta.hot.accept(${quote(entry)}, (module) => module && dispatchEvent(new CustomEvent('tenon:manifest', { detail: { id: ${quote(id)}, manifest: module.default } })))`] : [],
  )
  return `if (import.meta.hot) {\n${accepts.join('\n')}\n}\n`
}

/** The plugin in whose folder a module lies; its dependencies are nobody's. */
export function ownerOf(plugins: readonly WebPlugin[], module: string | null | undefined): string | undefined {
  if (!module) return undefined
  const [, named] = /first-words\/([^/]+)\//.exec(module) ?? []
  if (named !== undefined) return named
  return plugins.find(({ dir }) => module.startsWith(dir + path.sep) && !module.slice(dir.length).includes('/node_modules/'))?.id
}

function onlyOwner(plugins: readonly WebPlugin[], modules: readonly string[]): string | undefined {
  const owners = new Set(modules.map((module) => ownerOf(plugins, module)))
  return owners.size === 1 ? [...owners][0] : undefined
}

function quote(text: string): string {
  return JSON.stringify(text)
}
