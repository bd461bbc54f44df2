import { describe, expect, test } from 'vitest'
import { resolveAction, type DeclaredAction } from '../../src/actions/record-action.ts'
import type { Resource } from '../../src/schema/resource-definition.ts'

const paper = { name: 'Paper', plugin: 'papers', one: 'paper', fields: [] } as unknown as Resource
const around = { models: { models: {}, enums: {} } as never, resources: new Map([['Paper', paper]]), permissions: new Set(['papers:write']) }
type T = { field(options: object): unknown }
const declared = (change: Partial<DeclaredAction> = {}, options: Partial<DeclaredAction['options']> = {}): DeclaredAction => ({
  key: 'copyPaper', plugin: 'papers', answers: 'Paper', options: { on: 'Paper', permission: 'papers:write', ...options },
  input: ((t: T) => ({ id: t.field({ type: 'ID', required: true }), expectedVersion: t.field({ type: 'Int', required: true }), dueOn: t.field({ type: 'Date' }) })) as never, ...change,
})
const refusal = (one: DeclaredAction): string => {
  try {
    resolveAction(one, around)
    return 'holds together'
  } catch (error) {
    return (error as Error).message
  }
}

describe('a use case that is offered on the page of a record', () => {
  test('asks for its inputs, but for the id and the version of the record', () => {
    const { inputs, isVersioned, idInput } = resolveAction(declared(), around)
    expect([inputs.map(({ name, kind }) => [name, kind]), isVersioned, idInput]).toEqual([[['dueOn', 'date']], true, 'id'])
  })

  test('leaves out what no form can be drawn for, where it can do without', () => {
    const input = ((t: T) => ({ id: t.field({ type: 'ID', required: true }), lines: t.field({ type: [{}] }) })) as never
    expect(resolveAction(declared({ input }), around).inputs).toEqual([])
  })

  test.each([
    ['an unknown resource', {}, { on: 'Letter' }, '"Letter" is no resource'],
    ['a permission of nobody', {}, { permission: 'papers:none' }, 'which no plugin declares'],
    ['no input for the record', {}, { idInput: 'paperId' }, 'it has no input "paperId"'],
    ['no record that it answers', { answers: undefined }, {}, 'it answers no record'],
    ['words of nothing', {}, { like: 'Letter' }, '"Letter" is no resource'],
    ['an ID of nothing', { input: ((t: T) => ({ id: t.field({ type: 'ID' }), bossId: t.field({ type: 'ID' }) })) as never }, {}, 'asks for the ID "bossId" without saying whose'],
    ['what no form can be drawn for', { input: ((t: T) => ({ id: t.field({ type: 'ID' }), lines: t.field({ type: [{}], required: true }) })) as never }, {}, '"lines" is of a type that no form can be drawn for'],
  ])('stops the boot with %s, naming plugin and use case', (_what, change, options, sentence) => {
    const message = refusal(declared(change, options))
    expect(message).toContain('The action "copyPaper" that plugin "papers" offers')
    expect(message).toContain(sentence)
  })
})
