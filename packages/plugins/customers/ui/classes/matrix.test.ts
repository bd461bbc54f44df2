import { describe, expect, it } from 'vitest'
import { cellHref, matrixOf, type Counted } from './matrix.ts'

const counted = (by: string, value: unknown, customerClass: string | null, count: number) => ({ count, key: { [by]: value, customerClass } }) as Counted

describe('the matrix of classes', () => {
  it('has sizes from large to small, what is not said last, and totals both ways', () => {
    const { rows, totals, columns } = matrixOf([counted('sizeBand', 'FROM_1', 'D', 4), counted('sizeBand', null, 'D', 9), counted('sizeBand', 'FROM_500', 'A', 1), counted('sizeBand', 'FROM_500', 'B', 2)], 'sizeBand')
    expect(rows.map(({ value, total }) => [value, total])).toEqual([['FROM_500', 3], ['FROM_1', 4], [null, 9]])
    expect([totals.total, totals.counts.get('D'), columns]).toEqual([16, 13, ['A', 'B', 'C', 'D']])
  })

  it('has owners by how many they have, and a column for those without a class only where there are any', () => {
    const { rows, columns } = matrixOf([counted('owner', { id: 'Person:1', name: 'Li' }, 'A', 1), counted('owner', { id: 'Person:2', name: 'Sun' }, null, 2)], 'owner')
    expect(rows.map(({ label }) => label)).toEqual(['Sun', 'Li'])
    expect(columns).toContain(null)
  })

  it('leads to the customers that a number counts, whatever a region is called', () => {
    expect(cellHref('owner', { row: { value: '0198' }, column: 'A' })).toBe('/customers/customers?f=customerClass.in%3AA%3Bowner.in%3A0198')
    expect(decodeURIComponent(cellHref('region', { row: { value: 'A;B' }, column: null }))).toBe('/customers/customers?f=customerClass.empty;region.eq:A%3BB')
    expect(cellHref('region', { row: { value: null } })).toBe('/customers/customers?f=region.empty')
    expect(cellHref('region', {})).toBe('/customers/customers')
  })
})
