import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp, type TestCaller } from '../../src/testing/index.ts'

const RENAME = 'mutation ($input: RenameTermInput!) { result: renameTerm(input: $input) { __typename ... on ValidationError { fields { path code } } ... on Error { code } } }'
const DEAL = { key: 'core.Task.plural', locale: 'en', text: 'To-dos' }

describe('words that the company calls by another name', () => {
  let test: TestApp
  let admin: TestCaller
  let rep: TestCaller

  beforeAll(async () => {
    test = await createTestApp({ plugins: [] })
    admin = await test.as('SYSADMIN')
    rep = await test.as('REP')
  })
  afterAll(() => test.close())

  const rename = async (input: object, person = admin) => (await person.graphql(RENAME, { input })).data?.['result'] as { __typename: string; code?: string; fields?: readonly object[] } | undefined
  const termsOf = async (person: TestCaller) => ((await (await person.fetch('/boot.json')).json()) as { terms?: object }).terms

  it('are no business of anybody before anything is renamed: the page is born without them', async () => {
    expect(await termsOf(rep)).toBeUndefined()
  })

  it('are kept per language, come with the page to everybody, and are taken back', async () => {
    expect(await rename(DEAL)).toMatchObject({ __typename: 'RenameTermPayload' })
    await rename({ key: 'core.Task.plural', locale: 'zh-CN', text: ' 待办事项 ' })
    await rename({ ...DEAL, text: 'Chores' })
    expect(await termsOf(rep)).toEqual({ en: { 'core.Task.plural': 'Chores' }, 'zh-CN': { 'core.Task.plural': '待办事项' } })
    await rename({ key: 'core.Task.plural', locale: 'zh-CN', text: null })
    await rename({ ...DEAL, text: '  ' })
    expect(await termsOf(rep)).toBeUndefined()
    expect(await rename({ ...DEAL, text: null })).toMatchObject({ __typename: 'RenameTermPayload' })
  })

  it('head the columns of what is exported, in the language of whoever exports', async () => {
    await rename({ key: 'core.Task.title', locale: 'en', text: 'Chore' })
    const head = async (language: string) => (await (await rep.fetch('/api/export/tasks.csv?columns=title', { headers: { 'accept-language': language } })).text()).split(/\r?\n/)[0]
    expect([await head('en'), await head('zh-CN')]).toEqual([expect.stringContaining('Chore'), expect.stringContaining('任务内容')])
    await rename({ key: 'core.Task.title', locale: 'en', text: null })
  })

  it.each([
    [{ ...DEAL, key: 'core.Nothing' }, 'key', 'UNKNOWN_REFERENCE'],
    [{ ...DEAL, locale: 'fr' }, 'locale', 'UNKNOWN_REFERENCE'],
    [{ ...DEAL, text: 'x'.repeat(61) }, 'text', 'TOO_LONG'],
    [{ ...DEAL, text: 'two\nlines' }, 'text', 'NOT_TEXT'],
  ])('are refused where they would name nothing or break a line: %j', async (input, path, code) => {
    expect(await rename(input)).toMatchObject({ __typename: 'ValidationError', fields: [{ path, code }] })
  })

  it.each(['REP', 'MANAGER', 'DIRECTOR', 'FINANCE', 'LEGAL', 'AUDITOR', 'LEADER'] as const)('are not for %s to choose, and the book of words is closed', async (role) => {
    const person = await test.as(role)
    const answer = await person.graphql(RENAME, { input: DEAL })
    expect((answer.data?.['result'] as { __typename: string } | undefined)?.__typename).not.toBe('RenameTermPayload')
    expect((await person.graphql('{ wordBook }')).data).toEqual({ wordBook: null })
    expect(await termsOf(admin)).toBeUndefined()
  })

  it('are all in the book: names, fields and values', async () => {
    const book = (await admin.graphql('{ wordBook }')).data?.['wordBook'] as readonly { name: string; names: readonly { key: string }[]; fields: readonly { key: string }[]; values: readonly { key: string }[] }[]
    for (const { fields, values } of book) for (const words of [fields, values]) expect(new Set(words.map(({ key }) => key)).size).toBe(words.length)
    const task = book.find(({ name }) => name === 'Task')!
    expect([task.names[1]?.key, task.fields.some(({ key }) => key === 'core.Task.dueOn'), task.values.some(({ key }) => key === 'core.TaskStatus.OPEN')]).toEqual(['core.Task.plural', true, true])
  })
})
