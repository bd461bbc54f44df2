import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportPreview, ImportRunState, ImportSuggestion } from '../../src/import/index.ts'
import { serveApp } from './served-app.ts'
import type { Fetch, ServedApp } from './served-app.ts'
import { row, workbook } from './workbook.ts'

let served: ServedApp
let admin: { readonly personId: string; readonly fetch: Fetch }
let manager: { readonly personId: string; readonly fetch: Fetch }

const people = 'Name,E-mail,Title\nAnna,anna@routes.example,Rep\nBob,bob@@,Rep\nCarl,carl@routes.example,\n'
const mapping = (source: string) => ({ source, steps: [{ name: 'people', file: 'people.csv', resource: 'Person', key: 'Name', fields: { name: 'Name', email: { column: 'E-mail', case: 'lower' }, title: 'Title' } }] })

beforeAll(async () => {
  served = await serveApp()
  admin = await served.member(['SYSADMIN'])
  manager = await served.member(['MANAGER'])
})
afterAll(() => served.close())

describe('the preview', () => {
  test('tells what is in the files and what they may be meant for', async () => {
    const book = workbook({ sheets: { People: row(1, '姓名', '邮箱') + row(2, '王芳', 'wang@routes.example'), Empty: '', Units: row(1, 'name', 'code') + row(2, 'East', 'E1') } })
    const preview = await upload(admin.fetch, { 'people.csv': people, 'book.xlsx': book, 'old.txt': Buffer.from('%PDF-1.7'), 'map.yaml': 'source: x' })
    expect(preview.files.map(({ name, problem, sheets }) => [name, problem?.code ?? null, sheets.map(({ sheet }) => sheet)])).toEqual([
      ['people.csv', null, [null]], ['book.xlsx', null, ['People', 'Units']], ['old.txt', 'IMPORT_FILE_UNKNOWN', []],
    ])
    const [sheet] = preview.files[0]!.sheets
    expect(sheet).toMatchObject({ encoding: 'utf-8', delimiter: ',', columns: [{ name: 'Name', look: { kind: 'text' } }, { name: 'E-mail' }, { name: 'Title' }], rows: [{ line: 2, cells: ['Anna', 'anna@routes.example', 'Rep'] }, {}, {}] })
    expect(sheet?.suggestions[0]).toMatchObject({ resource: 'Person', key: 'Name', missing: [] })
    expect(preview.mapping).toEqual({ name: 'map.yaml', text: 'source: x' })
    expect(preview.resources.map(({ name }) => name)).toContain('Person')
    const suggestion = await json<ImportSuggestion>(await post(admin.fetch, '/api/import/suggest', { uploadId: preview.uploadId, file: 'book.xlsx', sheet: 'People', resource: 'Person' }))
    expect(Object.fromEntries(suggestion.fields.map(({ field, column }) => [field, column]))).toEqual({ name: '姓名', email: '邮箱' })
  })

  test.each([
    ['a program', { 'run.exe': 'MZ' }, 400, 'IMPORT_UPLOAD_INVALID'],
    ['nothing', {}, 400, 'IMPORT_UPLOAD_INVALID'],
  ])('%s is refused', async (_name, files, status, code) => {
    const response = await admin.fetch('/api/import/preview', { method: 'POST', body: form(files) })
    expect([response.status, (await json<{ code: string }>(response)).code]).toEqual([status, code])
  })

  test('so is a body that is not multipart, or ends too early', async () => {
    const plain = await admin.fetch('/api/import/preview', { method: 'POST', body: 'a,b', headers: { 'content-type': 'text/csv' } })
    expect([plain.status, (await json<{ code: string }>(plain)).code]).toEqual([400, 'IMPORT_UPLOAD_INVALID'])
    const cut = await admin.fetch('/api/import/preview', { method: 'POST', body: '--b\r\ncontent-disposition: form-data; name="f"; filename="a.csv"\r\n\r\na,b', headers: { 'content-type': 'multipart/form-data; boundary=b' } })
    expect([cut.status, (await json<{ code: string }>(cut)).code]).toEqual([400, 'IMPORT_UPLOAD_INVALID'])
  })

  test('a file name cannot lead out of the upload', async () => {
    const preview = await upload(admin.fetch, { '../../etc/people.csv': people })
    expect(preview.files.map(({ name }) => name)).toEqual(['people.csv'])
    for (const file of ['../people.csv', '/etc/passwd', '..', 'a\\b']) {
      const response = await post(admin.fetch, '/api/import/suggest', { uploadId: preview.uploadId, file, resource: 'Person' })
      expect(response.status).toBe(400)
    }
  })

  test('needs the right to import', async () => {
    const rep = await served.member(['REP'])
    const response = await rep.fetch('/api/import/preview', { method: 'POST', body: form({ 'people.csv': people }) })
    expect([response.status, (await json<{ code: string }>(response)).code]).toEqual([403, 'IMPORT_NOT_ALLOWED'])
    const nobody = await served.handler.fetch(new Request('http://tenon/api/import/preview', { method: 'POST' }))
    expect(nobody.status).not.toBe(200)
  })
})

describe('a run', () => {
  test('goes on in the background, and ends with counts and a report', async () => {
    const { uploadId } = await upload(admin.fetch, { 'people.csv': people })
    for (const [dryRun, created] of [[true, 2], [false, 2]] as const) {
      const { id } = await json<{ id: string }>(await post(admin.fetch, '/api/import/runs', { uploadId, mapping: mapping('routes'), dryRun }))
      const state = await ended(admin.fetch, id)
      expect(state).toMatchObject({
        status: 'DONE', dryRun, mapping: 'mapping', files: ['people.csv'], resources: { Person: { created, updated: 0, unchanged: 0, rejected: 1 } }, problemCount: 1, progress: null, error: null,
        problems: [{ line: 3, column: 'E-mail', value: 'bob@@', code: 'VALUE_NOT_AN_EMAIL' }], reportUrl: `/api/import/runs/${id}/report.csv`,
      })
      const inChinese = await json<ImportRunState>(await admin.fetch(`/api/import/runs/${id}`, { headers: { 'accept-language': 'zh-CN' } }))
      expect(inChinese.problems[0]?.message).toBe('不是邮箱地址。')
      const report = await admin.fetch(state.reportUrl!)
      expect(report.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect((await report.text()).split('\r\n')[1]).toBe('people.csv,,3,E-mail,bob@@,VALUE_NOT_AN_EMAIL,It is not an e-mail address.,Person,people')
    }
  })

  test('takes the mapping as YAML too, and answers all that is wrong with it', async () => {
    const { uploadId } = await upload(admin.fetch, { 'people.csv': people })
    const yaml = 'source: y\nsteps:\n  - name: p\n    file: people.csv\n    resource: Person\n    key: Nmae\n    fields:\n      name: Name\n      colour: Title\n'
    const response = await post(admin.fetch, '/api/import/runs', { uploadId, mapping: yaml })
    expect(response.status).toBe(422)
    expect((await json<{ fields: { code: string; message: string }[] }>(response)).fields.map(({ message }) => message)).toEqual([
      'line 6, steps[0].key: people.csv has no column "Nmae". It has: Name, E-mail, Title.',
      expect.stringContaining('line 9, steps[0].fields.colour: Person has no field "colour".'),
    ])
  })

  test("is nobody else's, nor is the upload", async () => {
    const { uploadId } = await upload(admin.fetch, { 'people.csv': people })
    const { id } = await json<{ id: string }>(await post(admin.fetch, '/api/import/runs', { uploadId, mapping: mapping('mine'), dryRun: true }))
    await ended(admin.fetch, id)
    for (const path of [`/api/import/runs/${id}`, `/api/import/runs/${id}/report.csv`, '/api/import/runs/nonsense']) expect((await manager.fetch(path)).status).toBe(404)
    expect((await post(manager.fetch, `/api/import/runs/${id}/cancel`, {})).status).toBe(404)
    expect((await post(manager.fetch, '/api/import/runs', { uploadId, mapping: mapping('yours') })).status).toBe(404)
    expect((await post(manager.fetch, '/api/import/suggest', { uploadId, file: 'people.csv', resource: 'Person' })).status).toBe(404)
  })

  test('can be cancelled; a second one of the same person waits until then', async () => {
    const rows = Array.from({ length: 20_000 }, (_empty, index) => `P${index},p${index}@cancel.example,`).join('\n')
    const { uploadId } = await upload(admin.fetch, { 'people.csv': `Name,E-mail,Title\n${rows}\n` })
    const { id } = await json<{ id: string }>(await post(admin.fetch, '/api/import/runs', { uploadId, mapping: mapping('cancel') }))
    const second = await post(admin.fetch, '/api/import/runs', { uploadId, mapping: mapping('cancel') })
    expect([second.status, (await json<{ code: string }>(second)).code]).toEqual([409, 'IMPORT_BUSY'])
    const state = await json<ImportRunState>(await post(admin.fetch, `/api/import/runs/${id}/cancel`, {}))
    expect(state.status).toBe('CANCELLED')
    expect(state.finishedAt).not.toBeNull()
    expect(await served.app.systemContext('test').db['person']!.count({ where: { email: { endsWith: '@cancel.example' } } })).toBeLessThan(20_000)
  })

  test('that died with its process is told to have failed', async () => {
    const context = served.app.createContext(await served.app.principalOf(admin.personId))
    const id = context.newId()
    const summary = { resources: {}, steps: [], problems: 0, sample: [], error: null }
    await context.db['importRun']!.create({ data: { id, mapping: 'm', files: [], summary } })
    expect(await json<ImportRunState>(await admin.fetch(`/api/import/runs/${id}`))).toMatchObject({ status: 'RUNNING' })
    await served.app.database.pool.query("update core.import_run set updated_at = now() - interval '2 minutes' where id = $1", [id])
    expect(await json<ImportRunState>(await admin.fetch(`/api/import/runs/${id}`))).toMatchObject({ status: 'FAILED', error: { code: 'IMPORT_INTERRUPTED' } })
  })
})

function form(files: Readonly<Record<string, string | Uint8Array>>): FormData {
  const data = new FormData()
  for (const [name, content] of Object.entries(files)) data.append('files', new Blob([content as BlobPart]), name)
  return data
}

async function upload(fetch: Fetch, files: Readonly<Record<string, string | Uint8Array>>): Promise<ImportPreview> {
  return json<ImportPreview>(await fetch('/api/import/preview', { method: 'POST', body: form(files) }))
}

function post(fetch: Fetch, path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

async function json<Body>(response: Response): Promise<Body> {
  return (await response.json()) as Body
}

async function ended(fetch: Fetch, id: string): Promise<ImportRunState> {
  for (;;) {
    const state = await json<ImportRunState>(await fetch(`/api/import/runs/${id}`))
    if (state.status !== 'RUNNING') return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
