import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, openCompany, type Company } from './company.ts'

// How letters beyond ASCII compare without regard to case is the database's locale to say, which differs from server to server.
const names = ['a_b', 'axb', 'A_B', '100%', '1000', 'back\\slash', 'backslash', '张三 (北京)']

describe('texts are found as they are written', () => {
  let company: Company
  beforeAll(async () => {
    company = await openCompany()
    const { db } = company.test.app.systemContext('test')
    for (const name of names) await db['customer']!.create({ data: { name } })
  })
  afterAll(() => company.test.close())

  const find = async (variables: { filter?: object; search?: string }): Promise<readonly string[]> =>
    (await ask<{ customers: { nodes: { name: string }[] } }>(company.director, 'query ($filter: CustomerFilter, $search: String) { customers(first: 50, filter: $filter, search: $search) { nodes { name } } }', variables)).customers.nodes.map(({ name }) => name).sort()

  it.each(names)('%s is itself, in any case of its letters', async (name) => {
    const same = names.filter((other) => other.toLowerCase() === name.toLowerCase()).sort()
    expect(await find({ filter: { name: { eq: name } } })).toEqual(same)
    expect(await find({ filter: { name: { ne: name } } })).toEqual(names.filter((other) => !same.includes(other)).sort())
    expect(await find({ filter: { name: { startsWith: name } } })).toEqual(names.filter((other) => other.toLowerCase().startsWith(name.toLowerCase())).sort())
    expect(await find({ filter: { name: { contains: name } } })).toEqual(names.filter((other) => other.toLowerCase().includes(name.toLowerCase())).sort())
  })

  it('signs that mean "anything" to the database are signs like others', async () => {
    expect(await find({ search: '_' })).toEqual(['A_B', 'a_b'])
    expect(await find({ search: '%' })).toEqual(['100%'])
    expect(await find({ filter: { name: { contains: '\\' } } })).toEqual(['back\\slash'])
    expect(await find({ filter: { name: { eq: '%' } } })).toEqual([])
  })
})
