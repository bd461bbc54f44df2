import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

const SAVE = 'mutation ($input: SaveViewInput!) { result: saveView(input: $input) { __typename ... on SaveViewPayload { savedView { id version name sharedWith { code } } } ... on Error { code } ... on ValidationError { fields { path code } } } }'
const CHANGE = 'mutation ($input: ChangeViewInput!) { result: changeView(input: $input) { __typename ... on ChangeViewPayload { savedView { id version name state } } ... on Error { code } } }'
const REMOVE = 'mutation ($input: RemoveViewInput!) { result: removeView(input: $input) { __typename ... on Error { code } } }'
const LIST = '{ savedViews(first: 50) { nodes { name } } }'

interface View { readonly id: string; readonly version: number; readonly name: string }
type Result = { readonly __typename: string; readonly code?: string; readonly savedView: View; readonly fields?: readonly { path: string; code: string }[] }

let test: TestApp
let rep: TestCaller
let colleague: TestCaller
let stranger: TestCaller
let lead: TestCaller
beforeAll(async () => {
  test = await createTestApp({ plugins: [] })
  rep = await test.as('REP', { unit: 'north' })
  colleague = await test.as('REP', { unit: 'north' })
  stranger = await test.as('REP', { unit: 'south' })
  lead = await test.as('MANAGER', { unit: 'north', heads: true })
})
afterAll(() => test.close())

async function save(by: TestCaller, input: object): Promise<Result> {
  const answer = await by.graphql<{ result: Result }>(SAVE, { input: { resource: 'Person', state: '?sort=name', shared: false, name: 'Mine', ...input } })
  expect(answer.errors).toBeUndefined()
  return answer.data!.result
}

async function run(by: TestCaller, document: string, input: object): Promise<Result> {
  return (await by.graphql<{ result: Result }>(document, { input })).data!.result
}

async function names(by: TestCaller): Promise<string[]> {
  return (await by.graphql<{ savedViews: { nodes: { name: string }[] } }>(LIST)).data!.savedViews.nodes.map(({ name }) => name)
}

describe('a saved view', () => {
  it('is its maker\'s alone, for an administrator too', async () => {
    const admin = await test.as('SYSADMIN')
    const { savedView } = await save(rep, { name: ' Closing soon ' })
    expect(savedView.name).toBe('Closing soon')
    expect(await names(rep)).toContain('Closing soon')
    for (const other of [colleague, stranger, lead, admin]) {
      expect(await names(other)).not.toContain('Closing soon')
      expect((await run(other, CHANGE, { id: savedView.id, expectedVersion: 1, name: 'x', state: '', shared: false })).code).toBe('NOT_FOUND')
      expect((await run(other, REMOVE, { id: savedView.id })).code).toBe('NOT_FOUND')
    }
  })

  it('that is shared is seen in the unit, and changed by its maker alone', async () => {
    const { savedView } = await save(rep, { name: 'Team view', shared: true })
    expect(savedView).toMatchObject({ sharedWith: { code: 'north' } })
    for (const other of [colleague, lead]) expect(await names(other)).toContain('Team view')
    expect(await names(stranger)).not.toContain('Team view')
    for (const other of [colleague, lead]) expect((await run(other, CHANGE, { id: savedView.id, expectedVersion: 1, name: 'x', state: '', shared: true })).__typename).toBe('RefusedError')
    const changed = await run(rep, CHANGE, { id: savedView.id, expectedVersion: 1, name: 'Our view', state: '?q=a', shared: true })
    expect(changed.savedView).toMatchObject({ version: 2, name: 'Our view', state: '?q=a' })
  })

  it('that is shared by somebody higher up reaches those below, and not the other way round', async () => {
    const head = await test.as('DIRECTOR', { unit: 'sales' })
    const below = await test.as('REP', { unit: 'east', parentUnit: 'sales' })
    await save(head, { name: 'From above', shared: true })
    await save(below, { name: 'From below', shared: true })
    expect(await names(below)).toEqual(expect.arrayContaining(['From above', 'From below']))
    expect(await names(head)).toEqual(['From above'])
  })

  it('is not overwritten by somebody who read an older one', async () => {
    const { savedView } = await save(rep, {})
    await run(rep, CHANGE, { id: savedView.id, expectedVersion: 1, name: 'Newer', state: '', shared: false })
    expect((await run(rep, CHANGE, { id: savedView.id, expectedVersion: 1, name: 'Older', state: '', shared: false })).__typename).toBe('ConflictError')
  })

  it('is removed by its maker, and from a team by who leads it', async () => {
    const { savedView } = await save(rep, { name: 'Old team view', shared: true })
    expect((await run(colleague, REMOVE, { id: savedView.id })).__typename).toBe('RefusedError')
    expect((await run(lead, REMOVE, { id: savedView.id })).__typename).toBe('RemoveViewPayload')
    expect(await names(rep)).not.toContain('Old team view')
  })

  it('is shared by those who may share, and who have somebody to share with', async () => {
    const auditor = await test.as('AUDITOR', { unit: 'north' })
    expect((await save(auditor, { shared: true })).__typename).toBe('RefusedError')
    expect((await save(auditor, { shared: false })).__typename).toBe('SaveViewPayload')
    const alone = await test.as('REP')
    expect((await save(alone, { shared: true })).fields).toEqual([{ path: 'shared', code: 'NO_UNIT' }])
  })

  it('has a name and fits into an address', async () => {
    expect((await save(rep, { name: '  ' })).fields).toEqual([{ path: 'name', code: 'REQUIRED' }])
    expect((await save(rep, { name: 'n'.repeat(81), state: 's'.repeat(4_001) })).fields).toEqual([{ path: 'name', code: 'TOO_LONG' }, { path: 'state', code: 'TOO_LONG' }])
  })
})

describe('a personal setting', () => {
  const SET = 'mutation ($input: SetPersonalSettingInput!) { result: setPersonalSetting(input: $input) { __typename ... on ValidationError { fields { path code } } } }'
  const get = async (by: TestCaller, key: string) => (await by.graphql<{ personalSetting: unknown }>('query ($key: String!) { personalSetting(key: $key) }', { key })).data?.personalSetting

  it('is kept for one person alone, replaced, and removed by null', async () => {
    expect(await get(rep, 'home')).toBeNull()
    expect((await run(rep, SET, { key: 'home', value: { widgets: ['a'] } })).__typename).toBe('SetPersonalSettingPayload')
    expect(await get(rep, 'home')).toEqual({ widgets: ['a'] })
    expect(await get(colleague, 'home')).toBeNull()
    await run(rep, SET, { key: 'home', value: { widgets: [] } })
    expect(await get(rep, 'home')).toEqual({ widgets: [] })
    await run(rep, SET, { key: 'home', value: null })
    expect(await get(rep, 'home')).toBeNull()
  })

  it('has a plain key and a moderate size', async () => {
    expect((await run(rep, SET, { key: '../x', value: 1 })).fields).toEqual([{ path: 'key', code: 'NOT_TEXT' }])
    expect((await run(rep, SET, { key: 'home', value: 'x'.repeat(17_000) })).fields).toEqual([{ path: 'value', code: 'TOO_LONG' }])
  })
})
