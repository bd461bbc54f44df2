import type { TestCaller } from '@tenon/core/testing'
import { describe, expect, it } from 'vitest'
import { compare, newTally } from './judge.ts'

const operation = { query: '{ a b }', variables: {} }
const refused = (root: string) => ({ data: null, errors: [{ message: 'No.', path: [root] }] })

/** A company that gives its answers one after the other, and the last of them from then on. */
function company(...answers: readonly object[]): TestCaller {
  let turn = 0
  return { graphql: () => Promise.resolve(answers[Math.min(turn++, answers.length - 1)]) } as unknown as TestCaller
}

describe('the judge of the twins', () => {
  it('finds no difference in which of two refused root fields came first, where either company tells both', async () => {
    expect(await compare(company(refused('a'), refused('b'), refused('a')), company(refused('b'), refused('a')), operation, newTally())).toBeNull()
  })

  it('finds none in the order in which refusals are told, nor in a second that came too late to be told', async () => {
    const deep = { message: 'No.', path: ['b', 'nodes', 0, 'name'] }
    const both = (...errors: readonly object[]) => ({ data: null, errors })
    const [first] = refused('a').errors
    expect(await compare(company(both(first!, deep)), company(both(deep, first!)), operation, newTally())).toBeNull()
    expect(await compare(company(both(first!, deep), refused('a')), company(refused('a'), both(deep, first!)), operation, newTally())).toBeNull()
    expect(await compare(company(both(first!, deep)), company(refused('a')), operation, newTally())).not.toBeNull()
  })

  it('finds one where a company never refuses what the other does', async () => {
    expect(await compare(company(refused('a')), company(refused('b'), refused('a')), operation, newTally())).not.toBeNull()
    expect(await compare(company(refused('a'), refused('b')), company(refused('b')), operation, newTally())).not.toBeNull()
  })

  it('asks once in every other case: a difference that comes and goes is a finding', async () => {
    const [shown, hidden] = [{ data: { a: 'shown' } }, { data: { a: null } }]
    expect(await compare(company(shown, hidden), company(hidden, shown), operation, newTally())).not.toBeNull()
    expect(await compare(company(refused('a'), { data: null, errors: [{ message: 'Other.', path: ['a'] }] }), company({ data: null, errors: [{ message: 'Other.', path: ['a'] }] }, refused('a')), operation, newTally())).not.toBeNull()
  })
})
