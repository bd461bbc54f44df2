import { describe, expect, it } from 'vitest'
import { NO_CHOICE, groupFields, planChart, readChoice, writeChoice, type ChartChoice } from '../../src/screens/chart/chart-choice.ts'
import { currenciesOf, currencyShown, daysOf, figureOf, readGroups } from '../../src/screens/chart/chart-groups.ts'
import { stackOf } from '../../src/screens/chart/chart-stack.ts'
import { fieldNamed } from '../../src/data/record.ts'
import { PLAIN_VIEW, readView, writeView } from '../../src/screens/list/view-state.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const words = { value: (_field: unknown, value: unknown) => (typeof value === 'object' ? (value as { title: string }).title : String(value)), empty: 'None' }
const plan = (choice: Partial<ChartChoice>) => planChart(meta, { ...NO_CHOICE, ...choice })!

describe('what a chart shows', () => {
  it('is what the board is about, where nothing was chosen', () => {
    expect(plan({})).toMatchObject({ by: { name: meta.board!.groupBy }, of: { name: meta.board!.sum }, per: null, as: 'bar' })
  })

  it('is in the address, and the same for whoever opens it', () => {
    const view = { ...PLAIN_VIEW, mode: 'chart' as const, chart: { by: 'closesOn', and: 'owner', per: 'QUARTER', of: 'amount', as: 'donut' } as ChartChoice }
    expect(readView(meta, new URLSearchParams(writeView(view)))).toEqual(view)
    expect(writeView({ ...view, mode: 'list' })).toBe('')
    expect(readChoice(new URLSearchParams('per=WEEK&as=pie'))).toEqual(NO_CHOICE)
    expect(writeChoice(NO_CHOICE).every(([, value]) => value === '')).toBe(true)
  })

  it('never groups by the name of the record', () => {
    expect(groupFields(meta).map(({ name }) => name)).not.toContain(meta.titleField)
  })

  it('has nothing to show for a resource without groups', () => {
    expect(planChart({ ...meta, fields: [], board: null }, NO_CHOICE)).toBeNull()
  })
})

describe('the groups of a chart', () => {
  const date = meta.fields.find(({ kind }) => kind === 'date')!
  const reference = meta.fields.find((field) => field.reference !== null && field.groupable)!
  const of = fieldNamed(meta, 'amount')!

  it('of dates follow each other and lead to their days', () => {
    const groups = readGroups({ by: date, per: 'MONTH', of: null, and: null, as: 'line', rank: null }, [{ key: { [date.name]: null }, count: 1 }, { key: { [date.name]: '2026-02' }, count: 2 }, { key: { [date.name]: '2025-12' }, count: 3 }], words)
    expect(groups.map(({ label }) => label)).toEqual(['2025-12', '2026-02', 'None'])
    expect(groups[1]!.rule).toEqual({ field: date.name, operator: 'between', values: ['2026-02-01', '2026-02-28'] })
    expect(groups[2]!.rule).toEqual({ field: date.name, operator: 'empty', values: [] })
  })

  it('know the days of a month, a quarter and a year', () => {
    expect([daysOf('2024-02'), daysOf('2026-Q4'), daysOf('2026')]).toEqual([['2024-02-01', '2024-02-29'], ['2026-10-01', '2026-12-31'], ['2026-01-01', '2026-12-31']])
  })

  it('of references are the largest first, and lead to the records of that one', () => {
    const target = reference.reference!
    const one = (id: string, title: string) => ({ id: `${target.resource}:${id}`, [target.titleField]: title })
    const groups = readGroups({ by: reference, and: null, per: null, of: null, as: 'bar', rank: null }, [{ key: { [reference.name]: one('a', 'Small') }, count: 1 }, { key: { [reference.name]: null }, count: 9 }, { key: { [reference.name]: one('b', 'Large') }, count: 5 }], words)
    expect(groups.map(({ label }) => label)).toEqual(['Large', 'Small', 'None'])
    expect(groups[0]!.rule).toEqual({ field: reference.name, operator: 'in', values: ['b'] })
  })

  it('of the board\'s columns stand in their order', () => {
    const stages = plan({})
    const one = (id: string, name: string, ordinal: number) => ({ key: { stage: { id: `Stage:${id}`, name, ordinal } }, count: ordinal })
    expect(readGroups({ ...stages, rank: 'ordinal' }, [one('b', 'Won', 9), one('a', 'New', 1)], words).map(({ label }) => label)).toEqual(['New', 'Won'])
  })

  it('keep amounts exact and never add different currencies', () => {
    const by = { by: reference, and: null, per: null, of, as: 'bar', rank: null } as const
    const groups = readGroups(by, [{ key: { [reference.name]: null }, count: 2, sum: { amount: [{ amount: '9007199254740993.01', currency: 'CNY' }, { amount: '5.00', currency: 'USD' }] } }, { key: {}, count: 1, sum: { amount: [{ amount: '1.00', currency: 'CNY' }] } }], words)
    expect(currenciesOf(groups)).toEqual(['CNY', 'USD'])
    expect([null, 'USD', 'EUR'].map((wanted) => currencyShown(currenciesOf(groups), wanted))).toEqual(['CNY', 'USD', 'CNY'])
    expect(currencyShown([], 'USD')).toBeNull()
    expect(figureOf(by, groups[0]!, 'CNY')).toBe('9007199254740993.01')
    expect(figureOf(by, groups[0]!, 'USD')).toBe('5.00')
    expect(figureOf({ ...by, of: null }, groups[0]!, null)).toBe('2')
  })
})

describe('a chart with a second field', () => {
  const by = fieldNamed(meta, 'kind')!
  const owner = fieldNamed(meta, 'owner')!
  const of = fieldNamed(meta, 'amount')!
  const person = (id: string) => ({ id: `Person:${id}`, [owner.reference!.titleField]: id })
  const cell = (kind: string | null, id: string, amount: string) => ({ key: { kind, owner: person(id) }, count: 1, sum: { amount: [{ amount, currency: 'CNY' }] } })

  it('is in bars and lines only, and never by the same field or by days', () => {
    expect(plan({ by: 'kind', and: 'owner' })).toMatchObject({ and: { name: 'owner' }, as: 'bar' })
    expect([plan({ by: 'kind', and: 'owner', as: 'donut' }).and, plan({ by: 'kind', and: 'kind' }).and, plan({ by: 'kind', and: 'expectedCloseOn' }).and]).toEqual([null, null, null])
    const dated = { ...meta, fields: meta.fields.map((field) => (field.kind === 'date' ? { ...field, groupable: true } : field)) }
    expect(planChart(dated, { ...NO_CHOICE, by: 'expectedCloseOn', and: 'owner' })).toMatchObject({ as: 'bar', per: 'MONTH' })
  })

  it('keeps the groups of the first, exact, and says how each is made up', () => {
    const divided = { by, and: owner, per: null, of, as: 'bar', rank: null } as const
    const groups = readGroups(divided, [cell('NEW', 'Li', '0.10'), cell('NEW', 'Zhao', '0.20'), cell('UPSELL', 'Li', '5.00')], words)
    expect(groups.map((group) => [group.label, group.count, figureOf(divided, group, 'CNY')])).toEqual([['NEW', 2, '0.30'], ['UPSELL', 1, '5.00']])
    expect(stackOf(divided, groups, 'CNY', 'Others')).toEqual([{ id: 'Person:Li', label: 'Li', values: [0.1, 5] }, { id: 'Person:Zhao', label: 'Zhao', values: [0.2, 0] }])
  })

  it('has no more colours than can be told apart: the smallest are one', () => {
    const divided = { by, and: owner, per: null, of, as: 'bar', rank: null } as const
    const groups = readGroups(divided, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, index) => cell('NEW', id, `${10 - index}.00`)), words)
    expect(stackOf(divided, groups, 'CNY', 'Others')!.map(({ label, values }) => `${label} ${values[0]}`)).toEqual(['a 10', 'b 9', 'c 8', 'd 7', 'e 6', 'Others 12'])
  })
})
