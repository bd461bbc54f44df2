import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { node } from '../kit/run-guide.ts'
import { furnishPlugin } from './plugin-workshop.ts'
import { makeFolder, refusalIn, tenon } from './tenon.ts'

const { folder, remove } = makeFolder()
afterAll(remove)

describe('tenon create plugin', () => {
  const desk = join(folder, 'service-desk')

  it('writes a plugin with a model, rights, a page, both languages, README and CI, and its first migration', async () => {
    furnishPlugin(desk)
    const made = await tenon(['create', 'plugin', 'service-desk', '--model', 'ServiceTicket', '--zh', '服务工单', '--to', desk])
    expect(made).toMatchObject({ code: 0, error: '' })
    expect(made.out).toContain('npm test')
    for (const file of ['model.prisma', 'src/index.ts', 'messages/zh-CN.ts', 'ui/coming.svelte', 'README.md', '.github/workflows/ci.yml', '.gitignore', 'migrations/0001_init.sql']) expect([file, existsSync(join(desk, file))]).toEqual([file, true])
    expect(readFileSync(join(desk, 'migrations/0001_init.sql'), 'utf8')).toContain('CREATE TABLE "service_desk"."service_ticket"')
    expect(readFileSync(join(desk, 'messages/zh-CN.ts'), 'utf8')).toContain("'permissions.service-desk:read': '查看服务工单'")
  }, 120_000)

  it('whose types are right; its tests are run by the guide to plugins', async () => {
    expect(await node(desk, 'node_modules/typescript/bin/tsc', '-p', '.')).toEqual({ code: 0, output: '' })
  }, 120_000)

  it('is what `npm create tenon-plugin` runs, which says what to install where nothing is there yet', async () => {
    const made = await node(folder, fileURLToPath(new URL('../../create-plugin/create.js', import.meta.url)), 'lending', '--model', 'Loan')
    expect(made.code).toBe(0)
    expect(made.output).toContain('  cd lending\n  npm install\n  npm run migration\n  npm test\n  npm run dev\n')
    expect(JSON.parse(readFileSync(join(folder, 'lending/package.json'), 'utf8'))).toMatchObject({ name: 'tenon-plugin-lending', tenon: { id: 'lending' } })
  }, 60_000)

  it('refuses to write over what is there, and says what a name may be', async () => {
    expect(refusalIn(await tenon(['create', 'plugin', 'service-desk', '--to', desk]))).toEqual({ code: 'FOLDER_IN_USE', sentence: `The folder ${desk} is not empty.` })
    expect(refusalIn(await tenon(['create', 'plugin', 'Service Desk', '--to', join(folder, 'other')]))?.code).toBe('PLUGIN_NAME_INVALID')
    expect(refusalIn(await tenon(['create', 'plugin', 'desk', '--model', 'tickets!', '--to', join(folder, 'other')]))?.code).toBe('PLUGIN_NAME_INVALID')
    expect(existsSync(join(folder, 'other'))).toBe(false)
  }, 120_000)
})
