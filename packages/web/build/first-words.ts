import { readFileSync } from 'node:fs'
import { runnerImport, type Plugin } from 'vite'
import { compileMessage } from '../src/i18n/compile-message.ts'
import { readLock, type WebPlugin } from './read-lock.ts'

const PREFIX = 'virtual:tenon/first-words/'
/** What the shell calls a plugin, its records, and a person's own ones on the home page. */
const LABEL = /^(?:nav\.title|[A-Z]\w*(?:\.(?:plural|mine))?)$/

/** The module with the words of a plugin that stand around its pages: in the navigation, in titles and among the commands. */
export function firstWordsId({ id }: Pick<WebPlugin, 'id'>, locale: string): string {
  return `${PREFIX}${id}/first-${locale}`
}

/**
 * Takes from each catalogue the words that the first paint needs: labels of records, and what the manifest names. The rest comes with the first
 * page, so that a plugin with a thousand sentences adds a few names to the first load.
 */
export function firstWords(lockFile: string): Plugin {
  return {
    name: 'tenon:first-words',
    apply: 'build',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return
      const [plugin, file, entry] = sourceOf(readLock(lockFile), id.slice(1))
      const { module } = await runnerImport<Readonly<Record<string, Readonly<Record<string, string>>>>>(file, { configFile: false, logLevel: 'silent' })
      const manifest = entry === null ? '' : readFileSync(entry, 'utf8')
      const catalogue = module['default'] ?? Object.values(module)[0] ?? {}
      const first = Object.entries(catalogue).filter(([key]) => LABEL.test(key) || ["'", '"'].some((quote) => manifest.includes(`${quote}${plugin}.${key}${quote}`)))
      return `export default ${JSON.stringify(Object.fromEntries(first.map(([key, text]) => [key, text.includes('{') ? compileMessage(text) : text])))}`
    },
  }
}

/** Whose words a module has, from which catalogue, and the manifest that names them. */
function sourceOf(plugins: readonly WebPlugin[], id: string): readonly [string, string, string | null] {
  for (const plugin of plugins) {
    for (const [locale, file] of Object.entries(plugin.messages)) if (firstWordsId(plugin, locale) === id) return [plugin.id, file, plugin.entry]
  }
  throw new Error(`${id} belongs to no plugin of this installation.`)
}
