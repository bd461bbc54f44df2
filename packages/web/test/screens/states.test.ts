import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DataError } from '../../src/data/data-error.ts'
import type { ResourceRecord } from '../../src/data/record.ts'
import { BoardState } from '../../src/screens/board/board-state.svelte.ts'
import { BulkEdit } from '../../src/screens/list/bulk-edit.svelte.ts'
import { KeysetList, type PageAnswer } from '../../src/screens/list/keyset-list.svelte.ts'
import { matchingIds } from '../../src/screens/list/matching.ts'
import { LeftLists } from '../../src/screens/list/left-lists.ts'
import { InlineEdit } from '../../src/screens/record/inline-edit.svelte.ts'
import { PendingDeletes, SECOND_THOUGHTS } from '../../src/screens/shared/pending-deletes.svelte.ts'
import { TitleBook } from '../../src/screens/shared/title-book.svelte.ts'
import { fakeClient, refused, saved } from './fake-client.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const row = (id: string, more: object = {}): ResourceRecord => ({ id, version: 1, name: id, ...more })
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('a long list', () => {
  const source = (length: number, size = 100) => (after: string | null): Promise<PageAnswer> => {
    const from = after === null ? 0 : Number(after)
    const nodes = Array.from({ length: Math.min(size, length - from) }, (_, index) => row(String(from + index)))
    return Promise.resolve({ nodes, pageInfo: { hasNextPage: from + size < length, endCursor: String(from + nodes.length) } })
  }

  it('loads what comes into sight, and nothing before', async () => {
    const list = new KeysetList()
    await list.ask(source(10_000))
    expect([list.rows.length, list.hasMore]).toEqual([100, true])
    await list.see(10, 40)
    expect(list.rows.length).toBe(100)
    await list.see(80, 100)
    expect(list.rows.length).toBe(200)
  })

  it('ends where the records end', async () => {
    const list = new KeysetList()
    await list.ask(source(150))
    await list.see(90, 100)
    await list.see(140, 150)
    expect([list.rows.length, list.hasMore, list.loading]).toEqual([150, false, false])
  })

  it('keeps the former rows until another question is answered, and drops late answers', async () => {
    const list = new KeysetList()
    await list.ask(source(3))
    let answer: (page: PageAnswer) => void = () => undefined
    const slow = list.ask(() => new Promise<PageAnswer>((resolve) => (answer = resolve)))
    expect([list.rows.length, list.replacing]).toEqual([3, true])
    await list.ask(source(1))
    answer(await source(50)(null))
    await slow
    expect([list.rows.length, list.replacing]).toEqual([1, false])
  })

  it('shows an error with a way to try again', async () => {
    const list = new KeysetList()
    let broken = true
    await list.ask((after) => (broken ? Promise.reject(new DataError('network', 'gone')) : source(2)(after)))
    expect([list.error?.kind, list.rows.length]).toEqual(['network', 0])
    broken = false
    await list.retry()
    expect([list.error, list.rows.length]).toEqual([null, 2])
  })

  it('asks again only for what is in sight after a write', async () => {
    const asked: (string | null)[] = []
    const list = new KeysetList()
    await list.ask((after) => (asked.push(after), source(250)(after)))
    await list.see(90, 100)
    await list.see(190, 200)
    asked.length = 0
    list.invalidate()
    await settled()
    expect(asked).toEqual(['100'])
  })
})

describe('the board', () => {
  const group = meta.fields.find((field) => field.name === 'stage')!
  const page = (...cards: ResourceRecord[]) => ({ nodes: cards, pageInfo: { hasNextPage: false, endCursor: null } })
  const answer = { columns: { nodes: [{ id: 'Stage:1', name: 'Open', cards: page(row('a'), row('b')) }, { id: 'Stage:2', name: 'Lost', cards: page() }] }, totals: [] }
  const layout = (board: BoardState) => board.columns.map((column) => column.cards.map((card) => card.id).join(''))

  async function open(mutate: unknown[], more: unknown[] = []) {
    const client = fakeClient({ query: [answer, ...more, { totals: [] }, { totals: [] }, { totals: [] }], mutate })
    const told: string[] = []
    const events = { onMoved: () => void told.push('moved'), onRefused: (move: { refusal: { message: string } }) => void told.push(move.refusal.message), onFailed: () => void told.push('failed') }
    const board = new BoardState({ client, source: { meta, group, target: null, label: (label) => label.fallback }, events, me: 'Person:1' })
    await board.ask({ filter: null, orderBy: null, search: null })
    return { board, client, told }
  }

  it('shows a move at once and keeps it when the server agrees', async () => {
    const { board, client, told } = await open([saved(row('a', { version: 2, stage: { id: 'Stage:2' } }))])
    const move = board.move('a', { column: 'Stage:2', index: 0 })
    expect([layout(board), board.pending.has('a')]).toEqual([['b', 'a'], true])
    await move
    expect([layout(board), told, board.columns[1]?.cards[0]?.version]).toEqual([['b', 'a'], ['moved'], 2])
    expect(client.writes[0]?.variables).toEqual({ input: { id: 'a', expectedVersion: 1, stageId: 'Stage:2' } })
  })

  it('moves a card over what its own person changed since', async () => {
    const { board, client, told } = await open([refused('ConflictError', { currentVersion: 2 }), saved(row('a', { version: 3, stage: { id: 'Stage:2' } }))], [{ record: { version: 2, history: { nodes: [{ actor: { id: 'Person:1' } }] } } }])
    await board.move('a', { column: 'Stage:2', index: 0 })
    expect([layout(board), told]).toEqual([['b', 'a'], ['moved']])
    expect(client.writes.map(({ variables }) => (variables['input'] as { expectedVersion: number }).expectedVersion)).toEqual([1, 2])
  })

  it('puts a card back with the sentence of the refusal', async () => {
    const { board, told } = await open([refused('RefusedError')])
    await board.move('a', { column: 'Stage:2', index: 0 })
    expect([layout(board), told]).toEqual([['ab', ''], ['No, because.']])
  })

  it('asks for exactly the missing fields and moves again with them', async () => {
    const missing = refused('ValidationError', { fields: [{ path: 'lossReason', code: 'REQUIRED', message: 'Why?' }] })
    const { board, client, told } = await open([missing, saved(row('a', { version: 2, stage: { id: 'Stage:2' } }))])
    await board.move('a', { column: 'Stage:2', index: 0 })
    expect([layout(board), board.question?.fields.map((field) => field.name), told]).toEqual([['ab', ''], ['lossReason'], []])
    await board.answer({ lossReason: 'price' })
    expect(client.writes[1]?.variables).toEqual({ input: { id: 'a', expectedVersion: 1, stageId: 'Stage:2', lossReason: 'price' } })
    expect([layout(board), board.question]).toEqual([['b', 'a'], null])
  })

  it('puts a card back when the server is not reached', async () => {
    const { board, told } = await open([new DataError('network', 'gone')])
    await board.move('b', { column: 'Stage:2', index: 0 })
    expect([layout(board), told]).toEqual([['ab', ''], ['failed']])
  })

  it('follows the server where a rule sent the card elsewhere', async () => {
    const { board } = await open([saved(row('a', { version: 2, stage: { id: 'Stage:1' } }))])
    await board.move('a', { column: 'Stage:2', index: 0 })
    expect(layout(board)).toEqual(['ab', ''])
  })
})

describe('editing in place', () => {
  const field = meta.fields.find((one) => one.name === 'kind')!
  const record = row('Opportunity:1', { kind: 'NEW' })
  const open = (script: Parameters<typeof fakeClient>[0]) => {
    const client = fakeClient(script)
    const undone: unknown[] = []
    const edit = new InlineEdit({ client, meta: () => meta, record: () => record, sentence: (problem) => problem.key, onSaved: (_field, before) => undone.push(before) })
    edit.open(field)
    return { client, edit, undone }
  }

  it('sends one field and tells what it was', async () => {
    const { client, edit, undone } = open({ mutate: [saved(record)] })
    edit.value = 'UPSELL'
    expect(await edit.commit()).toBe(true)
    expect([client.writes[0]?.variables, undone, edit.field]).toEqual([{ input: { id: 'Opportunity:1', expectedVersion: 1, kind: 'UPSELL' } }, ['NEW'], null])
  })

  it('sends nothing where nothing was changed', async () => {
    const { client, edit } = open({})
    expect([await edit.commit(), client.writes.length]).toEqual([true, 0])
  })

  it('keeps what was typed in the cell with the reason of the refusal', async () => {
    const { edit } = open({ mutate: [refused('ValidationError', { fields: [{ path: 'kind', code: 'X', message: 'Not now.' }] })] })
    edit.value = 'UPSELL'
    expect([await edit.commit(), edit.error, edit.field?.name, edit.value]).toEqual([false, 'Not now.', 'kind', 'UPSELL'])
  })

  it('goes on top of a change to another field, and asks about one to the same', async () => {
    const other = open({ mutate: [refused('ConflictError'), saved(record)], query: [{ record: { ...record, version: 8 } }] })
    other.edit.value = 'UPSELL'
    expect([await other.edit.commit(), other.client.writes[1]?.variables]).toEqual([true, { input: { id: 'Opportunity:1', expectedVersion: 8, kind: 'UPSELL' } }])

    const same = open({ mutate: [refused('ConflictError')], query: [{ record: { ...record, version: 8, kind: 'RENEWAL' } }] })
    same.edit.value = 'UPSELL'
    expect([await same.edit.commit(), same.edit.theirs]).toEqual([false, { value: 'RENEWAL' }])
  })
})

describe('a deletion', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const order = (records: ResourceRecord[], done: unknown[]) => ({ meta, records, onDone: (rows: unknown) => done.push(rows), onFailed: (error: unknown) => done.push(error) })

  it('is out of sight at once and done after the time for second thoughts', async () => {
    const client = fakeClient({ mutate: [{ result: { __typename: 'DeleteOpportunityPayload' } }] })
    const deletes = new PendingDeletes(client, 'Person:1')
    const done: unknown[] = []
    deletes.order(order([row('a')], done))
    expect([deletes.visible([row('a'), row('b')]).map((one) => one.id), client.writes.length]).toEqual([['b'], 0])
    await vi.advanceTimersByTimeAsync(SECOND_THOUGHTS)
    expect([client.writes[0]?.variables, done]).toEqual([{ input: { id: 'a', expectedVersion: 1 } }, [[{ id: 'a', ok: true, error: null }]]])
  })

  it('never reaches the server when it is undone', async () => {
    const client = fakeClient()
    const deletes = new PendingDeletes(client, 'Person:1')
    deletes.order(order([row('a')], []))()
    await vi.advanceTimersByTimeAsync(SECOND_THOUGHTS * 2)
    expect([client.writes.length, deletes.hidden.size]).toEqual([0, 0])
  })

  it('brings back what the server will not let go', async () => {
    const client = fakeClient({ mutate: [refused('RefusedError')] })
    const deletes = new PendingDeletes(client, 'Person:1')
    const done: { ok: boolean }[][] = []
    deletes.order(order([row('a')], done))
    await vi.advanceTimersByTimeAsync(SECOND_THOUGHTS)
    expect([done[0]?.[0]?.ok, deletes.hidden.size]).toEqual([false, 0])
  })

  it('does not wait when the page is left', () => {
    const client = fakeClient({ mutate: [{ result: { results: [] } }] })
    const deletes = new PendingDeletes(client, 'Person:1')
    deletes.order(order([row('a'), row('b')], []))
    deletes.flush()
    expect(client.writes[0]?.variables).toEqual({ input: { ids: ['a', 'b'] } })
  })
})

describe('a bulk edit', () => {
  it('goes in portions, tells which rows were refused, and can be undone', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `Opportunity:${index}`)
    const bulk = (sent: { variables: { input?: { ids?: string[] } } }) => ({ result: { results: (sent.variables.input?.ids ?? []).map((id) => ({ id, ok: id !== 'Opportunity:7', error: id === 'Opportunity:7' ? { code: 'X', message: 'No.' } : null })) } })
    const read = (sent: { variables: { ids?: string[] } }) => ({ nodes: (sent.variables.ids ?? []).map((id, index) => row(id, { kind: index % 2 ? 'NEW' : null })) })
    const client = fakeClient({ query: [read, read], mutate: [bulk, bulk, bulk, bulk, bulk] as unknown[] })
    const edit = new BulkEdit({ client, meta, ids })
    edit.choose(meta.fields.find((field) => field.name === 'kind')!)
    edit.value = 'UPSELL'
    expect(await edit.run()).toBe(true)
    expect([client.writes.map((write) => (write.variables as { input: { ids: string[] } }).input.ids.length), edit.refused.map((one) => edit.nameOf(one.id)), edit.rows.length]).toEqual([[100, 50], ['Opportunity:7'], 150])
    await edit.undo()
    const undo = client.writes.slice(2).map((write) => (write.variables as { input: { patch: object } }).input.patch)
    expect(undo).toEqual([{ kind: null }, { kind: 'NEW' }])
  })

  it('can be stopped between two portions, and after a failure goes on with what was not changed yet', async () => {
    const ids = Array.from({ length: 300 }, (_, index) => `Opportunity:${index}`)
    const all = (sent: { variables: { input?: { ids?: string[] } } }) => ({ result: { results: (sent.variables.input?.ids ?? []).map((id) => ({ id, ok: true, error: null })) } })
    const read = (sent: { variables: { ids?: string[] } }) => ({ nodes: (sent.variables.ids ?? []).map((id) => row(id, { kind: 'NEW' })) })
    const stopping = (sent: { variables: { input?: { ids?: string[] } } }) => {
      edit.stop()
      return all(sent)
    }
    const client = fakeClient({ query: [read, read, read], mutate: [all, new DataError('network', 'gone'), stopping, all, all] as unknown[] })
    const edit = new BulkEdit({ client, meta, ids })
    edit.choose(meta.fields.find((field) => field.name === 'kind')!)
    edit.value = 'UPSELL'
    expect([await edit.run(), edit.failure?.kind, edit.rows.length]).toEqual([false, 'network', 100])
    expect([await edit.run(), edit.rows.length, edit.left, edit.done.length]).toEqual([true, 200, 100, 200])
    const sent = client.writes.map((write) => (write.variables as { input: { ids: string[] } }).input.ids[0])
    expect(sent).toEqual(['Opportunity:0', 'Opportunity:100', 'Opportunity:100'])
    await edit.undo()
    expect(client.writes.slice(3).flatMap((write) => (write.variables as { input: { ids: string[] } }).input.ids).length).toBe(200)
  })
})

describe('all that a view finds', () => {
  const page = (from: number, more: boolean) => ({ page: { nodes: [row(String(from)), row(String(from + 1))], pageInfo: { hasNextPage: more, endCursor: String(from) } } })

  it('is selected page by page, loaded or not', async () => {
    const client = fakeClient({ query: [page(0, true), page(2, true), page(4, false)] })
    expect(await matchingIds(client, meta, { filter: { kind: { eq: 'NEW' } }, search: 'x' }, new AbortController().signal)).toEqual(['0', '1', '2', '3', '4', '5'])
    expect(client.queries.map(({ variables }) => [variables['after'], variables['search']])).toEqual([[null, 'x'], ['0', 'x'], ['2', 'x']])
  })
})

describe('titles of records', () => {
  it('are asked for together, once, and again after a failure', async () => {
    const client = fakeClient({ query: [new DataError('network', 'gone'), { nodes: [{ id: 'Person:1', title_Person: 'Li Na' }, null] }] })
    const book = new TitleBook(client)
    const person = { resource: 'Person', titleField: 'name' }
    book.want(person, ['1'])
    book.want(person, ['Person:2', '1'])
    await settled()
    expect([client.queries.length, client.queries[0]?.variables]).toEqual([1, { ids: ['Person:1', 'Person:2'] }])
    book.want(person, ['1', '2'])
    await settled()
    expect([book.titleOf(person, '1'), book.titleOf(person, '2')]).toEqual(['Li Na', null])
  })
})

describe('a list that was left', () => {
  const page = (id: string): PageAnswer => ({ nodes: [row(id)], pageInfo: { hasNextPage: false, endCursor: null } })

  it('shows its rows again at once and asks afresh for those in sight', async () => {
    const first = new KeysetList()
    await first.ask(() => Promise.resolve(page('old')))
    const again = new KeysetList()
    again.resume(() => Promise.resolve(page('new')), first.pages)
    expect(again.rows.map((one) => one.id)).toEqual(['old'])
    await again.see(0, 1)
    expect(again.rows.map((one) => one.id)).toEqual(['new'])
  })

  it('is remembered by its address, a few of them', () => {
    const lists = new LeftLists()
    for (let index = 0; index < 10; index++) lists.put(`/${index}`, { key: String(index), pages: [], cursor: index, scrollTop: 0 })
    expect([lists.get('/0'), lists.get('/9')?.cursor]).toEqual([null, 9])
  })
})
