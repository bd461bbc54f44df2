import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, DataError } from '../../data/data-error.ts'
import { oneDocument } from '../../data/documents.ts'
import { inputOf, sameValue } from '../../data/field-input.ts'
import { valueOf, type ResourceRecord } from '../../data/record.ts'
import { write } from '../../data/writes.ts'
import { createAttempts } from '../form/attempt.ts'
import { validate, type Problem } from '../form/validate.ts'

export interface InlineEditOptions {
  readonly client: Pick<DataClient, 'query' | 'mutate'>
  /** As it is for the record: another state of it may allow less. */
  readonly meta: () => ResourceMeta
  readonly record: () => ResourceRecord
  readonly sentence: (problem: Problem) => string
  /** After a save, with the value as it was: to offer the way back. */
  readonly onSaved: (field: FieldMeta, before: unknown) => void
}

/** One field of a record being edited where it stands: Enter saves, Esc reverts, a refusal stays in the cell. */
export class InlineEdit {
  readonly #options: InlineEditOptions
  readonly #attempts = createAttempts()
  /** The record as it was when typing began: it may be shown anew meanwhile, and that must not pass for having been read. */
  #from: ResourceRecord | null = null
  field = $state.raw<FieldMeta | null>(null)
  value = $state.raw<unknown>(null)
  saving = $state(false)
  error = $state<string | null>(null)
  failure = $state.raw<DataError | null>(null)
  /** What somebody else made of the field meanwhile. */
  theirs = $state.raw<{ readonly value: unknown } | null>(null)

  constructor(options: InlineEditOptions) {
    this.#options = options
  }

  /** Whether the field may be edited in its place at all. */
  allows(field: FieldMeta): boolean {
    const meta = this.#options.meta()
    return meta.may.update && meta.operations.update !== null && !field.readOnly && field.kind !== 'json' && field.kind !== 'id'
  }

  /** Whether the cell holds something that is not saved. */
  get changed(): boolean {
    return this.field !== null && this.#from !== null && !sameValue(this.field, valueOf(this.field, this.#from), this.value)
  }

  open(field: FieldMeta): void {
    if (!this.allows(field) || this.saving) return
    this.close()
    this.#from = this.#options.record()
    this.value = valueOf(field, this.#from)
    this.field = field
  }

  close(): void {
    this.field = null
    this.error = null
    this.failure = null
    this.theirs = null
  }

  /** Saves; true when the cell can be left. */
  async commit(): Promise<boolean> {
    const { field } = this
    const from = this.#from
    if (!field || !from || this.saving) return field === null
    const before = valueOf(field, from)
    if (sameValue(field, before, this.value)) return this.#leave()
    const problem = validate(field, this.value)
    if (problem) {
      this.error = this.#options.sentence(problem)
      return false
    }
    this.saving = true
    try {
      const saved = await this.#save(field, before, from)
      if (saved) this.#options.onSaved(field, before)
      return saved && this.#leave()
    } catch (error) {
      this.failure = asDataError(error)
      return false
    } finally {
      this.saving = false
    }
  }

  /** Takes what the other person saved. */
  yield(): void {
    this.close()
  }

  #leave(): true {
    this.close()
    return true
  }

  async #save(field: FieldMeta, before: unknown, record: ResourceRecord): Promise<boolean> {
    const { client } = this.#options
    const meta = this.#options.meta()
    const input = { id: record.id, expectedVersion: record.version, ...inputOf([field], { [field.name]: this.value }) }
    const outcome = await write(client, meta, { mutation: meta.operations.update ?? '', input, key: this.#attempts.keyFor(input), names: [field.name] })
    this.#attempts.done()
    this.failure = null
    if (outcome.ok) return true
    if (outcome.refusal.kind !== 'conflict') {
      this.error = outcome.refusal.fields[0]?.message ?? outcome.refusal.message
      return false
    }
    return this.#meet(field, before, record.id)
  }

  /** Somebody saved the record meanwhile: if it was another field, ours goes on top of theirs. */
  async #meet(field: FieldMeta, before: unknown, id: string): Promise<boolean> {
    const { client } = this.#options
    const meta = this.#options.meta()
    const { record } = await client.query<{ record: ResourceRecord | null }>(oneDocument(meta, meta.fields.map((one) => one.name)), { id }, { fresh: true })
    if (!record) throw new DataError('invalid', 'The record is gone.', { code: 'NOT_FOUND' })
    const theirs = valueOf(field, record)
    if (sameValue(field, theirs, before) || this.theirs) return this.#save(field, theirs, record)
    this.theirs = { value: theirs }
    return false
  }
}
