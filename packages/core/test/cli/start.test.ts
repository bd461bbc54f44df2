import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, launch, makeFolder, makeInstallation, refusalIn, startTenon, takePort, tenon, type Running } from './tenon.ts'

const installation = makeInstallation()
const scratch = makeFolder()
const here = ['--dir', installation.folder]

beforeAll(async () => {
  expect(await tenon(['generate', ...here])).toMatchObject({ code: 0, error: '' })
}, 60_000)
afterAll(() => {
  installation.remove()
  scratch.remove()
})

describe('start ends with one sentence and exit code 1', () => {
  test('on a port that another program listens on', async () => {
    const { port, release } = await takePort()
    const outcome = await tenon(['start', ...here], { PORT: port, TENON_DATA_DIR: join(scratch.folder, 'never') })
    await release()
    expect(outcome).toMatchObject({ code: 1, out: '' })
    expect(refusalIn(outcome)).toEqual({ code: 'PORT_TAKEN', sentence: `Port ${port} is in use by another program. Stop that program, or set PORT to another number.` })
    expect(existsSync(join(scratch.folder, 'never'))).toBe(false)
  })

  test('with a port that is no number', async () => {
    const outcome = await tenon(['start', ...here], { PORT: 'eighty' })
    expect([outcome.code, refusalIn(outcome)?.code]).toEqual([1, 'PORT_REFUSED'])
  })

  test('on a data folder that cannot be written', async () => {
    const file = join(scratch.folder, 'file')
    writeFileSync(file, '') // below a file nobody can make a folder, not even root
    const outcome = await tenon(['start', ...here], { PORT: await freePort(), TENON_DATA_DIR: join(file, 'data') })
    expect(outcome.code).toBe(1)
    expect(refusalIn(outcome)).toMatchObject({ code: 'DATA_FOLDER_UNWRITABLE', sentence: expect.stringContaining(join(file, 'data')) as string })
  })

  test('without an answer of the server in DATABASE_URL, whose password it does not repeat', async () => {
    const outcome = await tenon(['start', ...here], { PORT: await freePort(), TENON_DATA_DIR: scratch.folder, DATABASE_URL: 'postgres://tenon:hunter2@127.0.0.1:1/tenon' })
    expect(outcome.code).toBe(1)
    expect(refusalIn(outcome)).toMatchObject({ code: 'DATABASE_UNREACHABLE', sentence: expect.stringContaining('ECONNREFUSED') as string })
    expect(outcome.out + outcome.error).not.toContain('hunter2')
  })
})

describe('a running company', () => {
  let company: Running
  let env: Record<string, string>
  beforeAll(async () => {
    env = { PORT: await freePort(), TENON_DATA_DIR: join(scratch.folder, 'data') }
    company = await startTenon(here, env)
  }, 60_000)
  afterAll(() => void company?.process.kill('SIGKILL'))

  test('answers where it says that it is', async () => {
    const [, address] = /is ready at (\S+)/.exec(company.out())!
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true })
    expect(company.out()).toMatch(/Administrator .*\/sign-in\/link\?token=/)
  })

  test('keeps every second process off its data, in one sentence with exit code 1', async () => {
    const outcomes = await Promise.all([tenon(['start', ...here], { ...env, PORT: await freePort() }), tenon(['migrate', ...here], env)])
    for (const outcome of outcomes) {
      expect(outcome.code).toBe(1)
      expect(refusalIn(outcome)).toMatchObject({ code: 'DATA_FOLDER_BUSY', sentence: expect.stringContaining(`Process ${company.process.pid} already uses the data folder`) as string })
    }
  })

  test('takes commands that need its data, and answers their refusals', async () => {
    const created = await tenon(['user', 'create', '--email', 'han@company.example', '--name', '韩梅梅', '--role', 'REP', '--json', ...here], env)
    expect(created).toMatchObject({ code: 0, error: '' })
    expect(JSON.parse(created.out)).toMatchObject({ link: expect.stringContaining('/sign-in/link?token=') as string })
    const refused = await tenon(['token', 'create', '--user', 'nobody@company.example', '--name', 'x', '--json', ...here], env)
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(refused.error)).toMatchObject({ error: { code: expect.stringMatching(/PERSON_UNKNOWN$/) as string, message: expect.stringContaining('nobody@company.example') as string } })
  })

  test('stops on SIGTERM with exit code 0, and leaves the data free', async () => {
    company.process.kill('SIGTERM')
    expect(await company.ended).toMatchObject({ code: 0, error: '' })
    expect(existsSync(join(env['TENON_DATA_DIR']!, 'tenon.lock'))).toBe(false)
  })
})

test('a start that is interrupted before it is ready ends too', async () => {
  const starting = launch(['start', ...here], { PORT: await freePort(), TENON_DATA_DIR: join(scratch.folder, 'interrupted') })
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  starting.process.kill('SIGTERM')
  const { error } = await starting.ended
  expect(error).toBe('')
})
