import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it.each(['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEADER', 'AUDITOR'] as const)('says nothing to a %s', async (role) => {
    expect((await (await test.as(role)).graphql('{ moduleBook }')).data).toEqual({ moduleBook: null })
  })
})
