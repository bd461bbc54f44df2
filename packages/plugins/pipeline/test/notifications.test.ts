import { definePlugin, notify, type RequestContext } from '@tenon/core'
import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipeline } from '../src/index.ts'

interface Notice { readonly id: string; readonly kind: string; readonly text: string; readonly readAt: string | null; readonly record: { readonly id: string; readonly title: string; readonly path: string } | null }

interface Telling { readonly to: readonly string[]; readonly record?: string; readonly key?: string; readonly mail?: boolean; readonly kind?: string; readonly by?: string; readonly fail?: boolean }

const words = {
  en: { 'notification.kind.notices.visit': '{by} visited {record}.', 'notification.setting.notices.visit': 'Visits', 'notification.kind.notices.plain': '{count, plural, one {# task} other {# tasks}} to do.' },
  'zh-CN': { 'notification.kind.notices.visit': '{by}拜访了{record}。', 'notification.setting.notices.visit': '拜访', 'notification.kind.notices.plain': '有 {count} 项待办。' },
}

/** A plugin that tells people whatever a test asks for. */
const notices = (messages: Readonly<Record<string, Readonly<Record<string, string>>>> = words) => definePlugin()({
  id: 'notices',
  description: 'Tells people something.',
  package: new URL('./notices/', import.meta.url),
  messages,
  schema: (b) => {
    b.useCase('tell', {
      description: 'Tells people.',
      input: (t) => ({ telling: t.field({ type: 'JSON', required: true }) }),
      run: async (context, { telling }: { telling: Telling }) => {
        const { to, record, key, mail, kind = 'notices.visit', by = 'Ada', fail = false } = telling
        const [model, id] = record?.split(':') ?? []
        await notify(context as unknown as RequestContext, { to, kind, params: kind === 'notices.plain' ? { count: 2 } : { by }, ...(record ? { link: { model: model!, id: id! } } : {}), ...(key ? { key } : {}), ...(mail ? { mail } : {}) })
        if (fail) throw new Error('The work failed')
        return {}
      },
    })
  },
})

describe('notifications', () => {
  let test: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let customer: string

  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline(), notices()()] })
    manager = await test.as('MANAGER', { unit: 'north', heads: true })
    rep = await test.as('REP', { unit: 'north' })
    colleague = await test.as('REP', { unit: 'south' })
    const made = await rep.graphql<{ result: { customer: { id: string } } }>('mutation { result: createCustomer(input: { name: "Acme" }) { ... on CreateCustomerPayload { customer { id } } } }')
    customer = made.data!.result.customer.id
  })
  afterAll(() => test.close())

  const tell = (telling: Telling, by = manager) => by.graphql('mutation ($telling: JSON!) { tell(input: { telling: $telling }) { __typename ... on Error { code message } } }', { telling })
  const page = async (by: TestCaller, args = 'first: 50', headers: Record<string, string> = {}) => {
    const answer = await by.graphql<{ notifications: { nodes: Notice[]; hasNextPage: boolean; endCursor: string | null }; unreadNotifications: number }>(`{ notifications(${args}) { nodes { id kind text readAt record { id title path } } hasNextPage endCursor } unreadNotifications }`, {}, headers)
    return { ...answer.data!.notifications, unread: answer.data!.unreadNotifications }
  }
  const mark = async (by: TestCaller, ids: readonly string[] | null) => (await by.graphql<{ result: { unread?: number; code?: string } }>('mutation ($ids: [ID!]) { result: markNotificationsRead(input: { ids: $ids }) { ... on MarkNotificationsReadPayload { unread } ... on Error { code } } }', { ids })).data!.result

  it('reach the person with the title of the record, in her language, and nobody else', async () => {
    await tell({ to: [rep.personId, rep.personId], record: customer })
    const mine = await page(rep)
    expect(mine.nodes).toMatchObject([{ kind: 'notices.visit', text: 'Ada visited Acme.', readAt: null, record: { id: customer, title: 'Acme', path: `/customers/customers/${customer.split(':')[1]}` } }])
    expect(mine.unread).toBe(1)
    expect((await page(rep, 'first: 5', { 'accept-language': 'zh-CN' })).nodes[0]!.text).toBe('Ada拜访了Acme。')
    expect(await page(manager)).toMatchObject({ nodes: [], unread: 0 })
  })

  it('say nothing of a record to somebody who may not read it, in the shell and by mail', async () => {
    await tell({ to: [colleague.personId], record: customer, by: 'A secret name', mail: true })
    expect((await page(colleague)).nodes).toMatchObject([{ text: 'Something changed in a record that you can no longer see.', record: null }])
    expect(await test.takeMails()).toEqual([])
  })

  it('are read by their person alone, one by one or all at once', async () => {
    const [notice] = (await page(rep)).nodes
    expect(await mark(colleague, [notice!.id])).toEqual({ unread: 1 })
    expect((await page(rep)).nodes[0]!.readAt).toBeNull()
    expect(await mark(rep, [notice!.id])).toEqual({ unread: 0 })
    expect((await page(rep)).nodes[0]!.readAt).not.toBeNull()
    expect(await mark(colleague, null)).toEqual({ unread: 0 })
  })

  it('come unread ones first, newest first, page after page', async () => {
    for (const by of ['1', '2', '3', '4']) await tell({ to: [manager.personId], record: customer, by })
    const all = (await page(manager)).nodes
    await mark(manager, [all[0]!.id, all[2]!.id])
    const seen: string[] = []
    let after = ''
    for (let more = true; more; ) {
      const part = await page(manager, `first: 1${after}`)
      seen.push(...part.nodes.map(({ text }) => text[0]!))
      after = `, after: "${part.endCursor}"`
      more = part.hasNextPage
    }
    expect(seen).toEqual(['3', '1', '4', '2'])
  })

  it('are told once for one key, to each person', async () => {
    await tell({ to: [rep.personId], key: 'visit-1', kind: 'notices.plain' })
    await tell({ to: [rep.personId, manager.personId], key: 'visit-1', kind: 'notices.plain' })
    expect((await page(rep)).nodes.filter(({ text }) => text === '2 tasks to do.')).toHaveLength(1)
    expect((await page(manager)).nodes.filter(({ text }) => text === '2 tasks to do.')).toHaveLength(1)
  })

  it('are undone with the work that told them', async () => {
    const before = (await page(rep)).nodes.length
    await tell({ to: [rep.personId], record: customer, fail: true, mail: true })
    expect((await page(rep)).nodes).toHaveLength(before)
    expect(await test.takeMails()).toEqual([])
  })

  it('go by mail in the language of the person, with a link to the record', async () => {
    await test.app.base['person']!['update']!({ where: { id: rep.personId }, data: { locale: 'zh-CN' } })
    await tell({ to: [rep.personId], record: customer, mail: true })
    const [mail, ...others] = await test.takeMails()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ subject: 'Ada拜访了Acme。' })
    expect(mail!.text).toContain(`http://tenon/customers/customers/${customer.split(':')[1]}`)
    expect(mail!.text).toContain('账号页面')
  })

  it('follow what the person wants: by mail only, in the shell only, or not at all', async () => {
    const prefer = (inApp: boolean, mail: boolean, kind = 'notices.visit') => rep.graphql<{ result: { __typename: string; code?: string } }>('mutation ($input: SetNotificationPreferenceInput!) { result: setNotificationPreference(input: $input) { __typename ... on Error { code } } }', { input: { kind, inApp, mail } })
    const told = async () => {
      const before = (await page(rep)).nodes.length
      await tell({ to: [rep.personId], record: customer, mail: true })
      return [(await page(rep)).nodes.length - before, (await test.takeMails()).length]
    }
    await prefer(false, true)
    expect(await told()).toEqual([0, 1])
    await prefer(true, false)
    expect(await told()).toEqual([1, 0])
    await prefer(false, false)
    expect(await told()).toEqual([0, 0])
    const { data } = await rep.graphql<{ notificationPreferences: object[] }>('{ notificationPreferences { kind title inApp mail } }')
    expect(data!.notificationPreferences).toContainEqual({ kind: 'notices.visit', title: 'Visits', inApp: false, mail: false })
    expect(data!.notificationPreferences).toContainEqual({ kind: 'notices.plain', title: '… to do.', inApp: true, mail: true })
    await prefer(true, true)
    expect((await prefer(true, true, 'nobody.knows')).data!.result.code).toBe('NOT_FOUND')
  })

  it('tell nobody who left the company', async () => {
    const gone = await test.as('REP')
    await test.app.base['person']!['update']!({ where: { id: gone.personId }, data: { active: false } })
    await tell({ to: [gone.personId], kind: 'notices.plain', mail: true })
    expect(await test.app.base['notification']!['count']!({ where: { personId: gone.personId } })).toBe(0)
  })

  it('are refused where their kind is unknown', async () => {
    expect((await tell({ to: [rep.personId], kind: 'notices.misspelt' })).errors?.[0]?.extensions?.code ?? 'none').not.toBe('none')
  })

  it('stop the start where a sentence is missing in one language', async () => {
    const { 'notification.kind.notices.plain': _left, ...rest } = words['zh-CN']
    await expect(createTestApp({ plugins: [notices({ ...words, 'zh-CN': rest })()] })).rejects.toMatchObject({ code: 'NOTIFICATION_WORDS_MISSING' })
  })
})
