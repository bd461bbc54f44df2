import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { furnishPlugin, lintOf } from '../cli/plugin-workshop.ts'
import { makeFolder } from '../cli/tenon.ts'
import { follow, node, npmPkg, runScript, stepsOf, type Run } from './run-guide.ts'

const { folder, remove } = makeFolder()
afterAll(remove)

const create = fileURLToPath(new URL('../../create-plugin/create.js', import.meta.url))
const tenon = fileURLToPath(new URL('../../bin/tenon.js', import.meta.url))
const programs = { tenon, tsc: 'node_modules/typescript/bin/tsc', vitest: 'node_modules/vitest/vitest.mjs' }

/** The commands of the guides with this repository's packages, which are installed already. Tests run once, at the end: each run takes its time. */
const run: Run = ([program, command, ...rest], place) => {
  if (program === 'npm' && command === 'create') return node(place, create, ...rest.slice(1).filter((word) => word !== '--'))
  if (program === 'npm' && command === 'pkg') return npmPkg(rest, place)
  if (program === 'npx') return node(place, tenon, ...rest)
  if (program === 'npm' && command === 'run') return rest[0] === 'check' ? null : runScript(rest[0]!, rest.slice(2), place, programs)
  return null
}

describe('the guides to plugins', () => {
  const desk = join(folder, 'service-desk')
  const before = stepsOf('write-a-plugin').filter(({ heading }) => !heading.startsWith('6.'))

  it('lead from nothing to a plugin with two models, a bridge, a restriction, a panel, a fact and a job', async () => {
    furnishPlugin(desk, ['customers'])
    await follow(before, folder, run)
    await follow(stepsOf('extend-a-plugin'), folder, run)
    for (const file of ['migrations/0002_what_it_costs.sql', 'migrations/0003_add_call_back.sql', 'migrations/customers/0001_add_customers.sql', 'ui/customer-tickets.svelte', 'src/jobs/remind-owners.ts']) expect([file, existsSync(join(desk, file))]).toEqual([file, true])
  }, 900_000)

  it('whose types, lint and tests are right', async () => {
    expect(await runScript('check', [], desk, programs)).toMatchObject({ code: 0 })
    expect(await lintOf(desk)).toBe('')
    const { code, output } = await runScript('test', ['--no-color'], desk, programs)
    expect(output).toMatch(/Test Files\s+8 passed \(8\)/)
    expect(code).toBe(0)
  }, 1_200_000)
})
