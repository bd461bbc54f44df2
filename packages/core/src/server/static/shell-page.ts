import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Boot } from '../../schema/metadata-types.ts'

interface PluginFiles {
  readonly js?: readonly string[]
  readonly css?: readonly string[]
  /** By locale: the words of the first paint. */
  readonly words?: Readonly<Record<string, readonly string[]>>
}

/**
 * The shell's page, born with the boot answer and with links to the files of the plugins that this caller uses, and to their words, so that
 * the browser fetches them while it still reads the page. The frame of the shell is shown meanwhile, to whoever will see the shell in it.
 * Null where no shell is built.
 */
export async function renderShell(webRoot: string, boot: Boot): Promise<string | null> {
  const page = await readOptional(join(webRoot, 'index.html'))
  if (page === null) return null
  const manifest = JSON.parse((await readOptional(join(webRoot, 'tenon-plugins.json'))) ?? '{}') as Readonly<Record<string, PluginFiles>>
  const language = boot.me?.locale ?? boot.company.locale
  // Replaced by functions: in a replacement text, `$&` and the like of a person's name would have a meaning.
  return page
    .replace('<!--tenon:head-->', () => preloads(manifest, boot))
    .replace('<!--tenon:boot-->', () => `<script type="application/json" id="tenon-boot">${escapeJson(boot)}</script>`)
    .replace(/<!--tenon:frame-->(.*?)<!--\/tenon:frame-->/s, (_all, frame: string) => (boot.me && !boot.secondStepRequired ? frame.replace('<!--tenon:company-->', () => escapeHtml(boot.company.name)) : ''))
    .replace(/<html lang="[^"]*"/, () => `<html lang="${escapeHtml(language)}"`)
}

function preloads(manifest: Readonly<Record<string, PluginFiles>>, boot: Boot): string {
  if (!boot.me) return ''
  const files = ['shell', 'core', ...boot.plugins.map(({ id }) => id)].map((id) => manifest[id]).filter((entry) => entry !== undefined)
  const language = boot.me.locale ?? boot.company.locale
  const scripts = new Set(files.flatMap(({ js = [], words = {} }) => [...js, ...(words[language] ?? words['en'] ?? [])]))
  const styles = new Set(files.flatMap(({ css = [] }) => css))
  return [
    ...[...scripts].map((file) => `<link rel="modulepreload" crossorigin href="/${escapeHtml(file)}">`),
    ...[...styles].map((file) => `<link rel="preload" as="style" crossorigin href="/${escapeHtml(file)}">`),
  ].join('')
}

/** JSON that cannot end the script element that holds it. */
function escapeJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')
}

function escapeHtml(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}

async function readOptional(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
