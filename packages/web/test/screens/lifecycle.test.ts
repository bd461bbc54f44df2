import { flushSync } from 'svelte'
import { describe, expect, it, vi } from 'vitest'
import type { LifecycleMeta, TransitionMeta } from '@tenon/core/metadata'
import type { ResourceRecord } from '../../src/data/record.ts'
import { fieldsForMove, sendMove } from '../../src/screens/board/board-move.ts'
import { BulkSteps } from '../../src/screens/list/bulk-steps.svelte.ts'
import { byWeight, stateSteps, type LifecycleAnswer, type Offered } from '../../src/screens/record/lifecycle-request.ts'
import StateLine from '../../src/screens/record/state-line.svelte'
import { otherSteps } from '../../src/screens/record/shown-steps.ts'
import TransitionButtons from '../../src/screens/record/transition-buttons.svelte'
import { TransitionRun, type TransitionEvents } from '../../src/screens/record/transition-run.svelte.ts'
import { render, startShell } from '../support/render.ts'
import { fakeClient, refused, saved } from './fake-client.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'

const states = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'ARCHIVED']
const way = (key: string, from: string[], to: string, more: Partial<TransitionMeta> = {}): TransitionMeta => ({ key, label: { key, fallback: key }, from, to, tone: null, mutation: `${key}Opportunity`, inputs: [], ...more })
const lifecycle: LifecycleMeta = {
  field: 'status', states, initial: 'DRAFT',
  transitions: [
    way('reject', ['SUBMITTED'], 'REJECTED', { tone: 'danger', inputs: [field('reason', 'text', { required: true })] }),
    way('submit', ['DRAFT'], 'SUBMITTED'),
    way('approve', ['SUBMITTED'], 'APPROVED', { tone: 'primary' }),
    way('reopen', ['REJECTED'], 'DRAFT'),
    way('archive', ['APPROVED'], 'ARCHIVED', { mutation: null }),
  ],
}
const status = field('status', 'enum', { readOnly: true, options: states.map((value) => ({ value, label: { key: value, fallback: value.toLowerCase() }, tone: null })) })
const meta = opportunityMeta({ lifecycle, fields: [field('name', 'text'), status], board: { groupBy: 'status', sum: null, cardFields: [], columns: null, moveMutation: null } })
const record = (state: string): ResourceRecord => ({ id: 'Opportunity:1', version: 3, name: 'Deal', status: state })
const offer = (key: string, reasons: string[] = []): Offered => ({ key, title: key, possible: reasons.length === 0, reasons })
const went = (...steps: [string, string][]): LifecycleAnswer['record'] => ({ transitions: [], history: { nodes: steps.toReversed().map(([before, after]) => ({ changes: [{ field: 'status', before, after }] })) } })

describe('the line of states', () => {
  const line = (state: string, answer: LifecycleAnswer['record'] = null) => stateSteps(lifecycle, record(state), answer).map((step) => `${step.state} ${step.place}`)

  it('shows what was passed, what is, and the way that is usual from there', () => {
    expect(line('SUBMITTED', went(['DRAFT', 'SUBMITTED']))).toEqual(['DRAFT passed', 'SUBMITTED now', 'APPROVED ahead', 'ARCHIVED ahead'])
  })

  it('begins anew where a state comes again', () => {
    expect(line('DRAFT', went(['DRAFT', 'SUBMITTED'], ['SUBMITTED', 'REJECTED'], ['REJECTED', 'DRAFT']))).toEqual(['DRAFT now', 'SUBMITTED ahead', 'APPROVED ahead', 'ARCHIVED ahead'])
  })

  it('knows a record without history by its state alone', () => {
    expect(line('ARCHIVED')).toEqual(['ARCHIVED now'])
  })

  it('says to a screen reader where the record is, and to everybody why something is not possible', async () => {
    const target = await render(StateLine as never, { meta, lifecycle, record: record('DRAFT'), answer: { ...went()!, transitions: [offer('submit', ['Say what it costs.'])] } }, await shell())
    expect(target.querySelector('[aria-current="step"]')?.getAttribute('aria-label')).toBe('draft, the present state')
    expect(target.querySelector('.why')?.textContent).toBe('submit: not yet Say what it costs.')
  })
})

describe('the buttons of transitions', () => {
  const buttons = async (offered: Offered[], onstart = vi.fn<(offered: Offered) => void>()) => {
    const target = await render(TransitionButtons as never, { lifecycle, offered, pending: null, onstart }, await shell())
    return { onstart, all: [...target.querySelectorAll('button')] }
  }

  it('stand with what is meant to be done first, and what ends badly last', () => {
    expect(byWeight([offer('reject'), offer('submit'), offer('approve')], lifecycle).map(({ key }) => key)).toEqual(['approve', 'submit', 'reject'])
  })

  it('are both there where there are two, the first one primary', async () => {
    const { all, onstart } = await buttons([offer('reject'), offer('approve')])
    expect(all.map((button) => [button.textContent.trim(), button.classList.contains('primary')])).toEqual([['approve', true], ['reject', false]])
    all[0]!.click()
    expect(onstart).toHaveBeenCalledWith(offer('approve'))
  })

  it('go into a menu but for the first where there are more', async () => {
    const { all } = await buttons([offer('reject'), offer('submit'), offer('approve')])
    expect(all.map((button) => button.textContent.trim())).toEqual(['approve'])
    expect(otherSteps(lifecycle, [offer('reject'), offer('submit'), offer('approve')]).map(({ key, tone }) => [key, tone])).toEqual([['submit', null], ['reject', 'danger']])
  })

  it('cannot be pressed while something stands against it', async () => {
    const { all } = await buttons([offer('submit', ['Say what it costs.'])])
    expect(all[0]!.disabled).toBe(true)
  })
})

describe('taking a record along a transition', () => {
  const open = (state: string, mutate: unknown[], query: unknown[] = []) => {
    const client = fakeClient({ mutate, query })
    const events = { onDone: vi.fn<TransitionEvents['onDone']>(), onRefused: vi.fn<TransitionEvents['onRefused']>(), onFailed: vi.fn<TransitionEvents['onFailed']>() }
    return { client, events, run: new TransitionRun({ client, meta, lifecycle, record: () => record(state), me: 'Person:1', events }) }
  }

  it('sends it with the version that was read', async () => {
    const { client, events, run } = open('DRAFT', [saved(record('SUBMITTED'))])
    await run.start(offer('submit'))
    expect(client.writes[0]!.document).toContain('result: submitOpportunity(input: $input)')
    expect(client.writes[0]!.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 3 } })
    expect(events.onDone).toHaveBeenCalledWith(offer('submit'))
    expect(run.pending).toBeNull()
  })

  it('asks for its inputs first', async () => {
    const { client, events, run } = open('SUBMITTED', [saved(record('REJECTED'))])
    await run.start(offer('reject'))
    expect([run.question?.transition.key, client.writes]).toEqual(['reject', []])
    await run.answer({ reason: ' Too dear ' })
    expect(client.writes[0]!.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 3, reason: 'Too dear' } })
    expect([run.question, events.onDone.mock.calls.length]).toEqual([null, 1])
  })

  it('keeps asking while the server finds something wrong with them', async () => {
    const { events, run } = open('SUBMITTED', [refused('ValidationError', { fields: [{ path: 'reason', code: 'X', message: 'Say why.' }, { path: 'amount', code: 'Y', message: 'Too little.' }] })])
    await run.start(offer('reject'))
    await run.answer({ reason: 'because' })
    expect(run.question).toMatchObject({ errors: { reason: 'Say why.' }, others: ['Too little.'] })
    expect(events.onRefused).not.toHaveBeenCalled()
  })

  it('says when somebody else was quicker, and asks no more', async () => {
    const { events, run } = open('SUBMITTED', [refused('ConflictError', { currentVersion: 4 })])
    await run.start(offer('reject'))
    await run.answer({ reason: 'Too dear' })
    expect(run.question).toBeNull()
    expect(events.onRefused).toHaveBeenCalledWith(offer('reject'), expect.objectContaining({ kind: 'conflict' }))
  })

  const by = (version: number, ...actors: (string | null)[]) => ({ record: { version, history: { nodes: actors.map((id) => ({ actor: id && { id } })) } } })

  it('goes at once after what the person saved herself, and what the system made of that', async () => {
    const { client, events, run } = open('DRAFT', [refused('ConflictError', { currentVersion: 5 }), saved(record('SUBMITTED'))], [by(5, null, 'Person:1')])
    await run.start(offer('submit'))
    expect(client.writes.map(({ variables }) => variables['input'])).toEqual([{ id: 'Opportunity:1', expectedVersion: 3 }, { id: 'Opportunity:1', expectedVersion: 5 }])
    expect([events.onDone.mock.calls.length, events.onRefused.mock.calls.length]).toEqual([1, 0])
  })

  it.each([['somebody else', by(5, 'Person:1', 'Person:2')], ['the system alone', by(5, null, null)], ['somebody after that', by(6, 'Person:1', 'Person:1')]])('stays where %s changed the record', async (_who, newest) => {
    const { client, events, run } = open('DRAFT', [refused('ConflictError', { currentVersion: 5 })], [newest])
    await run.start(offer('submit'))
    expect([client.writes.length, events.onRefused.mock.calls[0]?.[1].kind]).toEqual([1, 'conflict'])
  })

  it('keeps what was typed when no answer comes', async () => {
    const { events, run } = open('SUBMITTED', [new Error('gone')])
    await run.start(offer('reject'))
    await run.answer({ reason: 'Too dear' })
    expect([run.question?.transition.key, events.onFailed.mock.calls.length]).toEqual(['reject', 1])
  })
})

describe('taking many records along a transition', () => {
  const open = (mutate: unknown[], query: unknown[] = [{ nodes: [record('SUBMITTED'), { ...record('SUBMITTED'), id: 'Opportunity:2', name: 'Other deal' }, null] }]) => {
    const client = fakeClient({ mutate, query })
    const steps = new BulkSteps({ client, meta, lifecycle, ids: ['Opportunity:1', 'Opportunity:2', 'Opportunity:3'], single: ['approve'] })
    steps.choose(lifecycle.transitions.find(({ key }) => key === 'reject')!)
    return { client, steps }
  }

  it('asks for its inputs once, and says of each record what became of it', async () => {
    const { client, steps } = open([saved(record('REJECTED')), refused('RefusedError')])
    expect(steps.steps.map(({ key }) => key)).toEqual(['reject', 'submit', 'reopen'])
    expect([await steps.run(), client.writes.length]).toEqual([false, 0])
    steps.values = { reason: 'Too dear' }
    expect(await steps.run()).toBe(true)
    expect(client.writes[0]!.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 3, reason: 'Too dear' } })
    expect([steps.done.map(({ id }) => id), steps.refused.map(({ id, error }) => [steps.nameOf(id), error?.message])]).toEqual([['Opportunity:1'], [['Other deal', 'No, because.'], ['Opportunity:3', undefined]]])
  })

  it('takes them back where each has a way back that asks for nothing, over their newest versions', async () => {
    const client = fakeClient({ mutate: [saved(record('REJECTED')), refused('RefusedError'), saved(record('SUBMITTED'))], query: [{ nodes: [record('SUBMITTED'), { ...record('SUBMITTED'), id: 'Opportunity:2' }] }, { nodes: [{ ...record('REJECTED'), version: 4 }] }] })
    const back = way('resubmit', ['REJECTED'], 'SUBMITTED')
    const steps = new BulkSteps({ client, meta, lifecycle: { ...lifecycle, transitions: [...lifecycle.transitions, back] }, ids: ['Opportunity:1', 'Opportunity:2'], single: [] })
    steps.choose(lifecycle.transitions[0]!)
    steps.values = { reason: 'Too dear' }
    await steps.run()
    expect(steps.canUndo).toBe(true)
    expect(await steps.undo()).toEqual([])
    expect([client.writes[2]?.document.includes('resubmitOpportunity'), client.writes[2]?.variables]).toEqual([true, { input: { id: 'Opportunity:1', expectedVersion: 4 } }])
  })

  it('offers no way back where there is none', async () => {
    const { steps } = open([saved(record('REJECTED')), saved(record('REJECTED'))])
    steps.values = { reason: 'Too dear' }
    await steps.run()
    expect([steps.done.length, steps.canUndo]).toEqual([2, false])
  })

  it('can be stopped between two records, and goes on after a failure', async () => {
    const again = { nodes: [{ ...record('SUBMITTED'), id: 'Opportunity:2' }, { ...record('SUBMITTED'), id: 'Opportunity:3' }] }
    const stopping = () => {
      steps.stop()
      return saved(record('REJECTED'))
    }
    const { client, steps } = open([saved(record('REJECTED')), new Error('gone'), stopping], [{ nodes: [record('SUBMITTED'), ...again.nodes] }, again])
    steps.values = { reason: 'Too dear' }
    expect([await steps.run(), steps.finished, steps.done.length]).toEqual([false, false, 1])
    expect([await steps.run(), steps.done.length, steps.left]).toEqual([true, 2, 1])
    expect(client.writes.map(({ variables }) => (variables['input'] as { id: string }).id)).toEqual(['Opportunity:1', 'Opportunity:2', 'Opportunity:2'])
  })
})

describe('a card between the columns of states', () => {
  const move = (from: string, column: string, extra = {}, client = fakeClient({ mutate: [saved(record(column))] })) => sendMove(client, { meta, group: status }, { card: record(from), column, extra }).then((outcome) => ({ outcome, writes: client.writes }))

  it('goes by the transition that leads there', async () => {
    const { outcome, writes } = await move('SUBMITTED', 'APPROVED')
    expect([outcome.ok, writes[0]!.document.includes('approveOpportunity'), writes[0]!.variables]).toEqual([true, true, { input: { id: 'Opportunity:1', expectedVersion: 3 } }])
  })

  it('stays where no way leads, without a question to the server', async () => {
    const { outcome, writes } = await move('DRAFT', 'APPROVED')
    expect([outcome.ok, writes]).toEqual([false, []])
  })

  it('is asked for what the transition wants before it goes', async () => {
    const { outcome, writes } = await move('SUBMITTED', 'REJECTED')
    if (outcome.ok) throw new Error('It went.')
    expect([fieldsForMove({ meta, group: status }, outcome.refusal).map(({ name }) => name), writes]).toEqual([['reason'], []])
    expect((await move('SUBMITTED', 'REJECTED', { reason: 'Too dear' })).outcome.ok).toBe(true)
  })
})

async function shell() {
  const made = await startShell()
  made.i18n.declare('screens', { en: () => import('../../src/screens/messages/en.ts') })
  await made.i18n.use('en')
  flushSync()
  return made
}
