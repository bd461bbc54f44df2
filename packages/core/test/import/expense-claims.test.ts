import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runPlan } from '../../src/import/engine/run-plan.ts'
import { planImport } from '../../src/import/mapping/plan-import.ts'
import { checkMapping } from '../../src/import/mapping/read-mapping.ts'
import type { Money } from '../../src/money/index.ts'
import type { RowProblem } from '../../src/import/report/report-types.ts'
import { memoryTarget, resource } from './memory-target.ts'
import { sampleData } from './sample-data.ts'

const folder = sampleData('expense-claims')

test.skipIf(folder === null)('real expense claims add up to the published totals, to the cent, for each claimant', async () => {
  const target = memoryTarget([resource('Claim', { claimant: { required: true }, category: {}, from: { kind: 'date' }, details: {}, amount: { kind: 'money' } })])
  const mapping = checkMapping({
    source: 'claims', currency: 'AUD', empty: ['N/A'],
    steps: [{
      name: 'claims', file: '*.csv', resource: 'Claim', key: '$line',
      fields: { claimant: 'Claimant', category: 'Category', from: { column: 'Date From', format: 'd MMM yy' }, details: 'Details', amount: 'Amount' },
      // Footnotes stand in the columns of dates.
      skipWhen: [{ column: 'Date From', startsWith: '*' }],
    }],
  }, 'claims')
  const files = [join(folder!, 'claims_2019q1_40_claimants.csv')]
  const problems: RowProblem[] = []
  const outcome = await runPlan({ plan: await planImport(mapping, target, files), target, onProblem: (problem) => void problems.push(problem) })
  expect(problems.map(({ line, code, value }) => [line, code, value])).toEqual([])
  expect(outcome.resources['Claim']).toMatchObject({ created: 4922, rejected: 0 })
  const totals = new Map<string, bigint>()
  for (const { claimant, amount } of target.all('Claim')) totals.set(claimant as string, (totals.get(claimant as string) ?? 0n) + ((amount as Money | null)?.minor ?? 0n))
  const published = JSON.parse(readFileSync(join(folder!, 'published_totals.json'), 'utf8')) as Record<string, string>
  expect(Object.fromEntries(totals)).toEqual(Object.fromEntries(Object.entries(published).map(([name, total]) => [name, BigInt(total.replace('.', ''))])))
})
