import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plugin } from '../../src/plugin/plugin-types.ts'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'
import { makePlugin, withMigration } from '../composition/make-plugin.ts'

// Runs on TENON_TEST_DATABASE, as createTestApp does.

const model = `
model Folder {
  name   String
  sheets Sheet[]
  @@record
  @@scoped
}

model Sheet {
  name     String
  folder   Folder @relation(fields: [folderId], references: [id])
  folderId String @db.Uuid
  lines    SheetLine[]
  @@record
  @@scoped(folder)
}

model SheetLine {
  name    String
  sheet   Sheet  @relation(fields: [sheetId], references: [id])
  sheetId String @db.Uuid
  @@record
  @@scoped(sheet)
}
`

describe('a row that is whose its parent is', () => {
  let app: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let folder: string
  let sheet: string
  beforeAll(async () => {
    app = await createTestApp({ plugins: [await foldersPlugin()] })
    manager = await app.as('MANAGER', { unit: 'NORTH', heads: true })
    rep = await app.as('REP', { unit: 'NORTH' })
    colleague = await app.as('REP', { unit: 'SOUTH' })
    folder = await make(rep, 'Folder', { name: 'A' })
    sheet = await make(manager, 'Sheet', { name: 'one', folderId: folder })
    await make(manager, 'SheetLine', { name: 'first', sheetId: sheet })
  })
  afterAll(() => app?.close())

  const mutate = async (caller: TestCaller, name: string, input: object, payload: string) => {
    const type = name.charAt(0).toUpperCase() + name.slice(1)
    const { data, errors } = await caller.graphql<{ result: { code?: string; record?: { id: string; version: number } } }>(`mutation ($input: ${type}Input!) { result: ${name}(input: $input) { ... on ${type}Payload { record: ${payload} { id version } } ... on Error { code } } }`, { input })
    return data?.result ?? { code: errors![0]!.message }
  }
  const make = async (caller: TestCaller, name: string, input: object): Promise<string> => (await mutate(caller, `create${name}`, input, name.charAt(0).toLowerCase() + name.slice(1))).record!.id
  const all = async (caller: TestCaller) => {
    const { data } = await caller.graphql<Record<'sheets' | 'sheetLines', { nodes: { name: string; owner: { id: string } | null }[] }>>('{ sheets { nodes { name owner { id } } } sheetLines { nodes { name owner { id } } } }')
    return [...data!.sheets.nodes, ...data!.sheetLines.nodes].map(({ name, owner }) => `${name} of ${owner === null ? 'nobody' : owner.id === `Person:${rep.personId}` ? 'rep' : owner.id === `Person:${colleague.personId}` ? 'colleague' : 'somebody'}`).sort()
  }
  const give = async (id: string, to: TestCaller) => {
    const { data } = await manager.graphql<{ folder: { version: number } }>('query ($id: ID!) { folder(id: $id) { version } }', { id })
    return mutate(manager, 'updateFolder', { id, expectedVersion: data!.folder.version, ownerId: `Person:${to.personId}` }, 'folder')
  }

  it('belongs to whom its parent belongs to, whoever wrote it', async () => {
    expect(await all(rep)).toEqual(['first of rep', 'one of rep'])
    expect(await all(colleague)).toEqual([])
  })

  it('goes with its parent to another owner, down to the last, without a version of its own', async () => {
    expect((await give(folder, colleague)).code).toBeUndefined()
    expect(await all(rep)).toEqual([])
    expect(await all(colleague)).toEqual(['first of colleague', 'one of colleague'])
    expect((await app.app.base['sheet']!['findFirst']!({}) as { version: number }).version).toBe(1)
    await give(folder, rep)
  })

  it('that moves to another parent is whose that is, with all below it', async () => {
    const other = await make(manager, 'Folder', { name: 'B' })
    expect((await mutate(manager, 'updateSheet', { id: sheet, expectedVersion: 1, folderId: other }, 'sheet')).code).toBeUndefined()
    expect(await all(rep)).toEqual([])
    expect(await all(manager)).toEqual(['first of somebody', 'one of somebody'])
    await mutate(manager, 'updateSheet', { id: sheet, expectedVersion: 2, folderId: folder }, 'sheet')
    expect(await all(rep)).toEqual(['first of rep', 'one of rep'])
  })

  it('is not made under a parent out of reach', async () => {
    expect((await mutate(colleague, 'createSheet', { name: 'two', folderId: folder }, 'sheet')).code).toBe('NOT_FOUND')
  })

  it('has no owner to be set: neither in the schema nor by a plugin\'s author', async () => {
    expect((await mutate(manager, 'createSheet', { name: 'two', folderId: folder, ownerId: `Person:${rep.personId}` }, 'sheet')).code).toContain('"ownerId" is not defined')
    const { db } = app.app.systemContext('test')
    await expect(db['sheet']!.create({ data: { name: 'two', folderId: folder.slice(7), ownerId: rep.personId } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
    await expect(db['sheet']!.updateMany({ where: {}, data: { teamId: null } })).rejects.toMatchObject({ code: 'UNSUPPORTED_WRITE' })
  })

  it('follows its parent also when both are written at once', async () => {
    await Promise.all([give(folder, colleague), make(manager, 'Sheet', { name: 'late', folderId: folder })])
    expect(await all(colleague)).toEqual(['first of colleague', 'late of colleague', 'one of colleague'])
  })
})

function foldersPlugin(): Promise<Plugin> {
  return withMigration(makePlugin('folders', {
    model,
    permissions: { 'folders:use': { title: 'Use folders', defaults: { REP: 'OWN', MANAGER: 'ALL' } } },
    grants: (grants, person) => {
      for (const name of ['Folder', 'Sheet', 'SheetLine']) grants.scoped(['read', 'create', 'update', 'delete'], name, person.scope('folders:use'))
    },
    schema: (builder) => {
      const b = builder as unknown as { resource(name: string, options: object): void }
      for (const name of ['Folder', 'Sheet', 'SheetLine']) b.resource(name, {})
    },
  }))
}
