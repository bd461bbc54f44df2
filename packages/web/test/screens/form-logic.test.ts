import type { FieldMeta } from '@tenon/core/metadata'
import { describe, expect, it } from 'vitest'
import { globalId } from '../../src/data/ids.ts'
import { createAttempts } from '../../src/screens/form/attempt.ts'
import { defaultValues } from '../../src/screens/form/beginning.ts'
import { createDrafts } from '../../src/screens/form/drafts.ts'
import { formSections, meantValues } from '../../src/screens/form/form-fields.ts'
import { isDecided, merge, resolved } from '../../src/screens/form/merge.ts'
import { readPresets } from '../../src/screens/form/presets.ts'
import { fieldsAskedFor, refusedFields } from '../../src/screens/form/refused-fields.ts'
import { validate } from '../../src/screens/form/validate.ts'
import { inAddressOrder } from '../../src/screens/shared/address-order.ts'
import { field, opportunityMeta } from './opportunity-meta.ts'
import { memoryStorage } from './memory-storage.ts'

const meta = opportunityMeta()
const me = { id: '0190f6b2-0000-7000-8000-000000000001', name: 'Li Wei' }
const beginning = { me, now: new Date('2026-03-02T16:05:42.120Z'), today: '2026-03-03', currency: 'CNY' }
const names = (fields: readonly { name: string }[]) => fields.map((one) => one.name)

describe('the fields of a form', () => {
  it('appear only while their condition holds', () => {
    const shown = (kind: string | null) => names(formSections(meta, { kind }).flatMap((section) => section.fields))
    expect(shown('NEW')).not.toContain('lossReason')
    expect(shown('RENEWAL')).toContain('lossReason')
  })

  it('depend on references by their id or their name', () => {
    const fields = [field('stage', 'reference', { reference: { resource: 'Stage' } }), field('reason', 'text', { showWhen: { field: 'stage', in: ['Lost'] } })]
    const own = opportunityMeta({ fields, form: { sections: [{ label: null, fields: ['stage', 'reason'] }] } })
    const shown = (title: string) => names(formSections(own, { stage: { id: 'Stage:1', title } }).flatMap((section) => section.fields))
    expect([shown('Won'), shown('Lost')]).toEqual([['stage'], ['stage', 'reason']])
  })

  it('are emptied when their condition ends, but never behind the back of the person', () => {
    const before = { kind: 'RENEWAL', lossReason: 'price' }
    expect(meantValues(meta, { ...before, kind: 'NEW' }, before)['lossReason']).toBeNull()
    expect(meantValues(meta, { kind: 'NEW', lossReason: 'price' }, { kind: 'NEW', lossReason: 'price' })['lossReason']).toBe('price')
  })

  it('that nobody may fill in are not asked for', () => {
    const own = opportunityMeta({ form: { sections: [{ label: null, fields: ['name', 'updatedAt', 'gone'] }, { label: null, fields: ['updatedAt'] }] } })
    expect(formSections(own, {}).map((section) => names(section.fields))).toEqual([['name']])
  })

  it('begin with their defaults', () => {
    const own = opportunityMeta({ form: { sections: [{ label: null, fields: ['name', 'keyDeal'] }] } })
    expect(defaultValues(own, beginning)).toEqual({ keyDeal: false })
  })

  it('begin with the moment, the day, the person and the currency of the company', () => {
    const fields = [
      field('at', 'datetime', { defaultValue: 'now' }), field('heldOn', 'date', { defaultValue: 'today' }), field('owner', 'reference', { defaultValue: 'me', reference: { resource: 'Person' } }),
      field('currency', 'text', { defaultValue: 'currency' }), field('quantity', 'quantity', { defaultValue: '1' }), field('share', 'percent', { defaultValue: 0 }), field('name', 'text'),
    ]
    const own = opportunityMeta({ fields, form: { sections: [{ label: null, fields: fields.map(({ name }) => name) }] } })
    expect(defaultValues(own, beginning)).toEqual({ at: '2026-03-02T16:05:00.000Z', heldOn: '2026-03-03', owner: { id: globalId('Person', me.id), title: 'Li Wei' }, currency: 'CNY', quantity: '1', share: 0 })
    expect(defaultValues(own, { ...beginning, me: null })).not.toHaveProperty('owner')
  })

  it('begin with no default that nobody is asked for', () => {
    const fields = [field('active', 'boolean', { defaultValue: true, readOnly: true }), field('level', 'enum', { defaultValue: 'BASIC' })]
    expect(defaultValues(opportunityMeta({ fields, form: { sections: [{ label: null, fields: ['active'] }] } }), beginning)).toEqual({})
  })
})

describe('a value that a person typed', () => {
  it.each([
    ['a required field left empty', field('name', 'text', { required: true }), '  ', 'required'],
    ['an e-mail address without @', field('email', 'email'), 'nobody', 'email'],
    ['a web address without scheme', field('site', 'url'), 'example.com', 'url'],
    ['half a person', field('employees', 'integer'), 1.5, 'whole'],
    ['letters for a number', field('rate', 'decimal'), 'abc', 'number'],
    ['a day that does not exist', field('closedOn', 'date'), '2026-13-01', 'date'],
  ] as const)('is wrong: %s', (_name, one, value, key) => expect(validate(one, value)?.key).toBe(key))

  it('may be absent where it is not required', () => expect(validate(field('email', 'email'), '')).toBeNull())

  it('is counted in characters as people count them', () => {
    const short = field('name', 'text', { maxLength: 3 })
    expect(validate(short, '启明软件')).toEqual({ key: 'too-long', max: 3, length: 4 })
    expect(validate(short, '👍👍👍')).toBeNull()
  })
})

describe('refusals of the server', () => {
  const refusal = (path: string) => ({ path, code: 'C', message: `about ${path}` })
  const shown = formSections(meta, { kind: 'NEW' }).flatMap((section) => section.fields)

  it('land on their fields, by the name of the field or of its input', () => {
    expect(refusedFields(meta, [refusal('input.customerId'), refusal('amount.amount'), refusal('name')], shown).byField).toEqual({ customer: 'about input.customerId', amount: 'about amount.amount', name: 'about name' })
  })

  it('are said above the form where it does not show the field', () => {
    expect(refusedFields(meta, [refusal('owner'), refusal('nowhere')], shown)).toEqual({ byField: {}, others: ['about owner', 'about nowhere'] })
  })

  it('say which fields are wanted', () => {
    expect(names(fieldsAskedFor(meta, [refusal('lossReason'), refusal('stageId'), refusal('updatedAt')]))).toEqual(['lossReason', 'stage'])
  })
})

describe('two people who changed the same record', () => {
  const fields = [field('name', 'text'), field('amount', 'money'), field('notes', 'longtext')]
  const cny = (amount: string) => ({ amount, currency: 'CNY' })
  const before = { name: 'Deal', amount: cny('100.00'), notes: '' }

  it('both keep what only one of them changed', () => {
    const merged = merge(fields, { before, mine: { ...before, notes: 'mine' }, theirs: { ...before, amount: cny('200') } })
    expect(merged.clashes).toEqual([])
    expect([merged.values, names(merged.theirs)]).toEqual([{ name: 'Deal', amount: cny('200'), notes: 'mine' }, ['amount']])
  })

  it('do not clash where they agree', () => {
    expect(merge(fields, { before, mine: { ...before, amount: cny('200') }, theirs: { ...before, amount: cny('200.00') } }).clashes).toEqual([])
  })

  it('decide where both changed a field differently', () => {
    const merged = merge(fields, { before, mine: { ...before, name: 'Mine' }, theirs: { ...before, name: 'Theirs' } })
    expect(merged.clashes).toMatchObject([{ before: 'Deal', mine: 'Mine', theirs: 'Theirs' }])
    expect([isDecided(merged, {}), isDecided(merged, { name: 'theirs' })]).toEqual([false, true])
    expect([resolved(merged, { name: 'mine' })['name'], resolved(merged, { name: 'theirs' })['name']]).toEqual(['Mine', 'Theirs'])
  })
})

describe('a draft', () => {
  const keep = (storage: Storage | null, now = () => 1_000) => createDrafts(storage, { person: 'Person:1', resource: 'Opportunity', record: 'new' }, now)

  it('is there again after the page was closed', () => {
    const storage = memoryStorage()
    keep(storage).write({ at: 1_000, version: 3, values: { name: 'x' }, before: {} })
    expect(keep(storage).read()).toEqual({ at: 1_000, version: 3, values: { name: 'x' }, before: {} })
    keep(storage).clear()
    expect(keep(storage).read()).toBeNull()
  })

  it('belongs to one person', () => {
    const storage = memoryStorage()
    keep(storage).write({ at: 1_000, version: null, values: { name: 'x' }, before: {} })
    expect(createDrafts(storage, { person: 'Person:2', resource: 'Opportunity', record: 'new' }).read()).toBeNull()
  })

  it('is forgotten after a month', () => {
    const storage = memoryStorage()
    keep(storage).write({ at: 0, version: null, values: { name: 'x' }, before: {} })
    expect(keep(storage, () => 31 * 86_400_000).read()).toBeNull()
    expect(storage.length).toBe(0)
  })

  it('never stops anybody from typing, even if nothing can be kept', () => {
    const broken = { getItem: () => '{', setItem: () => { throw new Error('full') } } as unknown as Storage
    keep(broken).write({ at: 1, version: null, values: {}, before: {} })
    expect(keep(broken).read()).toBeNull()
    expect(keep(null).read()).toBeNull()
  })
})

describe('an address that presets a new record', () => {
  it('gives values in the kinds of their fields', () => {
    const presets = readPresets(meta, new URLSearchParams('name=Deal&amount=1200&customerId=c1&kind=NEW&unknown=1&updatedAt=x'), 'CNY')
    expect(presets.values).toEqual({ name: 'Deal', amount: { amount: '1200', currency: 'CNY' }, kind: 'NEW' })
    expect(presets.references.map(({ field: one, id }) => [one.name, id])).toEqual([['customer', 'Customer:c1']])
  })
})

describe('the key of an attempt', () => {
  it('is the same for the same input sent again, and another for another input', () => {
    let made = 0
    const attempts = createAttempts(() => `k${++made}`)
    expect([attempts.keyFor({ a: 1 }), attempts.keyFor({ a: 1 }), attempts.keyFor({ a: 2 })]).toEqual(['k1', 'k1', 'k2'])
    attempts.done()
    expect(attempts.keyFor({ a: 2 })).toBe('k3')
  })
})

describe('an address', () => {
  const fields = ['name', 'country', 'region', 'address', 'postalCode', 'phone'].map((name) => ({ name }) as FieldMeta)
  const order = (locale: string, given = fields) => inAddressOrder(given, locale).map(({ name }) => name)

  it('goes from the country to the street in Chinese, and the other way round in English', () => {
    expect(order('zh-CN')).toEqual(['name', 'country', 'postalCode', 'region', 'address', 'phone'])
    expect(order('en')).toEqual(['name', 'address', 'region', 'postalCode', 'country', 'phone'])
  })

  it('of one part stays where it is, and so does all else', () => {
    const [name, , , address] = fields
    expect(order('en', [address!, name!])).toEqual(['address', 'name'])
  })
})
