import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { command } from '../lib/command.mjs'
import { ExpectedError } from '../lib/expected-error.mjs'
import { ensureInstalled } from '../lib/install.mjs'
import { inRoot } from '../lib/paths.mjs'
import { findPnpm } from '../lib/pnpm.mjs'
import { seconds } from '../lib/progress.mjs'
import { emitPackage } from '../pack/emit.mjs'
import { published } from '../pack/packages.mjs'
import { generate } from '../steps/generate.mjs'

/** Writes the packages that are published into a folder: `npm run pack -- --to dist/packages`. */
export default async function pack(args) {
  const { values } = parseArgs({ args, options: { to: { type: 'string', default: 'dist/packages' }, built: { type: 'boolean', default: false } } })
  if (!values.built) {
    await ensureInstalled('all')
    if ((await generate.run()).failed > 0) throw new ExpectedError('The example installations could not be generated (above).')
  }
  const target = resolve(inRoot('.'), values.to)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const { program, args: first } = await findPnpm()
  for (const one of published()) {
    const start = Date.now()
    emitPackage(one)
    const { code, output } = await command(program, [...first, 'pack', '--pack-destination', target], { cwd: inRoot(one.folder) })
    if (code !== 0) throw new ExpectedError(`${output.trim()}\n\n${one.folder} could not be packed (above).`)
    const { name, version } = JSON.parse(readFileSync(join(inRoot(one.folder), 'package.json'), 'utf8'))
    console.log(`${name} ${version} ${seconds(start)}`)
  }
  console.log(`Packed into ${target}`)
}
