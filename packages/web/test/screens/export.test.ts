import { describe, expect, it, vi } from 'vitest'
import { DataError } from '../../src/data/data-error.ts'
import { createExportClient } from '../../src/screens/export/export-client.ts'
import type { ExportFile } from '../../src/screens/export/export-file.ts'
import { ExportState, type ExportView } from '../../src/screens/export/export-state.svelte.ts'
import { fakeClient } from './fake-client.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const encode = (text: string) => new TextEncoder().encode(text)
const plain: ExportView = { meta, columns: [{ name: 'amount', width: null }, { name: 'name', width: 320 }], filter: null, search: '', orderBy: null, selected: [] }
const total = (count: number) => ({ totals: [{ count }] })

/** An export whose server answers with these parts, the last of which may be a failure. */
function open(view: Partial<ExportView> = {}, answer: { parts?: readonly (string | Error)[]; counts?: unknown[]; status?: number; body?: string } = {}) {
  const { parts = [], counts = [total(2)], status = 200 } = answer
  const sent: { path: string; body: unknown }[] = []
  const file: ExportFile & { text: string; state: string } = {
    text: '',
    state: 'open',
    write: async (bytes) => void (file.text += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
    close: async (name) => void (file.state = name),
    discard: async () => void (file.state = 'discarded'),
  }
  const left = [...parts]
  const seen: (number | null)[] = []
  const send = vi.fn<typeof fetch>(async (path: RequestInfo | URL, init?: RequestInit) => {
    sent.push({ path: String(path), body: JSON.parse(String(init?.body)) as unknown })
    if (init?.signal?.aborted) throw init.signal.reason
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        init?.signal?.throwIfAborted()
        const part = left.shift()
        seen.push(state.progress)
        if (part instanceof Error) controller.error(part)
        else if (part === undefined) controller.close()
        else controller.enqueue(encode(part))
      },
    }, { highWaterMark: 0 })
    return new Response(status === 200 ? body : (answer.body ?? null), { status, headers: { 'content-disposition': 'attachment; filename="deals-2026-11-30.csv"' } })
  })
  const state = new ExportState({ client: fakeClient({ query: [...counts] }), exports: createExportClient(send), view: { ...plain, ...view }, openFile: async () => file })
  return { state, sent, file, seen }
}

describe('an export', () => {
  it('counts before it starts what each choice would take', async () => {
    const { state } = open({ filter: { keyDeal: { eq: true } }, selected: ['Opportunity:1'] }, { counts: [total(7), total(4000)] })
    await state.countRows()
    expect([state.choices, state.counts, state.rows, state.count]).toEqual([['selected', 'view', 'all'], { selected: 1, view: 7, all: 4000 }, 'selected', 1])
  })

  it('of a list that nobody narrowed has all of it anyway', () => expect(open().state.choices).toEqual(['view']))

  it('that cannot be counted can be taken out all the same', async () => {
    const { state } = open({}, { counts: [new DataError('network', 'gone')], parts: ['a\r\n', '1\r\n'] })
    await state.countRows()
    expect([state.count, await state.run()]).toEqual([null, true])
  })

  it('asks for the columns in their order, and for what the list finds, what is selected, or all', async () => {
    const orderBy = [{ field: 'NAME', direction: 'ASC' as const }]
    const { state, sent } = open({ filter: { keyDeal: { eq: true } }, search: '云杉', orderBy, selected: ['Opportunity:1'] })
    state.format = 'csv'
    for (const rows of ['selected', 'view', 'all'] as const) {
      state.rows = rows
      await state.run()
    }
    const same = { columns: ['amount', 'name'], orderBy }
    expect(sent.map(({ path }) => path)).toEqual(Array.from({ length: 3 }, () => '/api/export/Opportunity.csv'))
    expect(sent.map(({ body }) => body)).toEqual([{ ...same, ids: ['Opportunity:1'] }, { ...same, filter: { keyDeal: { eq: true } }, search: '云杉' }, same])
  })

  it('offers every field that may be read, behind those of the list', () => {
    const { state } = open()
    state.showAll()
    expect(state.columns.map(({ name }) => name).slice(0, 3)).toEqual(['amount', 'name', meta.fields.find(({ name }) => name !== 'amount' && name !== 'name')!.name])
    expect(state.columns).toHaveLength(meta.fields.length)
    state.showView()
    expect(state.columns).toBe(plain.columns)
  })

  it('tells how far it is, wherever the parts are cut, and writes the file when it is whole', async () => {
    const { state, file, seen } = open({}, { counts: [total(4)], parts: ['\ufeffName\r\nA\r', '\nB\r\n', 'C\r\nD', '\r\n'] })
    state.format = 'csv'
    await state.countRows()
    expect(await state.run()).toBe(true)
    expect([seen, state.progress, state.done]).toEqual([[0, 0, 0.5, 0.75, 1], 1, 'deals-2026-11-30.csv'])
    expect([file.text, file.state]).toEqual(['\ufeffName\r\nA\r\nB\r\nC\r\nD\r\n', 'deals-2026-11-30.csv'])
  })

  it('that breaks off leaves no file, says why, and can be tried again', async () => {
    const { state, file } = open({}, { parts: ['Name\r\n', new TypeError('network error')] })
    expect(await state.run()).toBe(false)
    expect([file.state, state.failure?.kind, state.done, state.running]).toEqual(['discarded', 'network', null, false])
    expect(await state.run()).toBe(true)
    expect(state.failure).toBeNull()
  })

  it('that is stopped leaves no file, and nothing to complain about', async () => {
    const { state, file } = open({}, { parts: ['Name\r\n', 'A\r\n', 'B\r\n'] })
    file.write = async () => state.stop()
    expect([await state.run(), file.state, state.failure]).toEqual([false, 'discarded', null])
  })

  it('that the server refuses says so in its words', async () => {
    const { state } = open({}, { status: 403, body: JSON.stringify({ code: 'EXPORT_NOT_ALLOWED', message: 'You may not export data.' }) })
    await state.run()
    expect([state.failure?.kind, state.failure?.code, state.failure?.message]).toEqual(['invalid', 'EXPORT_NOT_ALLOWED', 'You may not export data.'])
  })
})
