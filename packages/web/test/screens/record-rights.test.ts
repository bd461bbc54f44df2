import { describe, expect, it } from 'vitest'
import { pageDocument } from '../../src/data/documents.ts'
import { ofRecord } from '../../src/data/record-rights.ts'
import type { ResourceRecord } from '../../src/data/record.ts'
import { formFields } from '../../src/screens/form/form-fields.ts'
import { opportunityMeta } from './opportunity-meta.ts'

const meta = opportunityMeta()
const record: ResourceRecord = { id: 'Opportunity:1', version: 3, name: 'Deal' }
const asked = (one: ResourceRecord): string[] => formFields(ofRecord(meta, one)).map(({ name }) => name)

describe('what a record allows', () => {
  it('is asked for with the record, and not of a resource that nobody changes', () => {
    expect(pageDocument(meta, ['name'])).toContain(' may { update delete attach } }')
    expect(pageDocument({ ...meta, operations: { ...meta.operations, update: null, delete: null } }, ['name'])).not.toContain('may')
  })

  it('leaves out of its form, and of editing in place, what is fixed as it stands', () => {
    const all = asked(record)
    expect(all.length).toBeGreaterThan(2)
    expect(asked({ ...record, may: { update: all.slice(1), delete: true, attach: true } })).toEqual(all.slice(1))
    expect(ofRecord(meta, { ...record, may: { update: all, delete: false, attach: true } }).may).toMatchObject({ update: true, delete: false })
  })

  it('offers no editing at all where nothing may be changed', () => {
    const fixed = ofRecord(meta, { ...record, may: { update: [], delete: false, attach: false } })
    expect([fixed.may.update, formFields(fixed)]).toEqual([false, []])
  })

  it('is what the kind of record allows, as long as nobody said otherwise', () => {
    expect(ofRecord(meta, record)).toBe(meta)
  })
})
