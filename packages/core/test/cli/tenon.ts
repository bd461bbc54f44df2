import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../../bin/tenon.js', import.meta.url))
/** Below the package, so that `@tenon/core` in a configuration is this one. */
const workshop = fileURLToPath(new URL('../../.tenon-test/cli/', import.meta.url))

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

export interface Running {
  readonly process: ChildProcess
  readonly out: () => string
  /** Once the program has ended. */
  readonly ended: Promise<Outcome>
}

/** Starts the real program. What this process knows of databases and ports is not handed on. */
export function launch(args: readonly string[], env: Record<string, string> = {}): Running {
  const { DATABASE_URL: _url, TENON_DATA_DIR: _folder, TENON_URL: _address, TENON_SECRET: _secret, PORT: _port, ...rest } = process.env
  const child = spawn(process.execPath, [program, ...args], { env: { ...rest, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let error = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (error += text))
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, error }))
  })
  return { process: child, out: () => out, ended }
}

export function tenon(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return launch(args, env).ended
}

/** `tenon start`, once it says where it is. Throws what it said instead, where it ends before. */
export async function startTenon(args: readonly string[], env: Record<string, string>): Promise<Running> {
  const running = launch(['start', ...args], env)
  await new Promise<void>((resolve, reject) => {
    running.process.stdout!.on('data', () => {
      if (/is ready at \S+/.test(running.out())) resolve()
    })
    running.ended.then(({ code, out, error }) => reject(new Error(`ended with ${code}: ${out}${error}`)), reject)
  })
  return running
}

const emptyCompany = `import { defineConfig } from '@tenon/core'

export default defineConfig({ company: { name: 'Empty', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }, plugins: [] })
`

/** A folder with a configuration, by default one that enables no plugin. */
export function makeInstallation(config = emptyCompany): { readonly folder: string; remove(): void } {
  const folder = join(workshop, randomUUID())
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'tenon.config.ts'), config)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export function makeFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-cli-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A port that another program listens on. */
export async function takePort(): Promise<{ readonly port: string; release(): Promise<void> }> {
  const server: Server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return { port: String((server.address() as AddressInfo).port), release: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<string> {
  const { port, release } = await takePort()
  await release()
  return port
}

/** The one sentence of a refusal: `tenon: It did not work. [CODE]`; anything more, such as a stack, makes it null. */
export function refusalIn({ error }: Outcome): { readonly code: string; readonly sentence: string } | null {
  const [, sentence = '', code = ''] = /^tenon: (.+) \[([A-Z_]+)\]\n$/.exec(error) ?? []
  return code === '' ? null : { code, sentence }
}
