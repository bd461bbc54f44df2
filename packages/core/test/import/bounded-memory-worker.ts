import { runPlan } from '../../src/import/engine/run-plan.ts'
import { listFiles } from '../../src/import/mapping/choose-files.ts'
import { planImport } from '../../src/import/mapping/plan-import.ts'
import { checkMapping } from '../../src/import/mapping/read-mapping.ts'
import { memoryTarget, resource } from './memory-target.ts'

// Run as a process of its own, so that nothing else of the tests is measured: a few rows first, then many.
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

/** Memory that the process takes more than before, and milliseconds on the processor, which other work on the machine does not add to. */
async function measure(folder: string): Promise<{ created: number; rejected: number | undefined; grown: number; cpu: number }> {
  created = 0
  const plan = await planImport(mapping, target, await listFiles([folder]))
  const before = process.memoryUsage().rss
  const cpuBefore = process.cpuUsage()
  let peak = before
  const outcome = await runPlan({ plan, target, onProgress: () => void (peak = Math.max(peak, process.memoryUsage().rss)) })
  const cpu = process.cpuUsage(cpuBefore)
  return { created, rejected: outcome.resources['Deal']?.rejected, grown: peak - before, cpu: (cpu.user + cpu.system) / 1000 }
}

const [few, many] = [await measure(process.argv[2]!), await measure(process.argv[3]!)]
process.stdout.write(JSON.stringify({ few, many }))
