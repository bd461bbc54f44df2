import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import type { TenonError } from '../../src/errors/tenon-error.ts'
import { runImport } from '../../src/import/index.ts'
import type { ImportReport } from '../../src/import/index.ts'
import { checkMapping } from '../../src/import/mapping/read-mapping.ts'
import type { ImportMapping } from '../../src/import/mapping-types.ts'
import { createTestApp } from '../../src/testing/index.ts'
import type { TestApp } from '../../src/testing/index.ts'
import { scratch } from './scratch.ts'

const folder = scratch()
const nothing = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
let company: TestApp
let admin: RequestContext
let adminId: string
let source = 0

const mapping = (): ImportMapping => ({
  source: `hr-${source}`,
  steps: [
    { name: 'units', file: 'units.csv', resource: 'OrgUnit', key: 'code', fields: { code: { template: `${source}-{code}` }, name: 'name', kind: { value: 'TEAM' }, parent: { column: 'parent', reference: { step: 'units' } } } },
    {
      name: 'people', file: 'people.csv', resource: 'Person', key: 'no', fields: { name: 'name', email: 'email', team: { column: 'unit', reference: { step: 'units' } }, active: { column: 'active', default: true } },
      also: [
        { name: 'position', resource: 'Assignment', key: 'no', fields: { person: { reference: { row: 'people' } }, orgUnit: { column: 'unit', reference: { step: 'units' } }, validFrom: 'since' } },
        { name: 'role', resource: 'RoleHolder', key: 'no', fields: { person: { reference: { row: 'people' } }, role: { value: 'REP', reference: { by: 'key' } }, validFrom: 'since' } },
      ],
    },
  ],
})
const units = 'code,name,parent\nC,Front,B\nA,Company,\nB,Sales,A\n'
const people = () => `no,name,email,unit,since,active\n1,王芳,wang${source}@example.com,C,2020-01-01,\n2,李伟,li${source}@example.com,B,2021-03-01,no\n`

beforeAll(async () => {
  company = await createTestApp({ plugins: [] })
  const caller = await company.as('SYSADMIN')
  adminId = caller.personId
  admin = company.app.createContext(await company.app.principalOf(adminId), { source: 'import' })
})
afterAll(() => company.close())
beforeEach(() => void source++)

describe('an import through the guard', () => {
  test('writes records with their rules, stamps and history, and remembers the rows', async () => {
    const report = await run(admin, { 'units.csv': units, 'people.csv': people() })
    expect(report.resources).toEqual({ OrgUnit: { ...nothing, created: 3 }, Person: { ...nothing, created: 2 }, Assignment: { ...nothing, created: 2 }, RoleHolder: { ...nothing, created: 2 } })
    const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((code) => admin.db['orgUnit']!.findUnique({ where: { code: `${source}-${code}` } })))
    expect(c?.['path']).toBe(`/${String(a?.['id'])}/${String(b?.['id'])}/${String(c?.['id'])}/`)
    expect([a?.['createdById'], a?.['version']]).toEqual([adminId, 1])
    const person = await admin.db['person']!.findUnique({ where: { email: `wang${source}@example.com` }, include: { assignments: true } })
    expect(person).toMatchObject({ name: '王芳', teamId: c?.['id'], active: true, assignments: [{ orgUnitId: c?.['id'], validFrom: new Date('2020-01-01') }] })
    const history = await company.app.systemContext('test').db['historyEntry']!.findMany({ where: { recordId: person?.['id'] } })
    expect(history).toMatchObject([{ action: 'CREATE', actorId: adminId, source: 'import' }])
    const principal = await company.app.principalOf(person?.['id'] as string)
    expect(principal.roles).toEqual(['REP'])
  })

  test('a second run changes nothing, not even the history; a changed row changes its record alone', async () => {
    const files = { 'units.csv': units, 'people.csv': people() }
    await run(admin, files)
    const entries = () => company.app.systemContext('test').db['historyEntry']!.count({ where: { model: { in: ['Person', 'OrgUnit', 'Assignment', 'RoleHolder'] } } })
    const before = await entries()
    expect((await run(admin, files)).resources).toEqual({ OrgUnit: { ...nothing, unchanged: 3 }, Person: { ...nothing, unchanged: 2 }, Assignment: { ...nothing, unchanged: 2 }, RoleHolder: { ...nothing, unchanged: 2 } })
    expect(await entries()).toBe(before)
    const changed = await run(admin, { ...files, 'people.csv': people().replace('王芳', '王小芳') })
    expect(changed.resources['Person']).toEqual({ ...nothing, updated: 1, unchanged: 1 })
    expect(changed.resources['Assignment']).toEqual({ ...nothing, unchanged: 2 })
    const person = await admin.db['person']!.findUnique({ where: { email: `wang${source}@example.com` } })
    expect([person?.['name'], person?.['version']]).toEqual(['王小芳', 2])
    const [entry] = await company.app.systemContext('test').db['historyEntry']!.findMany({ where: { recordId: person?.['id'], action: 'UPDATE' } })
    expect(entry?.['changes']).toEqual({ name: ['王芳', '王小芳'] })
  })

  test('a dry run says the same and writes nothing', async () => {
    const files = { 'units.csv': units, 'people.csv': people() }
    const dry = await run(admin, files, { dryRun: true })
    expect(await admin.db['orgUnit']!.count({ where: { code: { startsWith: `${source}-` } } })).toBe(0)
    expect(await admin.db['importedRow']!.count({ where: { source: { startsWith: `hr-${source}/` } } })).toBe(0)
    expect(dry.resources).toEqual((await run(admin, files)).resources)
  })

  test('a value that must be unique is refused on its line, and the rest of the batch lands', async () => {
    const report = await run(admin, { 'units.csv': units, 'people.csv': `${people()}3,Twin,wang${source}@example.com,A,2020-01-01,\n4,Last,last${source}@example.com,A,2020-01-01,\n` })
    expect(report.sample).toMatchObject([{ file: 'people.csv', line: 4, column: 'email', value: `wang${source}@example.com`, code: 'VALUE_NOT_UNIQUE' }])
    expect(report.resources['Person']).toEqual({ ...nothing, created: 3, rejected: 1 })
    // The twin's position did not land half.
    expect(report.resources['Assignment']).toEqual({ ...nothing, created: 3 })
  })

  test("a resource's own rule refuses a row in its words, on its column", async () => {
    await run(admin, { 'units.csv': units, 'people.csv': people() })
    const report = await run(admin, { 'units.csv': 'code,name,parent\nA,Company,C\nB,Verkauf,A\nC,Front,B\n', 'people.csv': people() })
    expect(report.sample).toMatchObject([{ line: 2, column: 'parent', value: 'C', code: 'ROW_REFUSED', params: { reason: 'A unit cannot be below itself. Choose another parent.' } }])
    expect(report.resources['OrgUnit']).toEqual({ ...nothing, updated: 1, unchanged: 1, rejected: 1 })
  })

  test('a record that was deleted in the meantime stays deleted', async () => {
    const files = { 'units.csv': units, 'people.csv': 'no,name,email,unit,since,active\n' }
    await run(admin, files)
    const unit = await admin.db['orgUnit']!.findUnique({ where: { code: `${source}-C` } })
    await admin.db['orgUnit']!.delete({ where: { id: unit?.['id'] } })
    expect((await run(admin, files)).resources['OrgUnit']).toEqual({ ...nothing, unchanged: 3 })
    const changed = await run(admin, { ...files, 'units.csv': units.replace('Front', 'Counter') })
    expect(changed.sample).toMatchObject([{ line: 2, code: 'ROW_RECORD_GONE' }])
  })

  test('two runs of the same files at the same time write every row once', async () => {
    const files = { 'units.csv': units, 'people.csv': people() }
    await Promise.all([run(admin, files), run(admin, files)])
    expect(await admin.db['person']!.count({ where: { email: { endsWith: `${source}@example.com` } } })).toBe(2)
    expect((await run(admin, files)).resources['Person']).toEqual({ ...nothing, unchanged: 2 })
  })

  test('the statements of a batch do not grow with its rows', async () => {
    const many = (count: number) => `no,name,email,unit,since,active\n${Array.from({ length: count }, (_empty, index) => `${index},P${index},p${index}.${source}@example.com,B,2020-01-01,`).join('\n')}\n`
    const statements = async (count: number): Promise<number> => {
      source++
      return (await company.statements(() => run(admin, { 'units.csv': units, 'people.csv': many(count) }))).length
    }
    const few = await statements(2)
    expect(await statements(200)).toBe(few)
  })
})

describe('rights', () => {
  test('who may not change a resource or a field may not import into it', async () => {
    const { personId } = await company.as('MANAGER')
    const manager = company.app.createContext(await company.app.principalOf(personId), { source: 'import' })
    const refused = await run(manager, { 'units.csv': units, 'people.csv': people() }).catch((error: unknown) => error as TenonError)
    expect(refused).toMatchObject({ code: 'IMPORT_MAPPING_INVALID' })
    expect('fields' in refused && refused.fields.map(({ path, code }) => `${code} ${path}`)).toEqual(expect.arrayContaining([
      'MAPPING_RESOURCE_UNKNOWN steps[0].resource', 'MAPPING_FIELD_READ_ONLY steps[1].fields.name', 'MAPPING_RESOURCE_UNKNOWN steps[1].also[0].resource',
    ]))
  })

  test('the run is recorded with its counts, for the person who ran it', async () => {
    const report = await run(admin, { 'units.csv': `${units}D,,A\n`, 'people.csv': people() })
    expect(await admin.db['importRun']!.findUnique({ where: { id: report.id } })).toMatchObject({
      mapping: 'hr', files: ['people.csv', 'units.csv'], status: 'DONE', dryRun: false, createdById: adminId,
      summary: { resources: report.resources, problems: 1, sample: [{ code: 'VALUE_REQUIRED', line: 5 }], error: null },
    })
  })
})

async function run(context: RequestContext, files: Readonly<Record<string, string>>, options: { dryRun?: boolean } = {}): Promise<ImportReport> {
  const paths = Object.entries(files).map(([name, content]) => folder.file(name, content))
  const report = await runImport(company.app, context, { mapping: checkMapping(mapping(), 'hr'), paths, ...options })
  await report.discard()
  expect(readdirSync(folder.path)).not.toContain('problems.ndjson')
  return report
}
