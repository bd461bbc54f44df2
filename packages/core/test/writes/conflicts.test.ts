import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { makePlugin } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

interface Builder {
  useCase(name: string, options: object): void
}

interface Units {
  readonly orgUnit: { create(args: object): Promise<unknown>; update(args: object): Promise<unknown> }
}

const isEmbedded = process.env['TENON_TEST_DATABASE'] === 'embedded'

describe('two writes of the same rows at once', () => {
  let test: TestApp
  let caller: TestCaller
  const units: string[] = []
  let begun = 0

  const plugin = makePlugin('conflicts', {
    schema: (builder: object) => {
      ;(builder as Builder).useCase('rename', {
        description: 'Renames units, one after the other.',
        input: (t: { field(options: object): unknown }) => ({ ids: t.field({ type: 'String', required: true }), name: t.field({ type: 'String', required: true }) }),
        run: async (context: RequestContext, { ids, name }: { ids: string; name: string }) => {
          const { orgUnit } = context.system('the test of conflicts renames units') as unknown as Units
          for (const id of ids.split(' ')) {
            await orgUnit.update({ where: { id }, data: { name } })
            await new Promise((resolve) => setTimeout(resolve, 50))
          }
        },
      })
      ;(builder as Builder).useCase('enlarge', {
        description: 'Adds a unit below another one, which is named after it.',
        input: (t: { field(options: object): unknown }) => ({ id: t.field({ type: 'String', required: true }), name: t.field({ type: 'String', required: true }) }),
        run: async (context: RequestContext, { id, name }: { id: string; name: string }) => {
          begun++
          const { orgUnit } = context.system('the test of conflicts adds units') as unknown as Units
          await orgUnit.create({ data: { code: name, name, path: `/A/${name}/`, kind: 'TEAM', parentId: id } })
          await new Promise((resolve) => setTimeout(resolve, 200))
          await orgUnit.update({ where: { id }, data: { name } })
        },
      })
    },
  })

  const usual = process.env['TENON_PATIENCE']
  beforeAll(async () => {
    process.env['TENON_PATIENCE'] = '4000'
    test = await createTestApp({ plugins: [plugin], settings: { limits: { time: 10 } } })
    caller = await test.as('REP')
    for (const name of ['A', 'B']) units.push(((await test.app.base['orgUnit']!['create']!({ data: { code: name, name, path: `/${name}/`, kind: 'TEAM' } })) as { id: string }).id)
  })
  afterAll(async () => {
    if (usual === undefined) delete process.env['TENON_PATIENCE']
    else process.env['TENON_PATIENCE'] = usual
    await test.close()
  })

  const rename = (ids: readonly string[], name: string) => caller.graphql<{ r: { __typename: string } }>('mutation ($input: RenameInput!) { r: rename(input: $input) { __typename ... on Error { code message } } }', { input: { ids: ids.join(' '), name } })
  const names = async () => ((await test.app.base['orgUnit']!['findMany']!({ where: { id: { in: units } }, orderBy: { path: 'asc' } })) as { name: string }[]).map(({ name }) => name)

  it('in opposite order all succeed, as whoever is stopped for another is tried again', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => rename(index % 2 === 0 ? units : units.toReversed(), `writer ${index}`)))
    expect(answers.map(({ data }) => data?.r.__typename)).toEqual(answers.map(() => 'RenamePayload'))
    // The last one wrote both.
    expect(new Set(await names()).size).toBe(1)
  })

  it('that both wrote something which refers to them wait for each other once, and neither is tried again', async () => {
    const enlarge = (name: string) => caller.graphql<{ r: { __typename: string } }>('mutation ($input: EnlargeInput!) { r: enlarge(input: $input) { __typename ... on Error { code message } } }', { input: { id: units[0], name } })
    const answers = await Promise.all(['first', 'second', 'third'].map(enlarge))
    expect(answers.map(({ data }) => data?.r.__typename)).toEqual(answers.map(() => 'EnlargePayload'))
    expect(begun).toBe(3)
  })

  it('wait for somebody who holds a row for longer than a statement waits', async () => {
    if (isEmbedded) return console.info('skipped on the embedded database: it has one connection, so nobody holds a row while another writes')
    const holder = await test.app.database.pool.connect()
    try {
      await holder.query('begin')
      await holder.query('select 1 from core.org_unit where id = $1 for update', [units[0]])
      const write = rename([units[0]!], 'patient')
      await new Promise((resolve) => setTimeout(resolve, 6_500))
      await holder.query('commit')
      expect((await write).data?.r.__typename).toBe('RenamePayload')
      expect((await names())[0]).toBe('patient')
    } finally {
      holder.release()
    }
  })

  it('are told so when nothing helps, and nothing is written', async () => {
    if (isEmbedded) return console.info('skipped on the embedded database: it has one connection, so nobody holds a row while another writes')
    const holder = await test.app.database.pool.connect()
    try {
      await holder.query('begin')
      await holder.query('select 1 from core.org_unit where id = $1 for update', [units[1]])
      const answer = await rename(units, 'never')
      expect(JSON.stringify(answer)).toContain('TRY_AGAIN')
      expect(await names()).not.toContain('never')
    } finally {
      await holder.query('rollback')
      holder.release()
    }
  })
})
