import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Seconds from starting the program to its "ready" line, with the data in a folder of its own. */
export async function measureStart(data: string): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, [`${root}packages/core/bin/tenon.js`, 'start', '--dir', `${root}examples/software-company`], { env: { ...process.env, TENON_DATA_DIR: data, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => void (chunk.toString().includes(' is ready at ') && resolve()))
    child.on('exit', (code) => reject(new Error(`tenon start ended with ${code}`)))
  })
  const seconds = (performance.now() - began) / 1000
  child.removeAllListeners('exit')
  const ended = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  await ended
  return seconds
}
