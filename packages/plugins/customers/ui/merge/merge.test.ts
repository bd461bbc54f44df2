import { describe, expect, it } from 'vitest'
import { differences, missingIn, type Side } from './merge.ts'

const side = (values: object): Side => ({ id: 'Customer:1', ...values }) as unknown as Side

describe('two customers side by side', () => {
  const found = differences(side({ name: 'A', phone: null, owner: { id: '1', name: 'Li' }, employees: 5 }), side({ name: 'B', phone: '010', owner: { id: '2', name: 'Li' }, employees: 5 }))

  it('show only where they differ', () => expect(found).toEqual([{ field: 'name', left: 'A', right: 'B' }, { field: 'phone', left: '', right: '010' }]))
  it('take what the kept one lacks from the other, until somebody chooses', () => expect(missingIn(found)).toEqual(['phone']))
})
