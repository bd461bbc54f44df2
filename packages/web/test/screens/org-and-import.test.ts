import { describe, expect, it } from 'vitest'
import { firstPlans, fixedFields, isReady, missingFields, sourceName, toMapping, withColumn, withFixed, withoutField } from '../../src/screens/import/sheet-plan.ts'
import type { ImportPreview, PreviewField } from '../../src/screens/import/import-types.ts'
import { buildTree, findUnit, openAtFirst, pathTo, visibleRows } from '../../src/screens/org/org-tree.ts'
import { holdsOn, lastDay } from '../../src/screens/org/position-dates.ts'
import { treeKey } from '../../src/screens/org/tree-keys.ts'

describe('the organisation', () => {
  const unit = (id: string, parent: string | null) => ({ id, version: 1, name: id, kind: 'TEAM', parent: parent && { id: parent }, head: null })
  const trees = buildTree([unit('co', null), unit('east', 'co'), unit('e1', 'east'), unit('orphan', 'hidden')], new Map([['co', 1], ['e1', 5]]))

  it('is a tree that counts people with all units below', () => {
    expect([trees.map((one) => one.id), findUnit(trees, 'east')?.all, findUnit(trees, 'east')?.own, findUnit(trees, 'co')?.all]).toEqual([['co', 'orphan'], 5, 0, 6])
    expect(pathTo(trees, 'e1').map((one) => one.id)).toEqual(['co', 'east', 'e1'])
  })

  it('shows what is open, with each unit’s place among its siblings', () => {
    const rows = visibleRows(trees, new Set(['co']))
    expect(rows.map(({ unit: one, level, position, siblings }) => [one.id, level, position, siblings])).toEqual([['co', 1, 1, 2], ['east', 2, 1, 1], ['orphan', 1, 2, 2]])
    expect(openAtFirst(trees, 'e1').has('east')).toBe(true)
  })

  it('does not hang on units that are below each other', () => {
    expect(buildTree([unit('a', 'b'), unit('b', 'a')], new Map())).toEqual([])
  })

  it('is walked by the keys of trees', () => {
    const press = (key: string, row: { at: number; count: number; hasChildren: boolean; isOpen: boolean }) => treeKey({ key, ctrlKey: false, metaKey: false, altKey: false }, row)
    const closed = { at: 1, count: 3, hasChildren: true, isOpen: false }
    expect([press('ArrowRight', closed), press('ArrowRight', { ...closed, isOpen: true }), press('ArrowLeft', { ...closed, isOpen: true }), press('ArrowLeft', closed), press('End', closed), press('Enter', closed)]).toEqual([
      { kind: 'open' }, { kind: 'go', to: 2 }, { kind: 'close' }, { kind: 'parent' }, { kind: 'go', to: 2 }, { kind: 'choose' },
    ])
  })
})

describe('a position', () => {
  it('holds from its first day until the day before its end', () => {
    const held = { from: '2026-01-01', to: '2026-07-01' }
    expect([holdsOn(held, '2025-12-31'), holdsOn(held, '2026-01-01'), holdsOn(held, '2026-06-30'), holdsOn(held, '2026-07-01'), holdsOn({ ...held, to: null }, '2030-01-01')]).toEqual([false, true, true, false, true])
    expect(lastDay('2026-03-01')).toBe('2026-02-28')
  })
})

describe('an import', () => {
  const field = (name: string, given: Partial<PreviewField> = {}): PreviewField => ({ name, kind: 'text', required: false, options: null, reference: null, ...given })
  const deal = { name: 'Opportunity', fields: [field('name', { required: true }), field('customer', { kind: 'reference', reference: 'Customer' }), field('closedOn', { kind: 'date' })] }
  const customer = { name: 'Customer', fields: [field('name', { required: true })] }
  const sheet = { sheet: null, encoding: 'UTF-8', delimiter: ',', columns: [], rows: [] }
  const preview: ImportPreview = {
    uploadId: 'u', mapping: null, resources: [deal, customer],
    files: [
      { name: 'Sales Pipeline.csv', size: 1, problem: null, sheets: [{ ...sheet, suggestions: [
        { resource: 'Opportunity', score: 0.6, key: 'id', missing: ['name'], fields: [{ field: 'customer', column: 'account', score: 1, mapping: { column: 'account', reference: { by: 'name' } } }] },
        { resource: 'Customer', score: 0.2, key: 'id', missing: [], fields: [] },
      ] }] },
      { name: 'accounts.csv', size: 1, problem: null, sheets: [{ ...sheet, suggestions: [{ resource: 'Customer', score: 0.9, key: 'account', missing: [], fields: [{ field: 'name', column: 'account', score: 1, mapping: { column: 'account' } }] }] }] },
      { name: 'notes.csv', size: 1, problem: null, sheets: [{ ...sheet, suggestions: [{ resource: 'Customer', score: 0.1, key: null, missing: [], fields: [] }] }] },
    ],
  }
  const plans = firstPlans(preview, null)

  it('begins with what fits well, and leaves out what does not', () => expect(plans.map((plan) => plan.resource)).toEqual(['Opportunity', 'Customer', null]))
  it('begins with what was asked for', () => expect(firstPlans(preview, 'Customer').map((plan) => plan.resource)).toEqual(['Customer', 'Customer', 'Customer']))

  it('wants every required field fed, by a column or by hand', () => {
    const first = plans[0]!
    expect([missingFields(first, deal).map((one) => one.name), isReady(plans, preview.resources)]).toEqual([['name'], false])
    const named = withFixed(first, deal.fields[0]!, '{product} for {account}')
    expect(named.fields['name']).toEqual({ template: '{product} for {account}' })
    expect([missingFields(named, deal), isReady([named, ...plans.slice(1)], preview.resources), fixedFields(named, deal).map((one) => one.name)]).toEqual([[], true, ['name']])
    expect(missingFields(withFixed(first, deal.fields[0]!, ''), deal)).toHaveLength(1)
    expect(withoutField(named, 'name').fields['name']).toBeUndefined()
  })

  it('feeds each field from one column, as the column looks', () => {
    const look = { format: 'dd.MM.yyyy' }
    const once = withColumn(plans[0]!, 'close', deal.fields[2]!, look)
    expect(once.fields['closedOn']).toEqual({ column: 'close', format: 'dd.MM.yyyy' })
    expect(Object.keys(withColumn(once, 'account', deal.fields[2]!, look).fields)).toEqual(['closedOn'])
    expect(Object.keys(withColumn(once, 'close', null, look).fields)).toEqual(['customer'])
  })

  it('reads first what the others refer to', () => {
    const mapping = toMapping([withFixed(plans[0]!, deal.fields[0]!, 'x'), ...plans.slice(1)], preview.resources, 'maven')
    expect(mapping.steps.map((step) => [step.name, step.resource, step.key])).toEqual([['accounts.csv', 'Customer', 'account'], ['Sales Pipeline.csv', 'Opportunity', 'id']])
    expect(mapping.source).toBe('maven')
  })

  it('names its source after the file', () => expect(sourceName(preview.files)).toBe('sales-pipeline'))
})
