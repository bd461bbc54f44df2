// @vitest-environment node
import { existsSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWeb, type PreloadList } from '../../build/index.ts'
import { isBuilt } from '../../build/is-built.ts'
import { SELDOM } from '../../build/tenon-vite.ts'
import { makeInstallation } from './installation.ts'

interface ManifestChunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const removals: (() => void)[] = []
const installation = makeInstallation((remove) => removals.push(remove))
const { lockFile, outDir } = installation
const read = (file: string) => readFileSync(path.join(outDir, file), 'utf8')
const kilobytes = (file: string) => gzipSync(readFileSync(path.join(outDir, file)), { level: 9 }).length / 1000

describe('the built shell', () => {
  let manifest: Record<string, ManifestChunk>
  let preload: PreloadList

  beforeAll(async () => {
    await buildWeb({ lockFile, outDir })
    manifest = JSON.parse(read('.vite/manifest.json')) as typeof manifest
    preload = JSON.parse(read('tenon-plugins.json')) as PreloadList
  }, 120_000)

  afterAll(() => removals.forEach((remove) => remove()))

  it('keeps to its budgets: at first 52 kB of JavaScript with the manifests and first words of its plugins, and 12 kB of CSS; 2 kB for a manifest', () => {
    const entry = Object.entries(manifest).find(([, chunk]) => chunk.isEntry)
    const files = new Set<string>()
    const css = new Set<string>()
    const visit = (key: string) => {
      const chunk = manifest[key]
      if (!chunk || files.has(chunk.file)) return
      files.add(chunk.file)
      for (const file of chunk.css ?? []) css.add(file)
      for (const imported of chunk.imports ?? []) visit(imported)
    }
    visit(entry?.[0] ?? '')
    // Whoever loses the server in the first moment is told without another request.
    expect([...files].some((file) => read(file).includes('shell.offlineBack'))).toBe(true)
    for (const { js, words } of Object.values(preload)) for (const file of [...js, ...(words['en'] ?? [])]) files.add(file)
    expect([...files].reduce((sum, file) => sum + kilobytes(file), 0)).toBeLessThan(52)
    expect([...css].reduce((sum, file) => sum + kilobytes(file), 0)).toBeLessThan(12)
    const own = preload['pipeline']?.js.find((file) => file.includes('/plugins/pipeline/')) ?? ''
    expect(kilobytes(own)).toBeLessThan(2)
  })

  it('has no part of over 40 kB of its own code beside its first load, and has all that it takes for opened seldom', () => {
    const parts = readdirSync(path.join(outDir, 'assets'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).map((file) => `assets/${file}`)
    // The library of formatted text, which comes when such a text is written, and the first load, which has a budget of its own.
    const others = /assets\/(?:editor|schema|index)-/
    expect(parts.filter((file) => !others.test(file) && kilobytes(file) >= 40)).toEqual([])
    expect(SELDOM.filter((name) => !parts.some((file) => file.includes(`${name}-`)))).toEqual([])
  })

  it('has no code and no style inside its page, as the policy of the server demands', () => {
    const page = read('index.html')
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)[^>]*>|\son\w+=/)
    expect(page).toContain('<!--tenon:head-->')
    expect(page).toContain('<!--tenon:boot-->')
    expect(page).toMatch(/<!--tenon:frame-->.*<!--tenon:company-->.*<!--\/tenon:frame-->/s)
    const [, early = ''] = /<script src="\/(assets\/early-theme-[\w-]+\.js)">/.exec(page) ?? []
    expect(read(early)).toContain('tenon.theme')
  })

  it('puts each plugin into a folder of its own, and lists what the server may preload', () => {
    expect(preload['pipeline']).toMatchObject({ version: '1.2.3', messages: { 'zh-CN': [expect.stringMatching(/^assets\/plugins\/pipeline\/zh-CN-/)] } })
    expect(preload['customers']).toMatchObject({ js: [], messages: { en: [expect.stringMatching(/^assets\/plugins\/customers\/en-/)] } })
    const listed = Object.values(preload).flatMap((entry) => [...entry.js, ...entry.css, ...Object.values(entry.messages).flat(), ...Object.values(entry.words).flat()])
    expect(listed.filter((file) => !existsSync(path.join(outDir, file)))).toEqual([])
  })

  it('splits from a plugin’s words those of the first paint: what its records are called, and what its manifest names', async () => {
    const [first = ''] = preload['pipeline']?.words['en'] ?? []
    expect(first).toMatch(/^assets\/plugins\/pipeline\/first-en-/)
    const { default: words } = (await import(path.join(outDir, first))) as { default: object }
    expect(Object.keys(words).toSorted()).toEqual(['Deal', 'Deal.plural', 'forecast.title', 'nav.title'])
    expect(read(first)).toContain('[`year`')
    expect(preload['customers']?.words['en']).toHaveLength(1)
  })

  it('leaves the kit page on development servers', () => {
    const sources = readdirSync(path.join(outDir, 'assets')).filter((file) => file.endsWith('.js')).map((file) => read(`assets/${file}`))
    expect(sources.some((source) => source.includes('What looks wrong here'))).toBe(false)
  })

  it('ships its messages and those of plugins parsed, and the parser apart from the first load', () => {
    const [english = ''] = preload['pipeline']?.messages['en'] ?? []
    expect(read(english)).toMatch(/\[`?"?'?rows`?"?'?,4,/)
    const parser = Object.entries(manifest).filter(([key]) => key.includes('compile-catalogue'))
    expect(parser.map(([, chunk]) => chunk.isEntry ?? false)).toEqual([false])
  })

  it('names the key and the catalogue of a malformed message', async () => {
    const broken = makeInstallation((remove) => removals.push(remove))
    broken.write('plugins/customers/src/messages/en.ts', "export default { 'customers.rows': '{count, plural, one {# row}' }\n")
    await expect(buildWeb(broken)).rejects.toThrow(/The message "customers\.rows" of .*customers\/src\/messages\/en\.ts is no ICU message: .+ at character \d+/)
  }, 120_000)

  it('is not built again until a source changes or a part of it is gone', async () => {
    expect((await buildWeb({ lockFile, outDir })).built).toBe(false)
    const [english = ''] = preload['pipeline']?.messages['en'] ?? []
    renameSync(path.join(outDir, english), path.join(outDir, 'moved'))
    expect(isBuilt({ lockFile, outDir })).toBe(false)
    renameSync(path.join(outDir, 'moved'), path.join(outDir, english))
    expect(isBuilt({ lockFile, outDir })).toBe(true)
  })

  it('keeps the parts of the former shell for seven days after the one that took its place, and no longer', async () => {
    const [former = ''] = preload['pipeline']?.messages['en'] ?? []
    const age = (file: string, days: number) => utimesSync(path.join(outDir, file), new Date(), new Date(Date.now() - days * 86_400_000))
    for (const file of ['assets/plugins/pipeline/six-days-Ab12.js', 'assets/eight-days-Ab12.js', 'assets/eight-days-Ab12.js.map']) writeFileSync(path.join(outDir, file), '')
    age('assets/plugins/pipeline/six-days-Ab12.js', 6)
    age('assets/eight-days-Ab12.js', 8)
    age('assets/eight-days-Ab12.js.map', 8)
    age(former, 30) // built a month ago, and served until now
    installation.write('plugins/pipeline/messages/en.ts', "export default { title: 'Deals' }\n")
    expect((await buildWeb({ lockFile, outDir })).built).toBe(true)
    const [current = ''] = (JSON.parse(read('tenon-plugins.json')) as PreloadList)['pipeline']?.messages['en'] ?? []
    expect(current).not.toBe(former)
    const there = [current, former, 'assets/plugins/pipeline/six-days-Ab12.js', 'assets/eight-days-Ab12.js', 'assets/eight-days-Ab12.js.map'].map((file) => existsSync(path.join(outDir, file)))
    expect(there).toEqual([true, true, true, false, false])
    expect((await buildWeb({ lockFile, outDir })).built).toBe(false)
  }, 120_000)
})
