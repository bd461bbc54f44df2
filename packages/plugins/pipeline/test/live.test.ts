import { createTestApp, type TestApp, type TestCaller } from '@tenon/core/testing'
import { approvals } from '@tenon/approvals'
import { catalog } from '@tenon/catalog'
import { customers } from '@tenon/customers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pipeline } from '../src/index.ts'

type Event = readonly [name: string, data: unknown]

/** Reads a stream of server-sent events until it is told to stop or the server ends it. */
function follow(response: Response) {
  const events: Event[] = []
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const state = { ended: false }
  const read = async (): Promise<void> => {
    let text = ''
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += part.value
      const blocks = text.split('\n\n')
      text = blocks.pop()!
      for (const block of blocks) {
        const [, name, data] = /^(?:id: .*\n)?event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        if (name) events.push([name, JSON.parse(data!)])
      }
    }
    state.ended = true
  }
  const done = read().catch(() => {})
  return { events, state, stop: () => reader.cancel(), done, named: (name: string) => events.filter(([other]) => other === name).map(([, data]) => data) }
}

describe('the live stream', () => {
  let test: TestApp
  let rep: TestCaller
  let colleague: TestCaller
  let manager: TestCaller
  let director: TestCaller

  beforeAll(async () => {
    test = await createTestApp({ plugins: [customers(), catalog(), approvals(), pipeline()] })
    manager = await test.as('MANAGER', { unit: 'north', heads: true })
    rep = await test.as('REP', { unit: 'north' })
    colleague = await test.as('REP', { unit: 'south' })
    director = await test.as('DIRECTOR')
  })
  afterAll(() => test.close())

  const open = async (by: TestCaller) => {
    const stream = follow(await by.fetch('/api/live'))
    await expect.poll(() => stream.named('unread')).toEqual([0])
    return stream
  }
  const create = async (name: string, by = rep) => (await by.graphql<{ result: { customer: { id: string } } }>('mutation ($name: String!) { result: createCustomer(input: { name: $name }) { ... on CreateCustomerPayload { customer { id } } } }', { name })).data!.result.customer.id
  const notice = (personId: string) => test.app.base['notification']!['create']!({ data: { personId, kind: 'x', params: {} } })

  it('is for those who are signed in', async () => {
    const response = await test.handler.fetch(new Request('http://tenon/api/live'))
    expect(response.status).toBe(401)
    expect((await rep.fetch('/api/live')).headers.get('content-type')).toContain('text/event-stream')
  })

  it('tells of a record those who may read it, and nobody else', async () => {
    const streams = { rep: await open(rep), colleague: await open(colleague), manager: await open(manager) }
    const id = await create('Mine')
    await expect.poll(() => streams.manager.named('changed').flat()).toContain(id)
    await expect.poll(() => streams.rep.named('changed').flat()).toContain(id)
    // What comes after it has come, so it was passed over.
    const theirs = await create('Theirs', colleague)
    await expect.poll(() => streams.colleague.named('changed').flat()).toContain(theirs)
    expect(streams.colleague.named('changed').flat()).not.toContain(id)
    for (const stream of Object.values(streams)) await stream.stop()
  })

  it('names the request of a write to whoever sent it, and to nobody else', async () => {
    const streams = { rep: await open(rep), manager: await open(manager) }
    const id = await create('Named')
    await expect.poll(() => streams.manager.named('changed').flat()).toContain(id)
    await expect.poll(() => streams.rep.named('changed').flat()).toContain(id)
    const entry = await test.app.base['historyEntry']!['findFirstOrThrow']!({ where: { recordId: id.split(':')[1] } })
    expect(Object.assign({}, ...(streams.rep.named('written') as object[]))).toMatchObject({ [id]: entry['requestId'] })
    expect(streams.manager.named('written')).toEqual([])
    for (const stream of Object.values(streams)) await stream.stop()
  })

  it('hears what another process writes', async () => {
    const stream = await open(manager)
    const id = await create('Quiet')
    await expect.poll(() => stream.named('changed').flat()).toContain(id)
    await test.app.database.pool.query("insert into core.history_entry (id, model, record_id, action, source, changes) values (gen_random_uuid(), 'Customer', $1, 'UPDATE', 'other', '{}')", [id.split(':')[1]])
    await expect.poll(() => stream.named('changed').flat().filter((one) => one === id).length, { timeout: 5_000 }).toBe(2)
    await stream.stop()
  })

  it('says how many notifications are new, to their person', async () => {
    const streams = [await open(rep), await open(colleague)] as const
    await notice(rep.personId)
    await expect.poll(() => streams[0].named('unread'), { timeout: 5_000 }).toEqual([0, 1])
    await rep.graphql('mutation { markNotificationsRead(input: {}) { __typename } }')
    await expect.poll(() => streams[0].named('unread'), { timeout: 5_000 }).toEqual([0, 1, 0])
    expect(streams[1].named('unread')).toEqual([0])
    for (const stream of streams) await stream.stop()
  })

  it('tells nothing more once the rights are gone, while it is open', async () => {
    const stream = await open(director)
    const before = await create('Before')
    await expect.poll(() => stream.named('changed').flat()).toContain(before)
    await test.app.base['roleHolder']!['deleteMany']!({ where: { personId: director.personId } })
    test.app.forgetPrincipals()
    const witness = await open(manager)
    const after = await create('After')
    await expect.poll(() => witness.named('changed').flat()).toContain(after)
    await notice(director.personId)
    await expect.poll(() => stream.named('unread'), { timeout: 5_000 }).toEqual([0, 1])
    expect(stream.named('changed').flat()).not.toContain(after)
    await stream.stop()
    await witness.stop()
  })

  it('ends with the session or the token', async () => {
    const guest = await test.as('DIRECTOR')
    const stream = await open(guest)
    await test.app.base['apiToken']!['updateMany']!({ where: { personId: guest.personId }, data: { revokedAt: new Date() } })
    const id = await create('Unheard')
    await expect.poll(() => stream.state.ended).toBe(true)
    expect(stream.named('changed').flat()).not.toContain(id)
  })

  it('ends for somebody whose access ended', async () => {
    const guest = await test.as('DIRECTOR')
    const stream = await open(guest)
    await test.app.base['person']!['update']!({ where: { id: guest.personId }, data: { active: false } })
    test.app.forgetPrincipals()
    await create('Unheard too')
    await expect.poll(() => stream.state.ended).toBe(true)
  })

  it('is held eight times by one person at most', async () => {
    const streams: Awaited<ReturnType<typeof open>>[] = []
    for (let count = 0; count < 9; count++) streams.push(await open(colleague))
    await expect.poll(() => streams.map(({ state }) => state.ended)).toEqual([true, ...Array<boolean>(8).fill(false)])
    for (const stream of streams.slice(1)) await stream.stop()
  })
})
