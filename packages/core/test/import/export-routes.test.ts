import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from '../../src/import/readers/open-table.ts'
import { runExport } from '../../src/export/index.ts'
import { scratch } from './scratch.ts'
import { serveApp } from './served-app.ts'
import type { Fetch, ServedApp } from './served-app.ts'

const folder = scratch()
let served: ServedApp
let fetch: Fetch

beforeAll(async () => {
  served = await serveApp()
  const admin = await served.member(['SYSADMIN'], { 'accept-language': 'zh-CN' })
  fetch = admin.fetch
  const { db } = served.app.systemContext('test')
  const unit = await served.as('REP', { unit: 'EX', name: 'Head of EX' })
  const team = await db['person']!.findUnique({ where: { id: unit.personId } })
  await db['person']!.createMany({
    data: Array.from({ length: 1203 }, (_empty, index) => ({ name: `E${String(index).padStart(4, '0')}`, email: `e${index}@export.example`, title: index % 3 === 0 ? null : index % 3 === 1 ? '=cmd()' : '销售', teamId: team?.['teamId'] })),
  })
})
afterAll(() => served.close())

const filter = encodeURIComponent(JSON.stringify({ email: { endsWith: '@export.example' } }))

describe('an export', () => {
  test('has every row once, in the order that was asked for, whatever the pages and empty values', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = encodeURIComponent(JSON.stringify([{ field: 'TITLE', direction }, { field: 'NAME', direction: 'DESC' }]))
      const rows = lines(await (await fetch(`/api/export/people.csv?filter=${filter}&orderBy=${orderBy}&columns=name,title`)).text()).slice(1)
      expect(rows).toHaveLength(1203)
      expect(new Set(rows.map(([name]) => name)).size).toBe(1203)
      const titles = rows.map(([, title]) => title)
      expect(titles.filter((title, index) => title !== titles[index - 1])).toHaveLength(3)
      // Missing values come last, as in lists.
      expect(titles.at(-1)).toBe('')
      expect(rows[0]![0]! > rows[1]![0]!).toBe(true)
    }
  })

  test('has headers in the language of the caller, names for references, and nothing that runs as a formula', async () => {
    const response = await fetch(`/api/export/Person.csv?filter=${filter}&columns=name,title,team,active`)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="people-\d{4}-\d\d-\d\d\.csv"$/)
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8') // text() would drop the mark
    expect(text.startsWith('\ufeff')).toBe(true)
    const [header, ...rows] = lines(text)
    expect(header?.join()).toMatch(/\p{Script=Han}/u)
    expect(rows.find(([name]) => name === 'E0001')).toEqual(['E0001', "'=cmd()", 'EX', 'TRUE'])
  })

  test('as a workbook can be read back', async () => {
    const bytes = Buffer.from(await (await fetch(`/api/export/people.xlsx?filter=${filter}&search=E000&columns=name,email`)).arrayBuffer())
    const table = await openTable(folder.file('people.xlsx', bytes))
    const rows: unknown[] = []
    for await (const block of table.rows()) rows.push(...block.map(({ cells }) => cells))
    expect(rows).toHaveLength(10)
  })

  test('reads each page with one statement', async () => {
    const statements = await served.statements(async () => void (await (await fetch(`/api/export/people.csv?filter=${filter}&columns=name,team`)).text()))
    expect(statements.filter((sql) => sql.includes('"core"."person"') && sql.includes('ORDER BY'))).toHaveLength(3)
  })

  test('to a file tells the number of rows', async () => {
    const context = served.app.systemContext('test')
    expect(await runExport(served.app, context, { resource: 'Person', filter: { email: { endsWith: '@export.example' } }, file: `${folder.path}/all.csv` })).toBe(1203)
    await expect(runExport(served.app, context, { resource: 'Person', file: `${folder.path}/all.pdf` })).rejects.toMatchObject({ code: 'EXPORT_FORMAT_UNKNOWN' })
  })

  test.each([
    ['an unknown resource', '/api/export/nothing.csv', 404, 'EXPORT_RESOURCE_UNKNOWN'],
    ['an unknown column', '/api/export/people.csv?columns=colour', 400, 'EXPORT_COLUMN_UNKNOWN'],
    ['a filter that is no JSON', '/api/export/people.csv?filter=x', 400, 'EXPORT_REQUEST_INVALID'],
    ['a filter that the API would refuse', `/api/export/people.csv?filter=${encodeURIComponent('{"colour":{"eq":"red"}}')}`, 400, 'EXPORT_REQUEST_INVALID'],
    ['an order that the API would refuse', `/api/export/people.csv?orderBy=${encodeURIComponent('[{"field":"COLOUR"}]')}`, 400, 'EXPORT_REQUEST_INVALID'],
  ])('%s is refused', async (_name, path, status, code) => {
    const response = await fetch(path)
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code])
  })

  test('of records that somebody selected has those and no others, in the columns and the order asked for', async () => {
    const { db } = served.app.systemContext('test')
    const people = await db['person']!.findMany({ where: { email: { in: ['e7@export.example', 'e2@export.example'] } }, orderBy: { email: 'asc' } })
    const [two, seven] = people as { id: string }[]
    const response = await post('/api/export/Person.csv', { ids: [`Person:${seven!.id}`, two!.id], columns: ['email', 'name'], orderBy: [{ field: 'NAME', direction: 'ASC' }] })
    expect(lines(await response.text()).slice(1)).toEqual([['e2@export.example', 'E0002'], ['e7@export.example', 'E0007']])
    expect(await (await post('/api/export/Person.csv', { ids: [seven!.id], filter: { name: { eq: 'E0002' } }, columns: ['name'] })).text()).not.toContain('E0')
    const noted = (await db['historyEntry']!.findMany({ where: { action: 'EXPORT', model: 'Person' } })) as { changes: Record<string, unknown> }[]
    expect(noted.map(({ changes }) => changes['records'])).toContainEqual([null, [`Person:${seven!.id}`, two!.id]])
  })

  test.each([
    ['ids of another resource', { ids: ['Team:0190c0de-0000-7000-8000-000000000000'] }, 'is no id of Person'],
    ['ids that are no list', { ids: 'all' }, 'ids is not a list of texts'],
    ['more ids than can be selected', { ids: Array.from({ length: 5001 }, () => '0190c0de-0000-7000-8000-000000000000') }, 'more than 5000'],
    ['columns that are no list', { columns: 'name' }, 'columns is not a list of texts'],
    ['a search that is no text', { search: 7 }, 'search is not text'],
  ])('with %s is refused', async (_name, body, reason) => {
    const response = await post('/api/export/Person.csv', body)
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'EXPORT_REQUEST_INVALID', message: expect.stringContaining(reason) as string }])
  })

  test('that is broken off ends its reading', async () => {
    const statements = await served.statements(async () => {
      const reader = (await post('/api/export/people.csv', { filter: { email: { endsWith: '@export.example' } } })).body!.getReader()
      await reader.read()
      await reader.cancel()
      await new Promise((resolve) => setTimeout(resolve, 50))
    })
    expect(statements.filter((sql) => sql.includes('"core"."person"') && sql.includes('ORDER BY')).length).toBeLessThan(3)
  })

  test('needs the right to export', async () => {
    const support = await served.member(['SUPPORT'])
    const response = await support.fetch('/api/export/people.csv')
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, 'EXPORT_NOT_ALLOWED'])
    const posted = await support.fetch('/api/export/people.csv', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    expect(posted.status).toBe(403)
  })
})

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Lines of a CSV without quoted cells. */
function lines(text: string): string[][] {
  return text.replace('\ufeff', '').trimEnd().split('\r\n').map((line) => line.split(','))
}
