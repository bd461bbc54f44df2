// Starts a PostgreSQL server with an empty cluster in a temporary folder, prints its URL, and keeps it until its own input ends or it is told to
// stop. A process of its own, because input also ends when the test run dies: then, too, no server and no folder are left behind.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBinaries, findUser, reachableBinaries, type Binaries, type User } from './postgres-binaries.ts'

// Tests lose nothing in a crash, so nothing is made durable; several files with pools of their own run at once.
const SETTINGS = [
  'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=128MB',
  'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_min_messages=log', 'log_checkpoints=off',
]

const folder = mkdtempSync(join(tmpdir(), 'tenon-postgres-'))
const data = join(folder, 'data')
let server: ChildProcess | undefined

try {
  const user = findUser()
  const binaries = reachableBinaries(findBinaries(), openTo(user), folder)
  const password = randomBytes(16).toString('hex')
  const stopped = stopOnce(binaries, user)
  process.stdin.on('end', stopped).resume()
  process.on('SIGTERM', stopped).on('SIGINT', () => {}) // Ctrl+C: the test run ends first, then our input
  await createCluster(binaries, user, password)
  const port = await freePort()
  await start(binaries, user, port)
  console.log(`postgresql://postgres:${password}@127.0.0.1:${port}/postgres`)
} catch (error) {
  rmSync(folder, { recursive: true, force: true })
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

/** The temporary folder belongs to the user that the server runs as. */
function openTo(user: User | undefined): User | undefined {
  chmodSync(folder, 0o711)
  if (user) chownSync(folder, user.uid, user.gid)
  return user
}

async function createCluster(binaries: Binaries, user: User | undefined, password: string): Promise<void> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  await promisify(execFile)(
    binaries.initdb,
    [`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...user, cwd: folder },
  )
}

function start(binaries: Binaries, user: User | undefined, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = SETTINGS.flatMap((setting) => ['-c', setting])
    server = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...options], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], detached: true })
    let log = ''
    server.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-4000)
      if (log.includes('ready to accept connections')) resolve()
    })
    server.on('error', reject).on('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)))
  })
}

function stopOnce(binaries: Binaries, user: User | undefined): () => void {
  let stopping = false
  return () => {
    if (stopping) return
    stopping = true
    if (server?.exitCode !== null) return finish()
    server.on('exit', finish)
    execFile(binaries.pgCtl, ['stop', '-D', data, '-m', 'immediate', '-W'], { ...user, cwd: folder }, () => {})
  }
}

function finish(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit(0)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port.'))))
    })
  })
}
