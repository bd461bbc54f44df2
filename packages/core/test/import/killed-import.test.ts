import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { ResourceCounts } from '../../src/import/index.ts'
import { scratch } from './scratch.ts'

const folder = scratch()
const rows = 3000

test('an import that is killed has written whole rows, and the next run writes the rest, each once', async () => {
  folder.file('people.csv', `no,name,email\n${Array.from({ length: rows }, (_empty, index) => `N${index},Person ${index},p${index}@killed.example`).join('\n')}\n`)
  expect(await runUntil(1000)).toBeNull()
  expect(await runUntil(500)).toBeNull()
  const end = await runUntil(Infinity)
  expect([end?.people, end?.headed]).toEqual([rows, rows])
  const { created, unchanged } = end!.resources['Person']!
  expect(unchanged).toBeGreaterThanOrEqual(1500)
  expect(created + unchanged).toBe(rows)
  expect(end?.resources['OrgUnit']).toEqual(end?.resources['Person'])
}, 180_000)

interface End {
  readonly people: number
  readonly headed: number
  readonly resources: Readonly<Record<string, ResourceCounts>>
}

/** Runs the import in a process that is killed once it has created so many people. Null where it was. */
async function runUntil(created: number): Promise<End | null> {
  const worker = fileURLToPath(new URL('./killed-import-worker.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', worker, folder.path], { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] })
  let last = ''
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      last = line
      if (Number(line) >= created) child.kill('SIGKILL')
    }
  })
  await new Promise((resolve) => child.once('close', resolve))
  return child.signalCode === 'SIGKILL' ? null : (JSON.parse(last) as End)
}
