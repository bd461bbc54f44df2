import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { furnishPlugin } from './plugin-workshop.ts'
import { makeFolder, refusalIn, tenon } from './tenon.ts'

const { folder, remove } = makeFolder()
afterAll(remove)

describe('tenon add', () => {
  const desk = join(folder, 'service-desk')
  const add = (...args: string[]) => tenon(['add', ...args, '--dir', desk])
  const read = (file: string): string => readFileSync(join(desk, file), 'utf8')

  it('adds a model, a bridge, a slot, an event and a job to a plugin, each with its files, words and test', async () => {
    furnishPlugin(desk, ['customers'])
    expect(await tenon(['create', 'plugin', 'service-desk', '--model', 'Ticket', '--zh', '工单', '--to', desk])).toMatchObject({ code: 0, error: '' })
    expect(await add('model', 'CallBack', '--zh', '回访')).toMatchObject({ code: 0, error: '' })
    expect(await add('bridge', 'customers', '--to', 'Customer')).toMatchObject({ code: 0, error: '' })
    expect(await add('slot', 'customers:customer.aside@1', '--zh', '客户工单')).toMatchObject({ code: 0, error: '' })
    expect(await add('slot', 'shell:home', '--id', 'newest', '--model', 'CallBack')).toMatchObject({ code: 0, error: '' })
    expect(await add('event', 'ticket.resolved', '--zh', '工单已解决')).toMatchObject({ code: 0, error: '' })
    expect(await add('job', 'remind-owners')).toMatchObject({ code: 0, error: '' })
    for (const file of ['migrations/0002_add_call_back.sql', 'migrations/customers/0001_add_customers.sql', 'src/bridge/customers.ts', 'ui/customer-tickets.svelte', 'src/facts/ticket-resolved.ts', 'src/jobs/remind-owners.ts', 'test/remind-owners.test.ts']) expect([file, existsSync(join(desk, file))]).toEqual([file, true])
    expect(read('src/index.ts')).toContain('  enhances: { customers: customersBridge },\n')
    expect(read('src/index.ts')).toContain('  jobs: [remindOwners],\n')
    expect(read('ui/index.ts')).toContain("'customers:customer.aside@1': {")
    expect(JSON.parse(read('package.json'))).toMatchObject({ peerDependenciesMeta: { '@tenon/customers': { optional: true } } })
  }, 600_000)

  it('refuses what is there already, and what a part cannot be called', async () => {
    expect(refusalIn(await add('model', 'Ticket'))).toEqual({ code: 'PART_EXISTS', sentence: 'The model Ticket is there already, in model.prisma. Take another name.' })
    expect(refusalIn(await add('job', 'Remind Owners'))?.code).toBe('PART_NAME_INVALID')
    expect(refusalIn(await add('event', 'resolved'))?.code).toBe('PART_NAME_INVALID')
    expect(refusalIn(await add('slot', 'somewhere'))?.code).toBe('PART_NAME_INVALID')
    expect(refusalIn(await add('job', 'count', '--model', 'Nothing'))).toEqual({ code: 'PLUGIN_MODEL_MISSING', sentence: 'There is no model Nothing in model.prisma. It has: Ticket, CallBack.' })
    expect(refusalIn(await add('bridge', 'pipeline'))).toEqual({ code: 'PLUGIN_PACKAGE_MISSING', sentence: 'The package @tenon/pipeline cannot be used by this plugin: it is not installed. Install it with `npm install --save-dev @tenon/pipeline`, or name the right one with --package.' })
    expect(refusalIn(await tenon(['add', 'job', 'count', '--dir', folder]))?.code).toBe('PLUGIN_NOT_FOUND')
  }, 120_000)

  it('changes nothing where a file has no place for it, and names the place', async () => {
    const index = read('src/index.ts')
    writeFileSync(join(desk, 'src/index.ts'), index.replace('  schema: (b)', '  drawn: (b)'))
    const before = read('model.prisma')
    const refused = refusalIn(await add('model', 'Invoice'))
    expect(refused).toEqual({ code: 'PLUGIN_PLACE_MISSING', sentence: 'src/index.ts has no `schema: (b) => { … }` that could be written into, so nothing was changed. Write it there, then run this again.' })
    expect([read('model.prisma'), existsSync(join(desk, 'test/invoice.test.ts'))]).toEqual([before, false])
  }, 120_000)
})
