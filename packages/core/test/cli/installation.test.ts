import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { freePort, makeFolder, makeInstallation, refusalIn, startTenon, takePort, tenon, type Outcome, type Running } from './tenon.ts'

vi.setConfig({ testTimeout: 120_000 })

const installation = makeInstallation()
const scratch = makeFolder()
const here = ['--dir', installation.folder]
const data = (name: string): { TENON_DATA_DIR: string } => ({ TENON_DATA_DIR: join(scratch.folder, name) })
const nowhere = 'postgres://tenon:hunter2@127.0.0.1:1/tenon'
const containing = (text: string): string => expect.stringContaining(text) as string

/** The refusal of a command that ended as it should: one sentence, nothing else, exit code 1. */
async function refusal(outcome: Promise<Outcome>): Promise<ReturnType<typeof refusalIn>> {
  const ended = await outcome
  expect(ended).toMatchObject({ code: 1, out: '' })
  return refusalIn(ended)
}

beforeAll(async () => {
  expect(await tenon(['generate', ...here])).toMatchObject({ code: 0, error: '' })
}, 120_000)
afterAll(() => {
  installation.remove()
  scratch.remove()
})

describe.concurrent('an installation', () => {
  test('without a configuration is refused', async () => {
    const sentence = `There is no tenon.config.ts in ${scratch.folder}. Run the command in the folder of an installation, or name it with --dir.`
    expect(await refusal(tenon(['schema', '--dir', scratch.folder]))).toEqual({ code: 'CONFIG_NOT_FOUND', sentence })
  })

  test('without a configuration is refused as JSON on standard error for a program', async () => {
    const { code, out, error } = await tenon(['migrate', '--json', '--dir', scratch.folder])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(error)).toEqual({ error: { code: 'CONFIG_NOT_FOUND', message: containing('tenon.config.ts') } })
  })

  test('whose configuration cannot be loaded is refused with the cause', async () => {
    const broken = makeInstallation("import { pipeline } from '@tenon/no-such-plugin'\nexport default pipeline\n")
    const found = await refusal(tenon(['generate', '--dir', broken.folder]))
    broken.remove()
    expect(found).toMatchObject({ code: 'CONFIG_BROKEN', sentence: containing('@tenon/no-such-plugin') })
  })

  test('prints its GraphQL schema without a database', async () => {
    const { code, out, error } = await tenon(['schema', ...here], { DATABASE_URL: nowhere })
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(Object.keys(buildSchema(out).getQueryType()!.getFields())).toEqual(expect.arrayContaining(['me', 'node', 'people', 'resourceMeta']))
  })

  test('checks its audit trail, and exits with 1 for an anchor that is not in it', async () => {
    const env = data('audited')
    const { code, out, error } = await tenon(['audit', 'verify', '--json', ...here], env)
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(JSON.parse(out)).toMatchObject({ intact: true, broken: null, head: { sequence: expect.any(Number) as number } })
    const other = await tenon(['audit', 'verify', '--anchor', `1:${'0'.repeat(64)}`, ...here], env)
    expect(other).toMatchObject({ code: 1, out: containing('The audit trail is broken. Entry 1 is not what the anchor says') })
  })

  test('migrates a fresh database, and finds nothing to do the second time', async () => {
    const env = data('migrated')
    const first = await tenon(['migrate', '--json', ...here], env)
    expect(first).toMatchObject({ code: 0, error: '' })
    expect(JSON.parse(first.out)).toEqual(expect.arrayContaining([{ unit: 'core', name: expect.stringMatching(/^0001_/) as string }]))
    expect(await tenon(['migrate', ...here], env)).toEqual({ code: 0, out: 'The database is up to date.\n', error: '' })
    expect(existsSync(join(env.TENON_DATA_DIR, 'tenon.lock'))).toBe(false)
  })
})

describe.concurrent('doctor', () => {
  const examine = async (env: Record<string, string>): Promise<unknown> => {
    const { code, out } = await tenon(['doctor', '--json', ...here], env)
    const findings = JSON.parse(out) as { check: string; ok: boolean; detail: string }[]
    return { code, checks: findings.map(({ check }) => check), wrong: findings.filter(({ ok }) => !ok) }
  }
  const checks = ['node', 'plugins', 'generated', 'rights', 'reads', 'models', 'database']

  test('finds a generated installation in order', async () => {
    expect(await examine(data('examined'))).toEqual({ code: 0, checks, wrong: [] })
  })

  test('names what is wrong, and exits with 1', async () => {
    expect(await examine({ DATABASE_URL: nowhere })).toEqual({ code: 1, checks, wrong: [{ check: 'database', ok: false, detail: containing('DATABASE_URL does not answer') }] })
  })
})

describe.concurrent('start is refused', () => {
  test('a port that another program listens on, before anything is done', async () => {
    const { port, release } = await takePort()
    const found = await refusal(tenon(['start', ...here], { PORT: port, ...data('untouched') }))
    await release()
    expect(found).toEqual({ code: 'PORT_TAKEN', sentence: `Port ${port} is in use by another program. Stop that program, or set PORT to another number.` })
    expect(existsSync(data('untouched').TENON_DATA_DIR)).toBe(false)
  })

  test('a data folder that cannot be written', async () => {
    const file = join(scratch.folder, 'file')
    writeFileSync(file, '') // below a file nobody can make a folder, not even root
    const found = await refusal(tenon(['start', ...here], { PORT: await freePort(), TENON_DATA_DIR: join(file, 'data') }))
    expect(found).toMatchObject({ code: 'DATA_FOLDER_UNWRITABLE', sentence: containing(join(file, 'data')) })
  })

  test('a server in DATABASE_URL that does not answer, without a word of its password', async () => {
    const found = await refusal(tenon(['start', ...here], { PORT: await freePort(), DATABASE_URL: nowhere, ...data('unused') }))
    expect(found).toMatchObject({ code: 'DATABASE_UNREACHABLE', sentence: containing('ECONNREFUSED') })
    expect(found!.sentence).not.toContain('hunter2')
  })
})

describe('a running company', () => {
  let company: Running
  let env: Record<string, string>
  beforeAll(async () => {
    env = { PORT: await freePort(), ...data('company') }
    company = await startTenon(here, env)
  }, 120_000)
  afterAll(() => void company?.process.kill('SIGKILL'))

  test('answers where it says that it is, and prints a link for its administrator', async () => {
    const [, address] = /is ready at (\S+)/.exec(company.out())!
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true })
    expect(company.out()).toMatch(/Administrator .*\/sign-in\/link\?token=/)
  })

  test('keeps every second process off its data', async () => {
    const found = await Promise.all([refusal(tenon(['start', ...here], { ...env, PORT: await freePort() })), refusal(tenon(['migrate', ...here], env))])
    const expected = { code: 'DATA_FOLDER_BUSY', sentence: containing(`Process ${company.process.pid} already uses the data folder`) }
    expect(found).toEqual([expected, expected])
  })

  test('takes the commands that need its data, and their refusals come back as JSON', async () => {
    const [created, refused] = await Promise.all([
      tenon(['user', 'create', '--email', 'han@company.example', '--name', '韩梅梅', '--role', 'REP', '--json', ...here], env),
      tenon(['user', 'create', '--email', 'li@company.example', '--name', '李雷', '--role', 'KING', '--json', ...here], env),
    ])
    expect(created).toMatchObject({ code: 0, error: '' })
    expect(JSON.parse(created.out)).toMatchObject({ link: containing('/sign-in/link?token=') })
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(JSON.parse(refused.error)).toEqual({ error: { code: 'ROLE_UNKNOWN', message: containing('There is no role "KING"') } })
  })

  test('stops on SIGTERM with exit code 0, and leaves its data free', async () => {
    company.process.kill('SIGTERM')
    expect(await company.ended).toMatchObject({ code: 0, error: '' })
    expect(existsSync(join(env['TENON_DATA_DIR']!, 'tenon.lock'))).toBe(false)
  })
})
