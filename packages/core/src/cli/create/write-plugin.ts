import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createErrors } from './errors.ts'

const templates = fileURLToPath(new URL('../../../templates/plugin/', import.meta.url))

/** Writes the files of a new plugin and gives their paths. Throws FOLDER_IN_USE where something is there already. */
export function writePlugin(folder: string, names: Readonly<Record<string, string>>): string[] {
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== 'node_modules' && name !== '.git')) throw createErrors.FOLDER_IN_USE({ folder })
  return filesIn('').map((path) => {
    const target = join(folder, path === 'gitignore.tmpl' ? '.gitignore' : path.replace(/\.tmpl$/, ''))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, readFileSync(join(templates, path), 'utf8').replace(/\{\{(\w+)\}\}/g, (_all, word: string) => names[word]!))
    return target
  })
}

function filesIn(folder: string): string[] {
  return readdirSync(join(templates, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  }).sort()
}
