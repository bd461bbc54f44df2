import { join } from 'node:path'
import { assembleSchema } from '../../src/app/assemble-schema.ts'
import { openAppOn } from '../../src/app/open-app.ts'
import { compose } from '../../src/composition/composition.ts'
import { generate } from '../../src/composition/generate.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { runImport } from '../../src/import/index.ts'
import { checkMapping } from '../../src/import/mapping/read-mapping.ts'

// A process of its own that imports into an embedded database on disk, so that it can be killed.
const folder = process.argv[2]!
const composition = compose({ company: { name: 'Test', currency: 'CNY', timeZone: 'UTC', locale: 'en' }, plugins: [] })
const generated = join(folder, 'generated')
await generate(composition, generated)
const app = await openAppOn(await openDatabase({ folder: join(folder, 'data') }), { composition, generated }, await assembleSchema(composition, generated))
const context = app.systemContext('import')
const mapping = checkMapping({
  source: 'killed',
  steps: [{
    name: 'people', file: 'people.csv', resource: 'Person', key: 'no', fields: { name: 'name', email: 'email' },
    also: [{ name: 'unit', resource: 'OrgUnit', key: 'no', fields: { name: 'name', code: 'no', kind: { value: 'TEAM' }, head: { reference: { row: 'people' } } } }],
  }],
}, 'killed')
const report = await runImport(app, context, { mapping, paths: [join(folder, 'people.csv')], onProgress: ({ resources }) => void process.stdout.write(`${resources['Person']?.created ?? 0}\n`) })
await report.discard()
const people = await context.db['person']!.count({ where: { email: { endsWith: '@killed.example' } } })
const headed = await context.db['orgUnit']!.count({ where: { NOT: { headId: null } } })
process.stdout.write(`${JSON.stringify({ people, headed, resources: report.resources })}\n`)
await app.close()
