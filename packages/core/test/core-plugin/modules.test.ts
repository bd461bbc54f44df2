import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlugin } from '../composition/make-plugin.ts'
import { createTestApp, type TestApp } from '../../src/testing/index.ts'

describe('the page of modules', () => {
  let test: TestApp
  beforeAll(async () => { test = await createTestApp({ plugins: [] }) }, 120_000)
  afterAll(() => test?.close())

  it('tells an administrator what is enabled, and what a disabled plugin keeps', async () => {
    const admin = await test.as('SYSADMIN')
    const { pool } = test.app.database
    await pool.query('create schema library; create table library.book (id int); insert into library.book values (1), (2)')
    await pool.query("insert into tenon.migration (unit, name, checksum) values ('library', '0001_init', ''), ('library+customers', '0001_init', '')")
    const { data } = await admin.graphql<{ moduleBook: Record<string, unknown> }>('{ moduleBook }')
    expect(data!.moduleBook).toEqual({
      core: expect.stringMatching(/^\d+\.\d+\.\d+/) as string, node: process.versions.node, givenUp: 0,
      modules: [{ id: 'library', package: null, version: null, description: null, enabled: false, requires: [], bridges: [], rows: 2 }],
    })
  })

  it('says what a plugin is for in the language of the reader, or in that of its author', async () => {
    const said = makePlugin('said', { messages: { 'zh-CN': { 'plugin.description': '说明用途。' } } })
    const company = await createTestApp({ plugins: [said, makePlugin('mute')] })
    try {
      const admin = await company.as('SYSADMIN')
      const descriptions = async (language: string): Promise<unknown> => {
        const { data } = await admin.graphql<{ moduleBook: { modules: { id: string; description: string }[] } }>('{ moduleBook }', {}, { 'accept-language': language })
        return data!.moduleBook.modules.map(({ id, description }) => [id, description]).sort()
      }
      expect(await descriptions('zh-CN')).toEqual([['mute', 'The plugin mute.'], ['said', '说明用途。']])
      expect(await descriptions('en')).toEqual([['mute', 'The plugin mute.'], ['said', 'The plugin said.']])
    } finally {
      await company.close()
    }
  })

  it.each(['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'AUDITOR'] as const)('says nothing to a %s', async (role) => {
    expect((await (await test.as(role)).graphql('{ moduleBook }')).data).toEqual({ moduleBook: null })
  })
})
