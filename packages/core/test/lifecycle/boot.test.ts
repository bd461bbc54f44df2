import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assembleSchema } from '../../src/app/assemble-schema.ts'
import { compose } from '../../src/composition/composition.ts'
import { generate } from '../../src/composition/generate.ts'
import { company } from '../composition/make-plugin.ts'
import { papersCode } from './papers-plugin.ts'

describe('a lifecycle that does not hold together stops the boot, naming plugin and model', () => {
  const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.tenon-papers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const composed = (change: Parameters<typeof papersCode>[0]) => compose({ company, plugins: [papersCode(change)] })
  const start = (change: Parameters<typeof papersCode>[0]): Promise<string> => assembleSchema(composed(change), folder).then(() => 'started', (error: Error) => error.message)

  beforeAll(() => generate(composed(undefined), folder))

  test('and one that does starts', async () => expect(await start(undefined)).toBe('started'))

  test.each([
    ['an unknown column', { field: 'state' }, '"state" is no enum column'],
    ['a column that is no enum', { field: 'title' }, '"title" is no enum column'],
    ['an unknown state', { transitions: { submit: { from: ['DRAFT'], to: 'SENT' } } }, '"submit" names "SENT", which is no state'],
    ['a state that nothing leads to', { transitions: { submit: { from: ['DRAFT'], to: 'SUBMITTED' }, approve: { from: ['SUBMITTED'], to: 'APPROVED' }, archive: { from: ['REJECTED'], to: 'ARCHIVED' } } }, 'no way leads to the state "REJECTED"'],
    ['a permission of nobody', { transitions: { submit: { from: ['DRAFT'], to: 'SUBMITTED', permission: 'papers:none' } } }, 'asks for the permission "papers:none"'],
    ['the name of an ordinary write', { transitions: { update: { from: ['DRAFT'], to: 'SUBMITTED' } } }, '"update" is no name'],
    ['an ID of nothing', { transitions: { submit: { from: ['DRAFT'], to: 'SUBMITTED', input: (t: { field(options: object): unknown }) => ({ bossId: t.field({ type: 'ID' }) }) } } }, 'asks for the ID "bossId" without saying whose'],
  ])('%s', async (_what, change, sentence) => {
    const message = await start((options) => ({ ...options, ...change }))
    expect(message).toContain('plugin "papers" declares for "Paper"')
    expect(message).toContain(sentence)
  })
})
