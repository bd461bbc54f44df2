import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFolder, makeInstallation, refusalIn, tenon } from './tenon.ts'

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

describe('a folder without a configuration', () => {
  test('is refused in one sentence, with exit code 1', async () => {
    const outcome = await tenon(['schema', '--dir', scratch.folder])
    expect(outcome).toMatchObject({ code: 1, out: '' })
    expect(refusalIn(outcome)).toEqual({ code: 'CONFIG_NOT_FOUND', sentence: `There is no tenon.config.ts in ${scratch.folder}. Run the command in the folder of an installation, or name it with --dir.` })
  })

  test('is refused as JSON on standard error for a program', async () => {
    const { code, out, error } = await tenon(['migrate', '--json', '--dir', scratch.folder])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(error)).toEqual({ error: { code: 'CONFIG_NOT_FOUND', message: expect.stringContaining('tenon.config.ts') as string } })
  })
})

test('a configuration that cannot be loaded is refused with the cause', async () => {
  const broken = makeInstallation("import { pipeline } from '@tenon/no-such-plugin'\nexport default pipeline\n")
  const outcome = await tenon(['generate', '--dir', broken.folder])
  broken.remove()
  expect(outcome.code).toBe(1)
  expect(refusalIn(outcome)).toMatchObject({ code: 'CONFIG_BROKEN', sentence: expect.stringContaining('@tenon/no-such-plugin') as string })
})

test('schema prints the GraphQL schema, and needs no database', async () => {
  const { code, out, error } = await tenon(['schema', ...here], { DATABASE_URL: 'postgres://127.0.0.1:1/none' })
  expect({ code, error }).toEqual({ code: 0, error: '' })
  expect(Object.keys(buildSchema(out).getQueryType()!.getFields())).toEqual(expect.arrayContaining(['me', 'node', 'people', 'resourceMeta']))
})

test('migrate brings a fresh database up to date, and finds nothing to do the second time', async () => {
  const env = { TENON_DATA_DIR: join(scratch.folder, 'migrated') }
  const first = await tenon(['migrate', '--json', ...here], env)
  expect(first).toMatchObject({ code: 0, error: '' })
  expect(JSON.parse(first.out)).toEqual(expect.arrayContaining([{ unit: 'core', name: expect.stringMatching(/^0001_/) as string }]))
  expect(await tenon(['migrate', ...here], env)).toEqual({ code: 0, out: 'The database is up to date.\n', error: '' })
  expect(existsSync(join(env.TENON_DATA_DIR, 'tenon.lock'))).toBe(false)
})

describe('doctor', () => {
  const examine = async (env: Record<string, string>): Promise<{ code: number | null; failed: unknown[]; checks: string[] }> => {
    const { code, out } = await tenon(['doctor', '--json', ...here], env)
    const findings = JSON.parse(out) as { check: string; ok: boolean; detail: string }[]
    return { code, failed: findings.filter(({ ok }) => !ok), checks: findings.map(({ check }) => check) }
  }

  test('finds a generated installation in order', async () => {
    expect(await examine({ TENON_DATA_DIR: join(scratch.folder, 'examined') })).toEqual({ code: 0, failed: [], checks: ['node', 'plugins', 'generated', 'models', 'database'] })
  })

  test('names what is wrong, and exits with 1', async () => {
    const detail = expect.stringContaining('DATABASE_URL does not answer') as string
    expect(await examine({ DATABASE_URL: 'postgres://127.0.0.1:1/none' })).toMatchObject({ code: 1, failed: [{ check: 'database', detail }] })
  })
})
