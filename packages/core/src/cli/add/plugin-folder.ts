import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readCoreVersion } from '../../composition/composition.ts'
import { namesFor, type PluginAnswers } from '../create/plugin-names.ts'
import { addErrors } from './errors.ts'
import type { Edited } from './edit-source.ts'

/** A plugin on disk, and what shall be written into it: nothing is, until `save`. */
export interface PluginFolder {
  readonly folder: string
  readonly id: string
  /** What src/index.ts exports: `serviceDesk`. */
  readonly exported: string
  /** Names of its models, in order. */
  readonly models: readonly string[]
  readonly manifest: Manifest
  has(file: string): boolean
  read(file: string): string
  /** Changes a file. Throws PLUGIN_PLACE_MISSING, naming the place, where the edit finds none. */
  edit(file: string, place: string, change: (text: string) => Edited): void
  /** A new file. Throws PART_EXISTS where it is there. */
  write(file: string, text: string): void
  /** The words of the templates for one of its models. */
  names(model: string, titleZh?: string): Readonly<Record<string, string>>
  /** Writes everything and gives the files. */
  save(): string[]
}

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly tenon?: { readonly id?: string; readonly ui?: string }
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** The place of a plugin's definition in its src/index.ts. */
export const definition = /definePlugin(?:<[^(]*>)?\(\)\(\{/

/** Opens the plugin in a folder. Throws PLUGIN_NOT_FOUND where that is none. */
export function openPlugin(dir: string): PluginFolder {
  const folder = resolve(dir)
  const texts = new Map<string, string>()
  const changed = new Set<string>()
  const has = (file: string): boolean => texts.has(file) || existsSync(join(folder, file))
  const read = (file: string): string => {
    if (!has(file)) throw addErrors.PLUGIN_NOT_FOUND({ folder, missing: `${file} is missing` })
    return texts.get(file) ?? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
  }
  const put = (file: string, text: string): void => {
    texts.set(file, text)
    changed.add(file)
  }
  const manifest = JSON.parse(read('package.json')) as Manifest
  const id = manifest.tenon?.id
  if (id === undefined) throw addErrors.PLUGIN_NOT_FOUND({ folder, missing: 'its package.json has no "tenon": { "id": … }' })
  const exported = /export const (\w+) = definePlugin/.exec(read('src/index.ts'))?.[1]
  if (exported === undefined) throw addErrors.PLUGIN_PLACE_MISSING({ file: 'src/index.ts', place: '`export const … = definePlugin`' })
  return {
    folder, id, exported, manifest, has, read,
    models: [...read('model.prisma').matchAll(/^model\s+(\w+)\s*\{/gm)].map(([, name]) => name!),
    edit: (file, place, change) => {
      const text = change(read(file))
      if (text === null) throw addErrors.PLUGIN_PLACE_MISSING({ file, place })
      put(file, text)
    },
    write: (file, text) => {
      if (has(file)) throw addErrors.PART_EXISTS({ part: 'A file of that name', file })
      put(file, text)
    },
    names: (model, titleZh = model) => namesFor({ id, model, titleZh, packageName: manifest.name, version: readCoreVersion() } satisfies PluginAnswers),
    save: () => [...changed].sort().map((file) => {
      const target = join(folder, file)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, texts.get(file)!)
      return file
    }),
  }
}

/** The model that an addition is about: the one that is named, or the plugin's first. */
export function modelOf(plugin: PluginFolder, wanted: string | undefined): string {
  const model = wanted ?? plugin.models[0]
  if (model === undefined || !plugin.models.includes(model)) throw addErrors.PLUGIN_MODEL_MISSING({ model: model ?? '', file: 'model.prisma', models: plugin.models.join(', ') || 'none' })
  return model
}

/** The words of one addition, in both languages. */
export function addWords(plugin: PluginFolder, words: Readonly<Record<string, { readonly en: string; readonly zh: string }>>): void {
  for (const [language, constant] of [['en', 'en'], ['zh-CN', 'zhCN']] as const) {
    const file = `messages/${language}.ts`
    plugin.edit(file, `\`export const ${constant} = {\``, (text) => Object.entries(words).reduce<Edited>((done, [key, { en, zh }]) => {
      if (done === null || done.includes(`${quoted(key)}:`)) return done
      return insert(done, constant, `${quoted(key)}: ${JSON.stringify(language === 'en' ? en : zh).replace(/^"(.*)"$/, (_all, inner: string) => `'${inner.replaceAll('\\"', '"').replaceAll("'", '’')}'`)}`)
    }, text))
  }
}

function insert(text: string, constant: string, line: string): Edited {
  const start = text.indexOf(`export const ${constant} = {\n`)
  const end = start === -1 ? -1 : text.indexOf('\n}', start)
  return end === -1 ? null : `${text.slice(0, end)}${text[end - 1] === ',' ? '' : ','}\n  ${line},${text.slice(end)}`
}

function quoted(key: string): string {
  return /^\w+$/.test(key) ? key : `'${key}'`
}
