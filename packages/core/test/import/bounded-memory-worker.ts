import { runPlan } from '../../src/import/engine/run-plan.ts'
import { listFiles } from '../../src/import/mapping/choose-files.ts'
import { planImport } from '../../src/import/mapping/plan-import.ts'
import { checkMapping } from '../../src/import/mapping/read-mapping.ts'
import { memoryTarget, resource } from './memory-target.ts'

// Run as a process of its own, so that nothing else of the tests is measured.
const target = memoryTarget([
  resource('Deal', {
    name: { required: true, maxLength: 200 }, customer: { kind: 'reference', reference: 'Customer' }, amount: { kind: 'money' }, day: { kind: 'date' },
    status: { kind: 'enum', options: ['OPEN', 'CLOSED'] }, note: { kind: 'longtext' }, count: { kind: 'integer' },
  }),
  resource('Customer', { name: { required: true } }),
])
for (let index = 0; index < 50; index++) target.put('Customer', { name: `Customer ${index}` })
let created = 0
// The records themselves are the database's to keep.
target.write = async (writes) => void (created += writes.length)
const mapping = checkMapping({
  source: 'bench',
  steps: [{
    name: 'deals', file: 'deals.csv', resource: 'Deal', key: 'id',
    fields: { name: 'name', customer: { column: 'customer', reference: { by: 'name' } }, amount: 'amount', day: 'day', status: 'status', note: 'note', count: 'count' },
  }],
}, 'bench')
const plan = await planImport(mapping, target, await listFiles([process.argv[2]!]))
const before = process.memoryUsage().rss
const cpuBefore = process.cpuUsage()
let peak = before
const outcome = await runPlan({ plan, target, onProgress: () => void (peak = Math.max(peak, process.memoryUsage().rss)) })
const cpu = process.cpuUsage(cpuBefore)
process.stdout.write(JSON.stringify({ created, rejected: outcome.resources['Deal']?.rejected, grown: peak - before, cpu: (cpu.user + cpu.system) / 1000, milliseconds: outcome.milliseconds }))
