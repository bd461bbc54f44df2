import { describe, expect, it, vi } from 'vitest'
import type { ActionMeta } from '@tenon/core/metadata'
import type { ResourceRecord } from '../../src/data/record.ts'
import { ActionRun, type ActionEvents } from '../../src/screens/record/action-run.svelte.ts'
import { fakeClient, refused, saved } from './fake-client.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const quote: ActionMeta = {
  key: 'quoteOpportunity', label: { key: 'quote', fallback: 'Quote' }, icon: null, tone: null, idInput: 'id', isVersioned: false, answers: 'Quote', payload: 'quote', about: 'Quote',
  inputs: [field('validUntil', 'date', { required: true }), field('discountBp', 'percent')],
}
const pay: ActionMeta = { ...quote, key: 'payDeal', idInput: 'dealId', isVersioned: true, inputs: [] }
const meta = opportunityMeta({ actions: [quote, pay] })
const record: ResourceRecord = { id: 'Opportunity:1', version: 3, name: 'Deal' }

function open(answers: unknown[], starts: unknown[] = [{ record: { actions: [{ key: 'quoteOpportunity', start: { validUntil: '2026-03-01' } }] } }]) {
  const client = fakeClient({ mutate: answers, query: starts } as never)
  const events = { onDone: vi.fn<ActionEvents['onDone']>(), onConflict: vi.fn<ActionEvents['onConflict']>(), onFailed: vi.fn<ActionEvents['onFailed']>() }
  return { client, events, run: new ActionRun({ client, meta, record: () => record, me: 'Person:1', events }) }
}

describe('a use case on the page of a record', () => {
  it('asks first, with what its form begins with, and sends what was given', async () => {
    const { client, events, run } = open([saved({ id: 'Quote:9' } as ResourceRecord)])
    await run.start({ key: 'quoteOpportunity' })
    expect([run.question?.start, client.writes]).toEqual([{ validUntil: '2026-03-01' }, []])
    await run.answer({ validUntil: '2026-04-01', discountBp: null })
    expect(client.writes[0]!.document).toContain('quoteOpportunity(input: $input)')
    expect(client.writes[0]!.variables).toEqual({ input: { id: 'Opportunity:1', validUntil: '2026-04-01' } })
    expect([run.question, events.onDone.mock.calls]).toEqual([null, [[quote, 'Quote:9']]])
  })

  it('carries the version of the record where the use case wants it, and asks for a yes where it has no inputs', async () => {
    const { client, run } = open([saved(record)])
    await run.start({ key: 'payDeal' })
    expect(run.question).toMatchObject({ action: pay, start: {} })
    await run.answer({})
    expect(client.writes[0]!.variables).toEqual({ input: { dealId: 'Opportunity:1', expectedVersion: 3 } })
  })

  it('keeps what was typed beside the reason, whether that is of a field or of none', async () => {
    const { run } = open([refused('ValidationError', { fields: [{ path: 'validUntil', code: 'X', message: 'Too early.' }] }), refused('RefusedError', { code: 'QUOTE_NO_LINES', message: 'There are no lines.' })])
    await run.start({ key: 'quoteOpportunity' })
    await run.answer({ validUntil: '2020-01-01' })
    expect(run.question).toMatchObject({ errors: { validUntil: 'Too early.' }, others: [] })
    await run.answer({ validUntil: '2026-04-01' })
    expect(run.question).toMatchObject({ errors: {}, others: ['There are no lines.'] })
  })

  it('asks no more when somebody else was quicker, and keeps asking when no answer comes', async () => {
    const { events, run } = open([new Error('gone'), refused('ConflictError', { currentVersion: 4 })])
    await run.start({ key: 'payDeal' })
    await run.answer({})
    expect([run.question?.action.key, events.onFailed.mock.calls.length]).toEqual(['payDeal', 1])
    await run.answer({})
    expect([run.question, events.onConflict.mock.calls]).toEqual([null, [[pay]]])
  })
})
