import { describe, expect, it } from 'vitest'
import { filterInput, type FilterContext } from '../../src/screens/filter/filter-input.ts'
import { NO_FILTER, complete, operatorsOf, withOperator, type Group, type Rule } from '../../src/screens/filter/filter-model.ts'
import { formatFilter, parseFilter } from '../../src/screens/filter/filter-text.ts'
import { periodRange } from '../../src/screens/filter/period.ts'
import { startOfDay, todayIn } from '../../src/screens/filter/zoned.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const context: FilterContext = { me: 'Person:p1', today: '2026-11-23', timeZone: 'Asia/Shanghai' }
const all = (...items: Group['items']): Group => ({ join: 'and', items })
const either = (...items: Group['items']): Group => ({ join: 'or', items })
const rule = (name: string, operator: Rule['operator'], ...values: string[]): Rule => ({ field: name, operator, values })

describe('a filter in the address', () => {
  const cases: Record<string, Group> = {
    'nothing': NO_FILTER,
    'one condition': all(rule('stage', 'in', 'a', 'b')),
    'all of': all(rule('stage', 'in', 'a'), rule('amount', 'between', '1000', '2000')),
    'one of': either(rule('name', 'contains', 'x'), rule('closedOn', 'empty')),
    'groups': all(rule('keyDeal', 'eq', 'true'), either(rule('name', 'contains', 'x'), rule('amount', 'gte', '5'))),
    'separators within values': all(rule('name', 'contains', 'a,b;c:(d) 100%')),
    'Chinese': all(rule('name', 'contains', '启明软件，新签')),
    'a range open below': all(rule('amount', 'between', '', '10')),
  }
  for (const [name, filter] of Object.entries(cases)) {
    it(`survives the way through the address: ${name}`, () => expect(parseFilter(formatFilter(filter))).toEqual(filter))
  }

  it('reads as people would write it', () => {
    expect(formatFilter(all(rule('stage', 'in', 'won', 'lost'), either(rule('amount', 'gte', '1000'), rule('owner', 'empty'))))).toBe('stage.in:won,lost;or(amount.gte:1000;owner.empty)')
  })

  it('opens although parts of it mean nothing', () => {
    expect(parseFilter('stage.in:a;%%%;nonsense.huh:1;or();nothing')).toEqual(all(rule('stage', 'in', 'a')))
    expect(parseFilter('((((((((')).toEqual(NO_FILTER)
  })
})

describe('a filter as the server takes it', () => {
  const input = (...items: Group['items']) => filterInput(meta, all(...items), context)

  it('is absent where there is no complete condition', () => {
    expect(input()).toBeNull()
    expect(input(rule('name', 'contains', ''), rule('stage', 'in'))).toBeNull()
  })

  it('tests scalars in their own types', () => {
    expect(input(rule('name', 'contains', 'x'))).toEqual({ name: { contains: 'x' } })
    expect(input(rule('amount', 'gte', '1000.5'))).toEqual({ amount: { gte: '1000.5' } })
    expect(input(rule('probability', 'lt', '5000'))).toEqual({ probability: { lt: 5000 } })
    expect(input(rule('keyDeal', 'eq', 'false'))).toEqual({ keyDeal: { eq: false } })
    expect(input(rule('amount', 'between', '', '10'))).toEqual({ amount: { lte: '10' } })
  })

  it('finds records without a value when asked for those that differ', () => {
    expect(input(rule('kind', 'not-in', 'NEW'))).toEqual({ or: [{ kind: { notIn: ['NEW'] } }, { kind: { isNull: true } }] })
    expect(input(rule('customer', 'not-in', 'a'))).toEqual({ or: [{ customerId: { notIn: ['Customer:a'] } }, { customerId: { isNull: true } }] })
    expect(input(rule('name', 'ne', 'x'))).toEqual({ name: { ne: 'x' } })
  })

  it('points at records by their full ids, the caller included', () => {
    expect(input(rule('owner', 'in', 'me', 'p2'))).toEqual({ ownerId: { in: ['Person:p1', 'Person:p2'] } })
    expect(input(rule('team', 'within', 'u1'))).toEqual({ team: { within: 'OrgUnit:u1' } })
    expect(input(rule('customer', 'empty'))).toEqual({ customerId: { isNull: true } })
  })

  it('turns questions about days into half-open ranges', () => {
    expect(input(rule('expectedCloseOn', 'during', 'this-month'))).toEqual({ expectedCloseOn: { gte: '2026-11-01', lt: '2026-12-01' } })
    expect(input(rule('expectedCloseOn', 'between', '2026-01-01', '2026-01-31'))).toEqual({ expectedCloseOn: { gte: '2026-01-01', lt: '2026-02-01' } })
    expect(input(rule('expectedCloseOn', 'gt', '2026-12-31'))).toEqual({ expectedCloseOn: { gte: '2027-01-01' } })
    expect(input(rule('updatedAt', 'eq', '2026-11-23'))).toEqual({ updatedAt: { gte: '2026-11-22T16:00:00.000Z', lt: '2026-11-23T16:00:00.000Z' } })
  })

  it('joins groups as they are joined', () => {
    expect(filterInput(meta, either(rule('name', 'contains', 'x'), all(rule('amount', 'gte', '1'), rule('kind', 'in', 'NEW'))), context)).toEqual({
      or: [{ name: { contains: 'x' } }, { and: [{ amount: { gte: '1' } }, { kind: { in: ['NEW'] } }] }],
    })
  })

  it('leaves out what cannot be a value of the field', () => {
    expect(input(rule('amount', 'gte', '5)'), rule('expectedCloseOn', 'during', 'someday'), rule('probability', 'eq', '1.5'))).toBeNull()
  })

  it('leaves out fields that the caller does not have', () => {
    expect(input(rule('secret', 'eq', '1'), rule('notes', 'contains', 'x'), rule('amount', 'gte', '1'))).toEqual({ amount: { gte: '1' } })
  })
})

describe('a condition being edited', () => {
  it('offers "is empty" only where a field may be empty', () => {
    expect(operatorsOf(field('name', 'text', { required: true }))).not.toContain('empty')
    expect(operatorsOf(field('name', 'text'))).toContain('empty')
  })

  it('keeps its values while they make sense', () => {
    expect(withOperator(rule('amount', 'between', '1', '2'), 'gte').values).toEqual(['1'])
    expect(withOperator(rule('closedOn', 'eq', '2026-01-01'), 'during').values).toEqual([])
    expect(withOperator(rule('stage', 'in', 'a', 'b'), 'not-in').values).toEqual(['a', 'b'])
  })

  it('does not filter before it is complete', () => {
    expect(complete(all(rule('name', 'contains', ''), either(rule('stage', 'in')), rule('amount', 'empty')))).toEqual(all(rule('amount', 'empty')))
  })
})

describe('a period', () => {
  it.each([
    ['today', '2026-11-23', '2026-11-24'],
    ['yesterday', '2026-11-22', '2026-11-23'],
    ['this-week', '2026-11-23', '2026-11-30'],
    ['last-week', '2026-11-16', '2026-11-23'],
    ['next-month', '2026-12-01', '2027-01-01'],
    ['last-month', '2026-10-01', '2026-11-01'],
    ['this-quarter', '2026-10-01', '2027-01-01'],
    ['next-quarter', '2027-01-01', '2027-04-01'],
    ['last-year', '2025-01-01', '2026-01-01'],
    ['past-7', '2026-11-17', '2026-11-24'],
    ['coming-30', '2026-11-23', '2026-12-23'],
  ] as const)('%s is from %s until %s', (period, from, to) => expect(periodRange(period, '2026-11-23')).toEqual({ from, to }))

  it('begins weeks on Monday, seen from a Sunday', () => expect(periodRange('this-week', '2026-11-29').from).toBe('2026-11-23'))
})

describe('a day in a time zone', () => {
  it('begins when it begins there', () => {
    expect(startOfDay('2026-11-23', 'Asia/Shanghai')).toBe('2026-11-22T16:00:00.000Z')
    expect(startOfDay('2026-07-01', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z')
    expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z')
    expect(startOfDay('2026-03-30', 'Europe/Berlin')).toBe('2026-03-29T22:00:00.000Z')
  })

  it('is the date that people there write', () => expect(todayIn('Asia/Shanghai', new Date('2026-11-22T18:00:00Z'))).toBe('2026-11-23'))
})
