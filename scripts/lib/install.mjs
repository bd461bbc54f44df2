import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { command } from './command.mjs'
import { ExpectedError } from './expected-error.mjs'
import { environmentWithHome } from './home.mjs'
import { inRoot } from './paths.mjs'
import { findPnpm } from './pnpm.mjs'
import { seconds, withProgress } from './progress.mjs'

const stamp = inRoot('node_modules', '.tenon-installed')

/** The tests bring a browser, a database server and fonts, which a company that runs Tenon does not need. */
const scopes = { app: ['--filter=!@tenon/tests'], all: [] }

/** Installs what the lockfile says, unless that was done before. `scope`: 'app' to run, 'all' to develop and test. */
export async function ensureInstalled(scope) {
  const wanted = wantedState()
  if (satisfies(readStamp(), wanted, scope)) return
  rmSync(stamp, { force: true })

  const start = Date.now()
  const { code, output } = await withProgress('Installing packages …', async () => {
    const { program, args } = await findPnpm()
    return command(program, [...args, 'install', '--frozen-lockfile', '--prod=false', '--reporter=append-only', ...scopes[scope]], { env: environment() })
  })
  if (code !== 0) {
    throw new ExpectedError(`${output.trim()}\n\nThe packages could not be installed (above is pnpm's answer). The first start needs the npm registry.`)
  }
  mkdirSync(inRoot('node_modules'), { recursive: true })
  writeFileSync(stamp, `${scope} ${wanted}`)
  console.log(`Packages installed in ${seconds(start)}.`)
}

function satisfies(state, wanted, scope) {
  return state === `all ${wanted}` || state === `${scope} ${wanted}`
}

/** Lockfile and settings decide what is installed, the platform which of the native packages. */
function wantedState() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(inRoot(file)))
  return `${hash.digest('hex')} ${process.platform}-${process.arch}`
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined
  }
}

/** Without NODE_ENV=production, which would leave out what the build needs; CI=true so that pnpm never asks a question. */
function environment() {
  const { NODE_ENV: _, ...env } = environmentWithHome()
  return { ...env, CI: 'true' }
}
