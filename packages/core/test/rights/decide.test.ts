import { describe, expect, it } from 'vitest'
import type { Model, ModelField } from '../../src/models/model-types.ts'
import { decide } from '../../src/rights/decide.ts'

const field = (name: string, type: string, more: Partial<ModelField> = {}): ModelField => ({
  name, type, kind: 'scalar', nativeType: null, column: name, isList: false, isRequired: false, isId: false, isUnique: false, hasDefault: false, defaultValue: null, documentation: null, relation: null, ...more,
})

const fields = [field('id', 'String', { nativeType: 'Uuid' }), field('ownerId', 'String', { nativeType: 'Uuid' }), field('stage', 'Stage', { kind: 'enum' }), field('level', 'Int'), field('amount', 'Decimal'), field('code', 'String', { nativeType: 'Char(3)' }), field('private', 'Boolean'), field('customer', 'Customer', { kind: 'object' })]
const deal = { name: 'Deal', primaryKey: ['id'], fields: Object.fromEntries(fields.map((item) => [item.name, item])) } as unknown as Model

describe('a condition about a loaded row', () => {
  it('is decided for plain tests on loaded columns', () => {
    expect(decide(deal, { ownerId: 'a' }, { ownerId: 'a' })).toBe(true)
    expect(decide(deal, { ownerId: { in: ['b', 'c'] } }, { ownerId: 'a' })).toBe(false)
    expect(decide(deal, { stage: { not: 'WON' }, level: { notIn: [1] } }, { stage: 'LEAD', level: 2 })).toBe(true)
    expect(decide(deal, { OR: [{ ownerId: 'x' }, { level: 3 }] }, { ownerId: 'a', level: 3 })).toBe(true)
  })

  it('asks the database about a column that is not loaded, where CASL says yes', () => {
    expect(decide(deal, { NOT: { private: true } }, { id: '1' })).toBe('ask')
    expect(decide(deal, { private: false }, {})).toBe('ask')
  })

  it('asks about relations and about types that the database compares in its own way', () => {
    expect(decide(deal, { customer: { is: { level: 1 } } }, { customer: { level: 1 } })).toBe('ask')
    expect(decide(deal, { amount: 5 }, { amount: 5 })).toBe('ask')
    expect(decide(deal, { code: { not: 'ab' } }, { code: 'ab ' })).toBe('ask')
    expect(decide(deal, { level: { gt: 1 } }, { level: 2 })).toBe('ask')
  })

  it('is UNKNOWN for an empty column, as in SQL, and stays so under NOT', () => {
    expect(decide(deal, { ownerId: 'a' }, { ownerId: null })).toBeNull()
    expect(decide(deal, { NOT: { ownerId: 'a' } }, { ownerId: null })).toBeNull()
    expect(decide(deal, { ownerId: { not: 'a' } }, { ownerId: null })).toBeNull()
    expect(decide(deal, { OR: [{ ownerId: 'a' }, { level: 1 }] }, { ownerId: null, level: 1 })).toBe(true)
  })

  it('knows null itself, and that nothing is in an empty list', () => {
    expect(decide(deal, { ownerId: null }, { ownerId: null })).toBe(true)
    expect(decide(deal, { ownerId: { not: null } }, { ownerId: 'a' })).toBe(true)
    expect(decide(deal, { ownerId: { in: [] } }, { ownerId: null })).toBe(false)
  })

  it('is false as soon as one part is, whatever the others need', () => {
    expect(decide(deal, { AND: [{ level: 2 }, { customer: { is: {} } }] }, { level: 1 })).toBe(false)
  })

  it('compares ids as the database does, without regard to case', () => {
    expect(decide(deal, { ownerId: { not: 'ABC' } }, { ownerId: 'abc' })).toBe(false)
  })
})
