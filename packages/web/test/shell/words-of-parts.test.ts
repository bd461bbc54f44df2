// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))
/** What is loaded with the shell itself. */
const always = ['shell/messages', 'kit/messages']
/** Pages and parts that are loaded when they are needed, with the folders of the words that are loaded with them. */
const parts: readonly (readonly [part: string, ...folders: string[]])[] = [
  ['shell/sign-in/sign-in-page.svelte', 'shell/sign-in/messages'],
  ['shell/sign-in/second-step-page.svelte', 'shell/sign-in/messages'],
  ['shell/sign-in/mailed-link-page.svelte', 'shell/sign-in/messages'],
  ['shell/pages/account-page.svelte', 'shell/pages/messages', 'shell/sign-in/messages'],
  ['shell/bell/bell.svelte', 'shell/bell/messages'],
  ['shell/palette/palette.svelte', 'shell/palette/messages'],
  ['shell/pages/home/home-editor.svelte', 'shell/pages/home/messages'],
]

describe('what a part says is among the words that are loaded with it', () => {
  it.each(parts)('%s', async (part, ...folders) => {
    const said = wordsIn(filesOf(join(source, part)))
    expect(said.size).toBeGreaterThan(2)
    for (const language of ['en', 'zh-CN']) {
      const catalogues = await Promise.all([...always, ...folders].map(async (folder) => Object.keys(((await import(join(source, folder, `${language}.ts`))) as { default: object }).default)))
      const known = new Set(catalogues.flat())
      expect([...said].filter((key) => !known.has(key)).map((key) => `${language}: ${key}`)).toEqual([])
    }
  })
})

/** A file and those that come with it: what is imported when it is needed has words of its own. */
function filesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found
  found.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/^\s*import (?!type\b)[^;()]*?from '(\.[^']+\.(?:svelte|ts))'/gm)) filesOf(join(dirname(file), path!), found)
  return found
}

/** Keys that stand in a call of `t`, whole. */
function wordsIn(files: ReadonlySet<string>): Set<string> {
  const keys = new Set<string>()
  for (const file of files) for (const [, args] of readFileSync(file, 'utf8').matchAll(/\bt\(([^()]*)/g)) for (const [, key] of args!.matchAll(/'((?:shell|kit)\.[\w.]+)'/g)) keys.add(key!)
  return keys
}
