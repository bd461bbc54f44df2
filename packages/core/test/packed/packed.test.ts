import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from '../cli/tenon.ts'
import { follow, node, stepsOf, type Run } from '../kit/run-guide.ts'
import { outside } from './outside.ts'

const packages = process.env['TENON_PACKAGES']
const pnpm = JSON.parse(process.env['TENON_PNPM'] ?? '[]') as string[]
const { folder, remove } = makeFolder()
afterAll(remove)

describe('in an empty folder outside of the repository, with packed packages,', () => {
  const home = join(folder, 'home')
  const desk = join(folder, 'service-desk')
  const untimed: Run = packages === undefined ? () => { throw new Error('Run this with `npm run kit`: it packs the packages first.') } : outside(packages, pnpm, home)
  const times: string[] = []
  const run: Run = async (words, place) => {
    const start = Date.now()
    const done = await untimed(words, place)
    times.push(`${((Date.now() - start) / 1000).toFixed(0)} s  ${words.join(' ')}`)
    return done ?? { code: 0, output: '' }
  }

  it('the guide leads from nothing to a published plugin in a company that starts', async () => {
    mkdirSync(home)
    const company = await follow(stepsOf('write-a-plugin'), folder, run)
    expect(company).toBe(join(folder, 'company'))
    expect(readFileSync(join(company, '.tenon/lock.json'), 'utf8')).toContain('"tenon-plugin-service-desk"')
  }, 1_800_000)

  it('and on to a bridge, a restriction on another plugin, a panel, a fact and a job, with every test passing', async () => {
    await follow(stepsOf('extend-a-plugin'), folder, run)
    // The company in which it is developed, the other plugin in it.
    expect(await outside(packages!, pnpm, home)(['npx', 'tenon', 'start'], desk)).toMatchObject({ code: 0 })
    process.stdout.write(`${times.join('\n')}\n`)
  }, 1_800_000)

  it('a program gets the typed client in an empty project', async () => {
    const program = join(folder, 'program')
    mkdirSync(program)
    const steps = [
      { heading: '', file: 'package.json', text: '{ "name": "program", "private": true, "type": "module", "dependencies": { "@tenon/core": "^0.1.0", "@tenon/customers": "^0.1.0", "@tenon/sdk": "^0.1.0", "typescript": "^5.9.0" } }' },
      { heading: '', file: 'tsconfig.json', text: '{ "compilerOptions": { "target": "es2023", "module": "nodenext", "strict": true, "noEmit": true } }' },
      { heading: '', file: 'right.ts', text: programAsking('name') },
      { heading: '', file: null, text: 'npm install\n' },
    ]
    await follow(steps, program, run)
    expect(await node(program, 'node_modules/typescript/bin/tsc', '-p', '.')).toEqual({ code: 0, output: '' })
    await follow([{ heading: '', file: 'wrong.ts', text: programAsking('nmae') }], program, run)
    const { output } = await node(program, 'node_modules/typescript/bin/tsc', '-p', '.')
    expect(output).toContain(`wrong.ts(6,${programAsking('nmae').split('\n')[5]!.indexOf('nmae') + 1}): error`)
    expect(output).toContain('NotInSchema<"nmae", "Customer">')
    const script = "import { createClient } from '@tenon/sdk'; import { core } from '@tenon/core/sdk'; import { customers } from '@tenon/customers/sdk'; console.log(typeof createClient({ url: 'http://localhost', token: 'secret', modules: [core, customers] }).query)"
    expect(await node(program, '--input-type=module', '-e', script)).toEqual({ code: 0, output: 'function\n' })
  }, 600_000)
})

function programAsking(field: string): string {
  return `import { createClient } from '@tenon/sdk'
import { core } from '@tenon/core/sdk'
import { customers } from '@tenon/customers/sdk'

const client = createClient({ url: 'http://localhost:4000/graphql', token: 'secret', modules: [core, customers] })
const { customers: found } = await client.query({ customers: { $: { first: 1 }, nodes: { ${field}: true } } })
export const names: string[] = found.nodes.map((one) => one.${field})
`
}
