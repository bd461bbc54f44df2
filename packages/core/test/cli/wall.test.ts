import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeFolder, makeInstallation, refusalIn, tenon } from './tenon.ts'

vi.setConfig({ testTimeout: 120_000 })

const config = (rules: string): string => `import { defineConfig, definePlugin } from '@tenon/core'
const notes = definePlugin()({
  id: 'notes', description: 'Notes.', package: new URL('./notes/', import.meta.url),
  ${rules}
  schema: (builder) => builder.resource('Note'),
})
export default defineConfig({ company: { name: 'Notes', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en' }, plugins: [notes()] })
`
const installation = makeInstallation(config(''))
const scratch = makeFolder()
const here = ['--dir', installation.folder]
const file = (...path: string[]): string => join(installation.folder, ...path)
const sentence = 'Plugin "notes" exposes the model "Note" (type Note), but no plugin grants any right on it.'

beforeAll(async () => {
  mkdirSync(file('notes'))
  writeFileSync(file('notes', 'package.json'), JSON.stringify({ name: '@partner/notes', version: '0.1.0', type: 'module', tenon: { id: 'notes' } }))
  writeFileSync(file('notes', 'model.prisma'), '/// A note.\nmodel Note {\n  title String\n  @@record\n}\n')
  expect(await tenon(['generate', ...here])).toMatchObject({ code: 0, error: '' })
})
afterAll(() => {
  installation.remove()
  scratch.remove()
})

describe('a plugin that exposes a model and forgets its rules', () => {
  test('is found by `tenon doctor`, with its name and the model’s', async () => {
    const { code, out } = await tenon(['doctor', '--json', ...here], { TENON_DATA_DIR: join(scratch.folder, 'doctor') })
    const findings = JSON.parse(out) as { check: string; ok: boolean; detail: string }[]
    expect(code).toBe(1)
    expect(findings.find(({ check }) => check === 'rights')).toEqual({ check: 'rights', ok: false, detail: expect.stringContaining(sentence) as string })
  })

  test('stops `tenon start` with one sentence, before any data is touched', async () => {
    const { code, out, error } = await tenon(['start', ...here], { TENON_DATA_DIR: join(scratch.folder, 'start'), PORT: '0' })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(refusalIn({ code, out, error })).toEqual({ code: 'MODEL_WITHOUT_RULE', sentence: expect.stringContaining(sentence) as string })
    expect(() => readFileSync(join(scratch.folder, 'start', 'pg', 'PG_VERSION'))).toThrow('ENOENT')
  })

  test('is let through once somebody may read it', async () => {
    writeFileSync(file('tenon.config.ts'), config("grants: (grants) => grants.can('read', 'Note'),"))
    const { out } = await tenon(['doctor', '--json', ...here], { TENON_DATA_DIR: join(scratch.folder, 'doctor') })
    expect((JSON.parse(out) as { check: string }[]).find(({ check }) => check === 'rights')).toMatchObject({ ok: true })
  })
})
