import { describe, expect, it, vi } from 'vitest'
import { DataError } from '../../src/data/data-error.ts'
import { I18n } from '../../src/i18n/index.ts'
import type { StandardSchema } from '../../src/kit/standard-schema.ts'
import type { FormRules } from '../../src/module.ts'
import type { ResourceRecord } from '../../src/data/record.ts'
import { createDrafts } from '../../src/screens/form/drafts.ts'
import { FormState } from '../../src/screens/form/form-state.svelte.ts'
import { loadRules } from '../../src/screens/form/form-rules.ts'
import { canUndo, undoSave } from '../../src/screens/form/undo-save.ts'
import { fakeClient, refused, saved } from './fake-client.ts'
import { memoryStorage } from './memory-storage.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const record: ResourceRecord = { id: 'Opportunity:1', version: 3, name: 'Deal', amount: { amount: '100.00', currency: 'CNY' }, stage: { id: 'Stage:1', name: 'Won' }, kind: 'NEW', customer: null, lossReason: null, notes: 'old' }
const names = { person: 'Person:1', resource: 'Opportunity', record: '1' }

function open(script: Parameters<typeof fakeClient>[0], options: { record?: ResourceRecord | null; storage?: Storage; initial?: Record<string, unknown> } = {}) {
  const client = fakeClient(script)
  const storage = options.storage ?? memoryStorage()
  const form = new FormState({
    client, meta: opportunityMeta(), record: options.record === undefined ? record : options.record, initial: options.initial ?? {}, drafts: createDrafts(storage, names),
    sentence: (problem) => problem.key,
  })
  return { client, form, storage }
}

describe('a form', () => {
  it('sends only what was changed, with the version that was read', async () => {
    const { client, form } = open({ mutate: [saved({ ...record, version: 4, name: 'New name' })] })
    form.set('name', 'New name')
    form.set('amount', { amount: '100', currency: 'CNY' })
    expect(await form.save()).toMatchObject({ version: 4 })
    expect(client.writes[0]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 3, name: 'New name' } })
    expect([form.dirty, form.saving]).toEqual([false, false])
  })

  it('creates with what was typed and what was preset', async () => {
    const { client, form } = open({ mutate: [saved({ ...record, id: 'Opportunity:9' })] }, { record: null, initial: { customer: { id: 'Customer:1', title: 'Acme' } } })
    expect(form.dirty).toBe(false)
    form.set('name', 'Deal')
    form.set('stage', { id: 'Stage:1', title: 'Won' })
    await form.save()
    expect(client.writes[0]?.variables).toEqual({ input: { customerId: 'Customer:1', name: 'Deal', stageId: 'Stage:1' } })
  })

  it('can be taken back after it was saved: what it changed as it was, over what its own person saved since', async () => {
    const { client, form } = open({ mutate: [saved({ ...record, version: 4, name: 'New name', amount: { amount: '7.00', currency: 'CNY' } }), refused('ConflictError', { currentVersion: 5 }), saved({ ...record, version: 6 })], query: [{ record: { version: 5, history: { nodes: [{ actor: { id: 'Person:1' } }] } } }] })
    form.set('name', 'New name')
    form.set('amount', { amount: '7', currency: 'CNY' })
    await form.save()
    expect((await undoSave({ client, meta: opportunityMeta(), me: 'Person:1' }, form.saved!)).ok).toBe(true)
    expect(client.writes[2]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 5, name: 'Deal', amount: { amount: '100.00', currency: 'CNY' } } })
  })

  it('can be taken back after it made a record, by those who may delete it', async () => {
    const { client, form } = open({ mutate: [saved({ ...record, id: 'Opportunity:9', version: 1 }), { result: { __typename: 'DeleteOpportunityPayload' } }] }, { record: null, initial: { name: 'Deal', stage: { id: 'Stage:1', title: 'Won' } } })
    await form.save()
    const meta = opportunityMeta()
    expect([canUndo(meta, form.saved!), canUndo({ ...meta, may: { ...meta.may, delete: false } }, form.saved!)]).toEqual([true, false])
    await undoSave({ client, meta, me: 'Person:1' }, form.saved!)
    expect([client.writes[1]?.document.includes('deleteOpportunity'), client.writes[1]?.variables]).toEqual([true, { input: { id: 'Opportunity:9', expectedVersion: 1 } }])
  })

  it('asks nothing of the server while something is missing', async () => {
    const { client, form } = open({}, { record: null })
    expect(await form.save()).toBeNull()
    expect([form.errors, client.writes]).toEqual([{ name: 'required', stage: 'required' }, []])
    form.set('name', 'x')
    expect(form.errors).toEqual({ stage: 'required' })
  })

  it('says on its field what the server refuses', async () => {
    const { form } = open({ mutate: [refused('ValidationError', { fields: [{ path: 'amount', code: 'MIN', message: 'Too small.' }, { path: 'owner', code: 'X', message: 'Not him.' }] })] })
    form.set('name', 'x')
    expect(await form.save()).toBeNull()
    expect([form.errors, form.general]).toEqual([{ amount: 'Too small.' }, ['Not him.']])
  })

  it('says above itself what belongs to no field', async () => {
    const { form } = open({ mutate: [refused('RefusedError')] })
    form.set('name', 'x')
    await form.save()
    expect(form.general).toEqual(['No, because.'])
  })

  it('does not send twice when Save is pressed twice', async () => {
    const { client, form } = open({ mutate: [saved(record)] })
    form.set('name', 'x')
    await Promise.all([form.save(), form.save()])
    expect(client.writes).toHaveLength(1)
  })

  it('sends the same attempt again after a lost connection', async () => {
    const { client, form } = open({ mutate: [new DataError('network', 'gone'), saved(record), saved(record)] })
    form.set('name', 'x')
    await form.save()
    expect(form.failure?.kind).toBe('network')
    await form.save()
    form.set('name', 'y')
    await form.save()
    const keys = client.writes.map((write) => write.options?.key)
    expect([keys[0] === keys[1], keys[1] === keys[2]]).toEqual([true, false])
  })
})

describe('a form that meets a change of somebody else', () => {
  const theirs = (change: object) => ({ record: { ...record, version: 5, ...change } })

  it('puts both changes together where they do not touch', async () => {
    const { client, form } = open({ mutate: [refused('ConflictError', { currentVersion: 5 }), saved({ ...record, version: 6 })], query: [theirs({ notes: 'theirs' })] })
    form.set('name', 'Mine')
    expect(await form.save()).not.toBeNull()
    expect(client.writes[1]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 5, name: 'Mine' } })
    expect([form.clash, form.takenOver.map((field) => field.name)]).toEqual([null, ['notes']])
  })

  it('asks where both changed the same field, and saves what was chosen', async () => {
    const { client, form } = open({ mutate: [refused('ConflictError'), saved({ ...record, version: 6 })], query: [theirs({ name: 'Theirs', kind: 'UPSELL' })] })
    form.set('name', 'Mine')
    expect(await form.save()).toBeNull()
    expect(form.clash?.clashes.map((row) => row.field.name)).toEqual(['name'])
    await form.resolve({ name: 'mine' })
    expect(client.writes[1]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 5, name: 'Mine' } })
    expect(form.clash).toBeNull()
  })

  it('says so when the record is gone', async () => {
    const { form } = open({ mutate: [refused('ConflictError')], query: [{ record: null }] })
    form.set('name', 'Mine')
    await form.save()
    expect(form.failure?.code).toBe('NOT_FOUND')
  })
})

describe('what was typed and not saved', () => {
  it('is offered the next time, until it is saved', async () => {
    const storage = memoryStorage()
    open({}, { storage }).form.set('name', 'Half typed')
    const { form } = open({ mutate: [saved({ ...record, name: 'Half typed' })] }, { storage })
    expect([form.values['name'], form.draft?.values]).toEqual(['Deal', { name: 'Half typed' }])
    form.restoreDraft()
    expect([form.values['name'], form.dirty, form.draft]).toEqual(['Half typed', true, null])
    await form.save()
    expect(open({}, { storage }).form.draft).toBeNull()
  })

  it('is not overwritten by what is typed while it is offered', () => {
    const storage = memoryStorage()
    open({}, { storage }).form.set('name', 'Half typed')
    const { form } = open({}, { storage })
    form.set('notes', 'Typed now')
    expect(open({}, { storage }).form.draft?.values).toEqual({ name: 'Half typed', notes: 'Typed now' })
    form.restoreDraft()
    expect([form.values['name'], form.values['notes']]).toEqual(['Half typed', 'Typed now'])
  })

  it('is put together with what somebody saved since, who is not overwritten unasked', async () => {
    const storage = memoryStorage()
    const first = open({}, { storage }).form
    first.set('name', 'Mine')
    first.set('notes', 'Mine too')
    const now = { ...record, version: 4, name: 'Theirs' }
    const { client, form } = open({ mutate: [saved({ ...now, version: 5 })] }, { storage, record: now })
    form.restoreDraft()
    expect(form.clash?.clashes).toMatchObject([{ before: 'Deal', mine: 'Mine', theirs: 'Theirs' }])
    form.postpone()
    expect([form.values['name'], form.draft?.values['name']]).toEqual(['Theirs', 'Mine'])
    form.restoreDraft()
    await form.resolve({ name: 'theirs' })
    expect(client.writes[0]?.variables).toEqual({ input: { id: 'Opportunity:1', expectedVersion: 4, notes: 'Mine too' } })
    expect(open({}, { storage }).form.draft).toBeNull()
  })

  it('is forgotten when it is discarded or typed back', () => {
    const { form, storage } = open({})
    form.set('name', 'x')
    expect(storage.length).toBe(1)
    form.set('name', 'Deal')
    expect(storage.length).toBe(0)
  })
})

describe('rules of plugins', () => {
  /** As a library makes it: parts of a path are keys, or objects that have one. */
  const schema = (check: (value: never) => readonly { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] }[], slow = false): StandardSchema => ({
    '~standard': { version: 1, vendor: 'test', validate: (value) => { const issues = check(value as never); const result = issues.length > 0 ? { issues } : { value }; return slow ? Promise.resolve(result) : result } },
  })
  const withRules = async (rules: FormRules | Error) => {
    const i18n = new I18n()
    i18n.declare('', { en: () => Promise.resolve({ default: { 'pipeline.rule.late': 'That day is over.' } }) })
    await i18n.use('en')
    const plugins = { rules: [{ plugin: 'pipeline', resource: 'Opportunity', load: () => (rules instanceof Error ? Promise.reject(rules) : Promise.resolve({ default: rules })) }], report: vi.fn<(owner: string, where: string, error: unknown) => void>() }
    const loaded = await loadRules({ plugins: plugins as never, i18n }, opportunityMeta())
    const client = fakeClient({ mutate: [saved({ ...record, version: 4 })] })
    const form = new FormState({ client, meta: opportunityMeta(), record, drafts: createDrafts(memoryStorage(), names), sentence: (problem) => problem.key, rules: loaded })
    return { form, client, plugins }
  }
  const field = (name: string) => opportunityMeta().fields.find((one) => one.name === name)!

  it('stand at their fields before the server is asked, in the words of the person', async () => {
    const { form, client } = await withRules({
      fields: { name: schema((value: string) => (value.startsWith('D-') ? [] : [{ message: 'Begin with D-.' }])) },
      form: schema(({ amount }: { amount: { amount: string } | null }) => (Number(amount?.amount) > 50 ? [{ message: 'pipeline.rule.late', path: [{ key: 'amount' }] }, { message: 'Too much.' }] : []), true),
    })
    expect(await form.save()).toBeNull()
    expect([form.errors, form.general, client.writes]).toEqual([{ name: 'Begin with D-.', amount: 'That day is over.' }, ['Too much.'], []])
    form.set('name', 'D-1')
    form.set('amount', { amount: '50', currency: 'CNY' })
    expect(await form.save()).toMatchObject({ version: 4 })
  })

  it('are told when a field is left, and not of what is still empty', async () => {
    const { form } = await withRules({ fields: { name: schema(() => [{ message: 'Begin with D-.' }]), notes: schema(() => [{ message: 'Say more.' }]) } })
    form.set('notes', '')
    form.leave(field('notes'))
    form.leave(field('name'))
    await vi.waitFor(() => expect(form.errors).toEqual({ name: 'Begin with D-.' }))
  })

  it('get what the API would get', async () => {
    const seen: unknown[] = []
    const { form } = await withRules({ form: schema((value) => { seen.push(value); return [] }) })
    form.set('name', '  Deal ')
    await form.save()
    expect(seen[0]).toMatchObject({ name: 'Deal', amount: { amount: '100.00', currency: 'CNY' }, stage: 'Stage:1', customer: null })
  })

  it('that fail demand nothing, and their plugin is named', async () => {
    for (const rules of [new Error('gone'), { form: schema(() => { throw new Error('broken') }) }]) {
      const { form, plugins } = await withRules(rules)
      expect(await form.save()).toMatchObject({ version: 4 })
      expect(plugins.report.mock.calls[0]?.slice(0, 2)).toEqual(['pipeline', 'rules'])
    }
  })
})
