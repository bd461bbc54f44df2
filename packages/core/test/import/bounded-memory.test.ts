import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { scratch } from './scratch.ts'

const folder = scratch()
const rows = 200_000

test('200,000 rows take less than 150 MB more than the process has before, and less than 10 seconds', async () => {
  await generate(join(folder.path, 'deals.csv'))
  const worker = fileURLToPath(new URL('./bounded-memory-worker.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', worker, folder.path], { cwd: fileURLToPath(new URL('../..', import.meta.url)) })
  const result = JSON.parse(stdout) as { created: number; rejected: number; grown: number; cpu: number }
  expect([result.created, result.rejected]).toEqual([rows - 200, 200])
  expect(result.grown).toBeLessThan(150_000_000)
  // Time on the processor: other work on the machine does not count.
  expect(result.cpu).toBeLessThan(10_000)
}, 120_000)

async function generate(path: string): Promise<void> {
  const out = createWriteStream(path)
  out.write('id,name,customer,amount,day,status,note,count\n')
  for (let index = 0; index < rows; index++) {
    const amount = index % 1000 === 7 ? 'much' : `"${(index * 7).toLocaleString('en')}.50"`
    const line = `R${index},Deal number ${index},Customer ${index % 50},${amount},2017-0${1 + (index % 9)}-1${index % 9},${index % 2 ? 'Open' : 'Closed'},"A note, with\na second line ${index}",${index % 1000}\n`
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  await new Promise<void>((resolve) => out.end(resolve))
}
