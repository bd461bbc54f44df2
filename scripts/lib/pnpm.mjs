import { existsSync, readdirSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { command } from './command.mjs'
import { ExpectedError } from './expected-error.mjs'
import { environmentWithHome } from './home.mjs'
import { inRoot } from './paths.mjs'

export const PNPM_VERSION = '12.21.0'

const tools = inRoot('node_modules', '.tenon-tools')
const windows = process.platform === 'win32'

/**
 * The pinned pnpm as { program, args }: the one on the PATH when it is of that version, else one that npm puts below node_modules.
 * Nothing is installed globally, and neither corepack nor an install script is needed.
 */
export async function findPnpm() {
  const onPath = process.env.PATH?.split(delimiter).map((folder) => join(folder, windows ? 'pnpm.exe' : 'pnpm')).find((file) => existsSync(file))
  const found = [onPath && { program: onPath, args: [] }, localPnpm()].filter(Boolean)
  for (const pnpm of found) {
    if (await isPinned(pnpm)) return pnpm
  }
  await fetchPnpm()
  const fetched = localPnpm()
  if (fetched && (await isPinned(fetched))) return fetched
  throw new ExpectedError(`pnpm ${PNPM_VERSION} was installed below ${tools} but does not run on ${process.platform}-${process.arch}.`)
}

function localPnpm() {
  const packages = join(tools, 'node_modules', '@pnpm')
  const native = existsSync(packages) ? readdirSync(packages).map((name) => join(packages, name, windows ? 'pnpm.exe' : 'pnpm')) : []
  const program = native.find((file) => existsSync(file))
  if (program) return { program, args: [] }
  const script = join(tools, 'node_modules', 'pnpm', 'bin', 'pnpm.mjs')
  return existsSync(script) ? { program: process.execPath, args: [script] } : undefined
}

async function isPinned({ program, args }) {
  const { code, output } = await command(program, [...args, '--version'])
  return code === 0 && output.trim() === PNPM_VERSION
}

async function fetchPnpm() {
  const { program, args, shell } = npm()
  const options = ['--prefix', tools, '--no-save', '--no-package-lock', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await command(program, [...args, 'install', ...options, `pnpm@${PNPM_VERSION}`], { shell, env: environmentWithHome() })
  if (code !== 0) throw new ExpectedError(`${output.trim()}\n\npnpm ${PNPM_VERSION} could not be fetched by npm (above is its answer). The first start needs the npm registry.`)
}

/** The npm that started us, else the one on the PATH. */
function npm() {
  const script = process.env.npm_execpath
  if (script && basename(script) === 'npm-cli.js') return { program: process.execPath, args: [script] }
  return { program: 'npm', args: [], shell: windows }
}
