import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, makeInstallation, refusalIn, tenon } from './tenon.ts'

interface Plan {
  readonly hash: string
  readonly steps: readonly { readonly action: string; readonly id: string }[]
  readonly api: { readonly breaking: readonly string[]; readonly added: number }
  readonly rights: readonly string[]
  readonly nav: readonly string[]
  readonly rows: readonly { readonly table: string; readonly rows: number }[]
  readonly holds: readonly string[]
  readonly refusals: readonly { readonly id: string; readonly reason: string }[]
}

const installation = makeInstallation()
const here = ['--dir', installation.folder]
afterAll(installation.remove)

/** A plugin with one model, its migration, and a row from the start. */
function writePlugin(id: string, model: string, { version = '1.0.0', fields = '', more = '', requires = '', rest = '', row }: { version?: string; fields?: string; more?: string; requires?: string; rest?: string; row: string }): void {
  const folder = join(installation.folder, id)
  const one = model.toLowerCase()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), `{ "name": "${id}", "version": "${version}", "type": "module" }`)
  writeFileSync(join(folder, 'model.prisma'), `/// A ${one}.\nmodel ${model} {\n  name String\n${fields}  @@record\n}\n${more}`)
  writeFileSync(join(folder, 'index.ts'), `import { definePlugin } from '@tenon/core'
export const ${id} = definePlugin()({
  id: '${id}', description: 'Keeps ${id}.', package: new URL('.', import.meta.url), requires: { core: '*'${requires} },
  permissions: { '${id}:read': { title: 'See ${id}', scopes: ['ALL'], defaults: { REP: 'ALL' } } },
  grants: (grants, person) => { if (person.has('${id}:read')) grants.can('read', '${model}') },
  schema: (b) => b.resource('${model}', { nav: 100 }),
  seed: async (context) => { ${row} },${rest}
  messages: { en: {}, 'zh-CN': {} },
})
`)
}

function configure(...ids: readonly string[]): void {
  const imports = ids.map((id) => `import { ${id} } from './${id}/index.ts'\n`).join('')
  writeFileSync(join(installation.folder, 'tenon.config.ts'), `import { defineConfig } from '@tenon/core'\n${imports}export default defineConfig({ company: { name: 'Test', currency: 'CNY', timeZone: 'UTC', locale: 'en' }, plugins: [${ids.map((id) => `${id}()`).join(', ')}] })\n`)
}

async function plan(): Promise<Plan> {
  const { out, error } = await tenon(['plan', '--json', ...here])
  expect(error).toBe('')
  return JSON.parse(out) as Plan
}

describe('tenon plan and tenon apply', () => {
  beforeAll(async () => {
    mkdirSync(join(installation.folder, 'node_modules/@tenon'), { recursive: true })
    symlinkSync(fileURLToPath(new URL('../..', import.meta.url)), join(installation.folder, 'node_modules/@tenon/core'), 'dir')
    writePlugin('rooms', 'Room', { row: "await context.db.room.create({ data: { name: 'Blue' } })" })
    writePlugin('bookings', 'Booking', {
      requires: ", rooms: '*'", fields: '  room Room @relation(fields: [roomId], references: [id])\n  roomId String @db.Uuid\n', more: 'extend model Room {\n  bookings Booking[]\n}\n',
      row: "const [room] = await context.db.room.findMany({}); await context.db.booking.create({ data: { name: 'Monday', roomId: room.id } })",
    })
    configure('rooms', 'bookings')
    for (const id of ['rooms', 'bookings']) expect(await tenon(['migrate', 'create', id, ...here])).toMatchObject({ code: 0, error: '' })
  }, 240_000)

  it('show what a first plugin brings, and apply only the plan that was read', async () => {
    configure('rooms')
    const { out } = await tenon(['plan', ...here])
    expect(out).toContain('Enable rooms 1.0.0\n')
    expect(out).toContain('    CREATE TABLE "rooms"."room" (')
    expect(out).toContain('+ rooms:read (REP ALL)\n')
    expect(out).toContain('+ /rooms/rooms\n')
    const hash = /tenon apply (\w+)/.exec(out)![1]!
    expect(refusalIn(await tenon(['apply', ...here]))?.code).toBe('PLAN_NOT_READ')
    expect(refusalIn(await tenon(['apply', 'abc', ...here]))).toEqual({ code: 'PLAN_STALE', sentence: `The plan abc is not what would happen now, which is ${hash}: the configuration, a package or the database has changed since. Read \`tenon plan\` again.` })
    expect((await tenon(['apply', hash, ...here])).out).toMatch(/^Applied: enable rooms, \d+ migrations\.\n$/)
    expect((await tenon(['plan', ...here])).out).toBe('Nothing would change.\n')
  }, 240_000)

  it('complete what was killed in the middle, by the same call', async () => {
    configure('rooms', 'bookings')
    const read = await plan()
    expect(read).toMatchObject({ steps: [{ action: 'enable', id: 'bookings' }], api: { breaking: [] }, rights: ['+ bookings:read (REP ALL)'], nav: ['+ /bookings/bookings'] })
    expect(read.api.added).toBeGreaterThan(5)
    for (const delay of [1_500, 3_000]) {
      const running = launch(['apply', read.hash, ...here])
      const timer = setTimeout(() => running.process.kill('SIGKILL'), delay)
      await running.ended
      clearTimeout(timer)
    }
    expect(await tenon(['apply', read.hash, ...here])).toMatchObject({ code: 0, error: '' })
    expect((await tenon(['plan', ...here])).out).toBe('Nothing would change.\n')
  }, 240_000)

  it('say of a plugin that is disabled what breaks, which rows stay, and what they hold', async () => {
    configure('rooms')
    const read = await plan()
    expect(read.steps).toEqual([{ action: 'disable', id: 'bookings', from: '1.0.0', to: null }])
    expect(read.api.breaking).toContain('Query.bookings was removed.')
    expect(read).toMatchObject({ rights: ['- bookings:read'], nav: ['- /bookings/bookings'], rows: [{ table: 'bookings.booking', rows: 1 }] })
    expect(read.holds).toEqual(['1 rows of the disabled plugin "bookings" (bookings.booking) refer to rooms.room: what they refer to cannot be deleted.'])
    expect((await tenon(['apply', read.hash, ...here])).out).toBe('Applied: disable bookings, 0 migrations.\n')
  }, 240_000)

  it('uninstall what is disabled and needed by nothing, after writing its rows to files', async () => {
    expect(refusalIn(await tenon(['plan', '--uninstall', 'rooms', ...here]))?.code).toBe('PLUGIN_STILL_ENABLED')
    expect(refusalIn(await tenon(['plan', '--uninstall', 'chairs', ...here]))).toEqual({ code: 'PLUGIN_NOT_INSTALLED', sentence: 'The database has nothing of a plugin "chairs". It has data of: bookings.' })
    configure()
    expect(refusalIn(await tenon(['plan', '--uninstall', 'rooms', ...here]))).toMatchObject({ code: 'PLUGIN_STILL_NEEDED' })
    const { out } = await tenon(['plan', '--uninstall', 'bookings', ...here])
    expect(out).toContain('  bookings.booking: 1\n')
    const files = join(installation.folder, 'kept')
    expect(refusalIn(await tenon(['apply', 'abc', '--uninstall', 'bookings', ...here]))?.code).toBe('PLAN_STALE')
    expect(await tenon(['apply', /tenon apply (\w+)/.exec(out)![1]!, '--uninstall', 'bookings', '--export', files, ...here])).toMatchObject({ code: 0, error: '' })
    const exported = JSON.parse(readFileSync(join(files, 'bookings.booking.ndjson'), 'utf8')) as object
    expect(exported).toMatchObject({ name: 'Monday' })
    // What the database makes of a name, it makes again.
    expect(Object.keys(exported).filter((column) => column.endsWith('_key'))).toEqual([])
    expect(refusalIn(await tenon(['plan', '--uninstall', 'bookings', ...here]))?.code).toBe('PLUGIN_NOT_INSTALLED')
    configure('rooms', 'bookings')
    expect((await tenon(['apply', '--yes', ...here])).out).toContain('enable bookings')
    expect(existsSync(join(installation.folder, 'data'))).toBe(true)
  }, 300_000)

  it('refuse an upgrade that the plugin itself refuses, before any SQL, until its reason is gone', async () => {
    const cramped = "upgrade.read('select name from rooms.room where length(name) < $1', [5])"
    const rest = `\n  beforeUpgrade: async (upgrade) => {\n    const rows = await ${cramped}\n    return upgrade.from === '1.0.0' && rows.length > 0 ? \`Names of rooms have five letters or more; too short: \${rows.map(({ name }) => name).join(', ')}. Rename them.\` : null\n  },`
    writePlugin('rooms', 'Room', { version: '2.0.0', fields: '  seats Int @default(0)\n', rest, row: '' })
    expect(await tenon(['migrate', 'create', 'rooms', '--name', 'seats', ...here])).toMatchObject({ code: 0, error: '' })
    const read = await plan()
    expect(read).toMatchObject({ steps: [{ action: 'upgrade', id: 'rooms' }], refusals: [{ id: 'rooms', reason: 'Names of rooms have five letters or more; too short: Blue. Rename them.' }] })
    const sentence = 'Nothing was changed. "rooms" refuses to go from 1.0.0 to 2.0.0: Names of rooms have five letters or more; too short: Blue. Rename them. Do what is said, or go back to the former version.'
    expect(refusalIn(await tenon(['apply', read.hash, ...here]))).toEqual({ code: 'UPGRADE_REFUSED', sentence })
    expect(await plan()).toEqual(read)

    writePlugin('rooms', 'Room', { version: '2.0.0', fields: '  seats Int @default(0)\n', rest: rest.replace("length(name) < $1', [5]", "length(name) < $1', [3]"), row: '' })
    expect((await tenon(['apply', read.hash, ...here])).out).toBe('Applied: upgrade rooms, 1 migrations.\n')
    writePlugin('rooms', 'Room', { version: '2.1.0', fields: '  seats Int @default(0)\n', rest: "\n  beforeUpgrade: async ({ read }) => { await read('delete from rooms.room'); return null },", row: '' })
    expect((await tenon(['apply', '--yes', ...here])).error).toContain('read-only transaction')
  }, 300_000)
})
