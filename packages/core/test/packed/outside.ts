import { execFile, spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { node, npmPkg, runScript, type Run } from '../kit/run-guide.ts'

/** Commands of the guides in a folder outside of the repository, where packages come from the packed ones and from the store. */
export function outside(packages: string, pnpm: readonly string[], home: string): Run {
  const install = (folder: string, args: readonly string[]) => {
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), settings(packages))
    return execute(pnpm[0]!, [...pnpm.slice(1), ...args, '--prefer-offline', '--reporter=append-only'], folder)
  }
  return ([program, command, ...rest], folder) => {
    const programs = { tenon: join(folder, 'node_modules/@tenon/core/bin/tenon.js'), tsc: 'node_modules/typescript/bin/tsc', vitest: 'node_modules/vitest/vitest.mjs' }
    if (program === 'npm' && command === 'create') return create(home, install, folder, rest.slice(1).filter((word) => word !== '--'))
    if (program === 'npm' && command === 'install') return install(folder, rest.length === 0 ? ['install'] : ['add', ...rest])
    if (program === 'npm' && command === 'pack') return execute(pnpm[0]!, [...pnpm.slice(1), 'pack'], folder)
    if (program === 'npm' && command === 'pkg') return npmPkg(rest, folder)
    if (program === 'npm' && command === 'test') return runScript('test', ['--no-color'], folder, programs)
    if (program === 'npm' && command === 'run') return runScript(rest[0]!, rest.slice(2), folder, programs)
    if (program === 'npx' && rest[0] === 'start') return startAndStop(folder, programs.tenon)
    if (program === 'npx') return node(folder, programs.tenon, ...rest)
    throw new Error(`The guide has a command that is not run: ${[program, command, ...rest].join(' ')}`)
  }
}

/** `npm create tenon-plugin`: the package is installed somewhere, and its program runs here. */
async function create(home: string, install: (folder: string, args: readonly string[]) => Promise<{ code: number; output: string }>, folder: string, args: readonly string[]) {
  writeFileSync(join(home, 'package.json'), '{ "name": "home", "private": true, "type": "module", "dependencies": { "create-tenon-plugin": "^0.1.0" } }')
  const installed = await install(home, ['install'])
  return installed.code === 0 ? node(folder, join(home, 'node_modules/create-tenon-plugin/create.js'), ...args) : installed
}

/** Starts the company, waits until it is ready and shows a page, and stops it. */
async function startAndStop(folder: string, tenon: string): Promise<{ code: number; output: string }> {
  const port = await freePort()
  const child = spawn(process.execPath, [tenon, 'start'], { cwd: folder, env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (text) => void (output += text))
  child.stderr.on('data', (text) => void (output += text))
  const ended = new Promise<number>((done) => child.on('close', (code) => done(code ?? 1)))
  const page = await Promise.race([ended.then(() => ''), whenReady(port)])
  child.kill('SIGTERM')
  const code = await ended
  return { code: page.includes('<div id="app"') || page.includes('<script') ? code : 1, output: `${output}\n${page}` }
}

async function whenReady(port: number): Promise<string> {
  for (let tried = 0; tried < 600; tried++) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(({ ok }) => ok, () => false)
    if (ready) return (await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })).text()
    await new Promise((done) => setTimeout(done, 500))
  }
  return ''
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function settings(packages: string): string {
  const overrides = readdirSync(packages).filter((file) => file.endsWith('.tgz')).map((file) => `  "${nameOf(file)}": "file:${join(packages, file)}"\n`)
  return `overrides:\n${overrides.join('')}allowBuilds:\n  esbuild: true\n  prisma: false\n  "@prisma/engines": false\n`
}

/** 'tenon-core-0.1.0.tgz' -> '@tenon/core'. */
function nameOf(file: string): string {
  return file.replace(/-\d+\.\d+\.\d+\.tgz$/, '').replace(/^tenon-/, '@tenon/')
}

function execute(program: string, args: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  const { NODE_ENV: _kind, ...env } = process.env
  return new Promise((done) => execFile(program, [...args], { cwd, env: { ...env, CI: 'true' }, maxBuffer: 1e8 }, (error, out, problems) => done({ code: error ? 1 : 0, output: out + problems })))
}
