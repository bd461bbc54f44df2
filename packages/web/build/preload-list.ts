import type { Plugin, Rolldown } from 'vite'
import { firstWordsId } from './first-words.ts'
import { readLock } from './read-lock.ts'

/** What a page needs at once: the server links it before the shell asks. Files are seen from the build's folder. */
export interface PreloadEntry {
  readonly version: string
  readonly js: readonly string[]
  readonly css: readonly string[]
  /** By locale: the words of the first paint. */
  readonly words: Readonly<Record<string, readonly string[]>>
  /** By locale. */
  readonly messages: Readonly<Record<string, readonly string[]>>
}

/** By plugin id; `shell` and `screens` have the messages of the shell and of the screens that it draws from metadata. */
export type PreloadList = Readonly<Record<string, PreloadEntry>>

const OWN_MESSAGES = /\/src\/(shell|screens)\/messages\/([\w-]+)\.ts$/

/** Writes `tenon-plugins.json`: per enabled plugin the chunks of its manifest and of its messages. */
export function preloadList(lockFile: string): Plugin {
  return {
    name: 'tenon:preload-list',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const plugins = readLock(lockFile)
        const list: PreloadList = {
          shell: { version: '', js: [], css: [], words: ownMessages(bundle, 'shell'), messages: ownMessages(bundle, 'shell') },
          screens: { version: '', js: [], css: [], words: {}, messages: ownMessages(bundle, 'screens') },
          ...Object.fromEntries(plugins.map((plugin) => {
            const { id, version, entry, messages } = plugin
            const manifest = entry ? chunkOf(bundle, entry) : undefined
            return [id, {
              version,
              js: manifest ? withImports(bundle, manifest) : [],
              css: [...(manifest?.viteMetadata?.importedCss ?? [])],
              words: Object.fromEntries(Object.keys(messages).map((locale) => [locale, filesOf(bundle, `\0${firstWordsId(plugin, locale)}`)])),
              messages: Object.fromEntries(Object.entries(messages).map(([locale, file]) => [locale, filesOf(bundle, file)])),
            }]
          })),
        }
        this.emitFile({ type: 'asset', fileName: 'tenon-plugins.json', source: `${JSON.stringify(list, null, 1)}\n` })
      },
    },
  }
}

function ownMessages(bundle: Rolldown.OutputBundle, owner: string): Record<string, string[]> {
  const byLocale: Record<string, string[]> = {}
  for (const chunk of Object.values(bundle)) {
    const [, found, locale] = OWN_MESSAGES.exec((chunk.type === 'chunk' && chunk.facadeModuleId) || '') ?? []
    if (found === owner && locale) (byLocale[locale] ??= []).push(chunk.fileName)
  }
  return byLocale
}

function filesOf(bundle: Rolldown.OutputBundle, module: string): string[] {
  const chunk = chunkOf(bundle, module)
  return chunk ? withImports(bundle, chunk) : []
}

function chunkOf(bundle: Rolldown.OutputBundle, module: string): Rolldown.OutputChunk | undefined {
  return Object.values(bundle).find((part): part is Rolldown.OutputChunk => part.type === 'chunk' && part.facadeModuleId === module)
}

/** A chunk and what it imports, without the entry that the page loads anyway. */
function withImports(bundle: Rolldown.OutputBundle, chunk: Rolldown.OutputChunk): string[] {
  const files = new Set<string>()
  const visit = (name: string) => {
    const part = bundle[name]
    if (part?.type !== 'chunk' || part.isEntry || files.has(name)) return
    files.add(name)
    for (const imported of part.imports) visit(imported)
  }
  visit(chunk.fileName)
  return [...files]
}
