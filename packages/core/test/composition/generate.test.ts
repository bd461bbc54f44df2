import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { compose } from '../../src/composition/composition.ts'
import { generate } from '../../src/composition/generate.ts'

const kept = fileURLToPath(new URL('../../node_modules/.tenon-test', import.meta.url))
mkdirSync(kept, { recursive: true })
const folder = mkdtempSync(join(kept, 'generate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const composition = compose({ company: { name: 'Test', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }, plugins: [] })

describe('generating one folder', () => {
  test('from three processes at once writes it once, and each finds it whole', async () => {
    const output = join(folder, 'together')
    const answers = await Promise.all([1, 2, 3].map(() => generateApart(output)))
    expect(answers.map(({ changed }) => changed).sort()).toEqual([false, false, true])
    expect(answers.every(({ whole }) => whole)).toBe(true)
  })

  test('goes on where a process died while it held the lock', async () => {
    const output = join(folder, 'abandoned')
    mkdirSync(output)
    writeFileSync(join(output, 'generate.lock'), String(await pidOfADeadProcess()))
    expect((await generate(composition, output)).changed).toBe(true)
    expect(existsSync(join(output, 'generate.lock'))).toBe(false)
    expect((await generate(composition, output)).changed).toBe(false)
  })
})

async function generateApart(output: string): Promise<{ changed: boolean; whole: boolean }> {
  const worker = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('generate-worker.ts', import.meta.url)), output], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  worker.stdout.on('data', (chunk) => (text += chunk))
  await new Promise((resolve) => worker.on('close', resolve))
  return JSON.parse(text) as { changed: boolean; whole: boolean }
}

async function pidOfADeadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await new Promise((resolve) => child.on('close', resolve))
  return child.pid!
}
