import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import type { DataClient } from '../../data/client.ts'
import { asDataError, DataError } from '../../data/data-error.ts'
import { oneDocument } from '../../data/documents.ts'
import { inputOf, inputValue, sameValue } from '../../data/field-input.ts'
import { valueOf, type ResourceRecord } from '../../data/record.ts'
import { write } from '../../data/writes.ts'
import type { Refusal, WriteOutcome } from '../../data/write-outcome.ts'
import { createAttempts } from './attempt.ts'
import type { Draft, Drafts } from './drafts.ts'
import { formFields, formSections, meantValues, type Values } from './form-fields.ts'
import { merge, resolved, type Merge, type Side } from './merge.ts'
import { refusedFields } from './refused-fields.ts'
import type { SavedForm } from './undo-save.ts'
import type { Rules } from './form-rules.ts'
import { validate, type Problem } from './validate.ts'

export interface FormOptions {
  readonly client: Pick<DataClient, 'query' | 'mutate'>
  readonly meta: ResourceMeta
  /** Null for a new record. */
  readonly record: ResourceRecord | null
  /** What a new record starts with. */
  readonly initial?: Values
  readonly drafts: Drafts
  /** The sentence of a problem, in the person's language. */
  readonly sentence: (problem: Problem) => string
  /** What plugins demand beyond the fields. */
  readonly rules?: Rules | null
}

/** The state of a form: what was typed, what is wrong with it, and its way to the server. */
export class FormState {
  readonly meta: ResourceMeta
  readonly #options: FormOptions
  readonly #fields: readonly FieldMeta[]
  readonly #attempts = createAttempts()
  #base: Values
  #record: ResourceRecord | null
  #theirs: ResourceRecord | null = null

  values = $state.raw<Values>({})
  errors = $state.raw<Readonly<Record<string, string>>>({})
  /** Sentences that belong to no field of the form. */
  general = $state.raw<readonly string[]>([])
  failure = $state.raw<DataError | null>(null)
  saving = $state(false)
  /** Somebody saved other values meanwhile: to be decided. */
  clash = $state.raw<Merge | null>(null)
  /** Fields of somebody else that were taken over while saving. */
  takenOver = $state.raw<readonly FieldMeta[]>([])
  /** What was saved last, for the way back. */
  saved = $state.raw<SavedForm | null>(null)
  /** What was typed here earlier and never saved. */
  draft = $state.raw<Draft | null>(null)

  constructor(options: FormOptions) {
    this.#options = options
    this.meta = options.meta
    this.#fields = formFields(options.meta)
    this.#record = options.record
    this.#base = options.record ? this.#valuesOf(options.record) : {}
    this.values = options.record ? this.#base : { ...options.initial }
    this.draft = options.drafts.read()
  }

  sections = $derived.by(() => formSections(this.meta, this.values))
  changed: readonly FieldMeta[] = $derived.by(() => this.#changedFrom(this.#start))
  dirty = $derived(this.changed.length > 0)

  get isNew(): boolean {
    return this.#record === null
  }

  set(name: string, value: unknown): void {
    this.values = { ...this.values, [name]: value }
    if (this.errors[name]) this.errors = omit(this.errors, name)
    this.#keepDraft()
  }

  /** Says what is wrong with a field that the person has left, unless it is still empty: nobody is scolded for not having typed yet. */
  leave(field: FieldMeta): void {
    const problem = validate(field, this.values[field.name] ?? null)
    if (problem) {
      if (problem.key !== 'required') this.errors = { ...this.errors, [field.name]: this.#options.sentence(problem) }
    } else void this.#askRules(field)
  }

  /** The saved record, or null where something is to be done first: `errors`, `general`, `clash` or `failure` say what. */
  async save(): Promise<ResourceRecord | null> {
    if (this.saving || !this.#check()) return null
    this.saving = true
    this.failure = null
    this.general = []
    try {
      return (await this.#fulfilsRules()) ? await this.#send() : null
    } catch (error) {
      this.failure = asDataError(error)
      return null
    } finally {
      this.saving = false
    }
  }

  /** Saves with the sides that the person chose. */
  resolve(choices: Readonly<Record<string, Side>>): Promise<ResourceRecord | null> {
    if (this.clash) this.#restored(resolved(this.clash, choices))
    this.#rebase()
    return this.save()
  }

  /** Goes back to typing; the next save finds the clash again. */
  postpone(): void {
    this.clash = null
    this.#theirs = null
  }

  /** Puts back what was typed earlier; where somebody else saved other values since, the person decides first. */
  restoreDraft(): void {
    const { draft } = this
    if (!draft) return
    const typed = new Set(this.changed.map((field) => field.name))
    const mine = { ...this.values, ...Object.fromEntries(Object.entries(draft.values).filter(([name]) => !typed.has(name))) }
    const merged = merge(this.#fields, { before: { ...this.#start, ...draft.before }, mine, theirs: this.#start })
    if (this.#record && draft.version !== this.#record.version && merged.clashes.length > 0) this.clash = merged
    else this.#restored(mine)
  }

  #restored(values: Values): void {
    this.draft = null
    this.values = values
    this.#keepDraft()
  }

  discardDraft(): void {
    this.draft = null
    this.#options.drafts.clear()
  }

  /** What the form began with: a record's values, or a new record's presets. */
  get #start(): Values {
    return this.#record ? this.#base : (this.#options.initial ?? {})
  }

  #changedFrom(start: Values): readonly FieldMeta[] {
    return this.#fields.filter((field) => !sameValue(field, start[field.name] ?? null, this.values[field.name] ?? null))
  }

  #valuesOf(record: ResourceRecord): Values {
    return Object.fromEntries(this.#fields.map((field) => [field.name, valueOf(field, record)]))
  }

  #check(): boolean {
    const shown = this.sections.flatMap((section) => section.fields)
    const wrong = shown.flatMap((field) => {
      const problem = validate(field, this.values[field.name] ?? null)
      return problem ? [[field.name, this.#options.sentence(problem)] as const] : []
    })
    this.errors = Object.fromEntries(wrong)
    return wrong.length === 0
  }

  async #askRules(field: FieldMeta): Promise<void> {
    const { rules } = this.#options
    const value = this.values[field.name] ?? null
    if (!rules || inputValue(field, value) === null) return
    const [issue] = await rules.field(field, value)
    // What was typed meanwhile is asked about when it is left.
    if (issue !== undefined && sameValue(field, this.values[field.name] ?? null, value)) this.errors = { ...this.errors, [field.name]: issue }
  }

  async #fulfilsRules(): Promise<boolean> {
    const { rules } = this.#options
    if (!rules) return true
    const issues = await rules.all(this.#fields, meantValues(this.meta, this.values, this.#base))
    if (issues.length === 0) return true
    const { byField, others } = refusedFields(this.meta, issues, this.sections.flatMap((section) => section.fields))
    this.errors = byField
    this.general = others
    return false
  }

  async #send(): Promise<ResourceRecord | null> {
    const { client, meta } = this.#options
    const { operations } = meta
    const input = this.#input()
    const mutation = this.#record ? operations.update : operations.create
    if (!mutation) throw new DataError('invalid', `${meta.name} cannot be ${this.#record ? 'changed' : 'created'}.`)
    const outcome = await write(client, meta, { mutation, input, key: this.#attempts.keyFor(input), names: this.#fields.map((field) => field.name) })
    this.#attempts.done()
    return this.#read(outcome)
  }

  #input(): Record<string, unknown> {
    const values = meantValues(this.meta, this.values, this.#base)
    if (this.#record) {
      const changed = this.#fields.filter((field) => !sameValue(field, this.#base[field.name] ?? null, values[field.name] ?? null))
      return { id: this.#record.id, expectedVersion: this.#record.version, ...inputOf(changed, values) }
    }
    return inputOf(this.#fields.filter((field) => inputValue(field, values[field.name]) !== null), values)
  }

  async #read(outcome: WriteOutcome): Promise<ResourceRecord | null> {
    if (outcome.ok) {
      this.#options.drafts.clear()
      this.saved = outcome.record && this.#savedAs(outcome.record)
      this.#record = outcome.record ?? this.#record
      if (outcome.record) this.#base = this.#valuesOf(outcome.record)
      this.values = this.#base
      return this.#record
    }
    if (outcome.refusal.kind === 'conflict' && this.#record) return this.#meet(this.#record)
    this.#show(outcome.refusal)
    return null
  }

  #savedAs(record: ResourceRecord): SavedForm {
    if (!this.#record) return { record, changed: null }
    const now = this.#valuesOf(record)
    return { record, changed: { fields: this.#fields.filter((field) => !sameValue(field, this.#base[field.name] ?? null, now[field.name] ?? null)), before: this.#base } }
  }

  /** Somebody was quicker: undisputed changes go together by themselves, the others are for the person to decide. */
  async #meet(record: ResourceRecord): Promise<ResourceRecord | null> {
    const { client, meta } = this.#options
    const document = oneDocument(meta, this.#fields.map((field) => field.name))
    const { record: theirs } = await client.query<{ record: ResourceRecord | null }>(document, { id: record.id }, { fresh: true })
    if (!theirs) throw new DataError('invalid', 'The record is gone.', { code: 'NOT_FOUND' })
    const merged = merge(this.#fields, { before: this.#base, mine: this.values, theirs: this.#valuesOf(theirs) })
    this.#theirs = theirs
    if (merged.clashes.length > 0) {
      this.clash = merged
      return null
    }
    this.values = merged.values
    this.takenOver = merged.theirs
    this.#rebase()
    return this.#send()
  }

  #rebase(): void {
    if (this.#theirs) {
      this.#record = this.#theirs
      this.#base = this.#valuesOf(this.#theirs)
    }
    this.postpone()
  }

  #show(refusal: Refusal): void {
    const shown = this.sections.flatMap((section) => section.fields)
    const { byField, others } = refusedFields(this.meta, refusal.fields, shown)
    this.errors = byField
    this.general = others.length > 0 || Object.keys(byField).length > 0 ? others : [refusal.message]
  }

  /** What is offered from earlier stays a part of it until the person decides. */
  #keepDraft(): void {
    const { drafts } = this.#options
    const names = this.changed.map((field) => field.name)
    if (names.length === 0 && !this.draft) return drafts.clear()
    const pick = (values: Values): Values => Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
    const version = this.draft ? this.draft.version : (this.#record?.version ?? null)
    drafts.write({ at: Date.now(), version, values: { ...this.draft?.values, ...pick(this.values) }, before: { ...pick(this.#start), ...this.draft?.before } })
  }
}

function omit<Value>(map: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== name))
}
