import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort, makeFolder, makeInstallation, startTenon, tenon } from './tenon.ts'

vi.setConfig({ testTimeout: 180_000 })

const installation = makeInstallation()
const scratch = makeFolder()
const shell = join(installation.folder, '.tenon', 'web')
const builders = /\/node_modules\/(vite|rolldown|svelte|@sveltejs\/[^/]+)\//

/** Starts a server until it is ready, and stops it: what it said, its page, and whether it, or a process that it started, loaded what builds a shell. */
async function startOnce(): Promise<{ readonly built: boolean; readonly page: string; readonly builders: { readonly server: number; readonly others: number } }> {
  const coverage = join(scratch.folder, `modules-${readdirSync(scratch.folder).length}`)
  const port = await freePort()
  const running = await startTenon(['--dir', installation.folder], { PORT: port, TENON_DATA_DIR: join(scratch.folder, 'data'), NODE_V8_COVERAGE: coverage })
  const page = await (await fetch(`http://localhost:${port}/`, { headers: { accept: 'text/html' } })).text()
  running.process.kill('SIGTERM')
  expect(await running.ended).toMatchObject({ code: 0, error: '' })
  const own = `coverage-${running.process.pid}-`
  const files = readdirSync(coverage)
  expect(files.filter((file) => file.startsWith(own))).not.toEqual([])
  const count = (chosen: readonly string[]): number => chosen.flatMap((file) => modulesIn(join(coverage, file))).filter((url) => builders.test(url)).length
  return { built: running.out().includes('Built the web shell'), page, builders: { server: count(files.filter((file) => file.startsWith(own))), others: count(files.filter((file) => !file.startsWith(own))) } }
}

/** Node writes down at its end which modules a process ran. */
function modulesIn(file: string): string[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { result: { url: string }[] }).result.map(({ url }) => url)
}

beforeAll(() => {
  mkdirSync(join(installation.folder, 'node_modules', '@tenon'), { recursive: true })
  symlinkSync(fileURLToPath(new URL('../../../web', import.meta.url)), join(installation.folder, 'node_modules', '@tenon', 'web'), 'junction')
})
afterAll(() => {
  installation.remove()
  scratch.remove()
})

describe('the shell of a server', () => {
  test('is built by a process of its own, which takes with it what builds shells', async () => {
    const first = await startOnce()
    expect(first).toMatchObject({ built: true, builders: { server: 0 } })
    expect(first.builders.others).toBeGreaterThan(100)
    expect(first.page).toContain('<div id="app">')
  })

  test('that was built is served by a server that loads neither Vite nor the compiler of Svelte', async () => {
    expect(await startOnce()).toMatchObject({ built: false, page: expect.stringContaining('<div id="app">') as string, builders: { server: 0, others: 0 } })
  })

  test('that cannot be built stops the start, with what its builder said', async () => {
    rmSync(shell, { recursive: true, force: true })
    mkdirSync(dirname(shell), { recursive: true })
    writeFileSync(shell, '') // a file where the folder must be
    const { code, error } = await tenon(['start', '--dir', installation.folder], { PORT: await freePort(), TENON_DATA_DIR: join(scratch.folder, 'data') })
    expect(code).toBe(1)
    expect(error).toMatch(/^tenon: The web shell cannot be built: .*(EEXIST|ENOTDIR)[^]*\[SHELL_NOT_BUILT\]\n$/m)
  })
})
