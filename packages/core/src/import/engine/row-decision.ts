import type { RecordPlan, ReferencePlan } from '../mapping/plan-types.ts'
import type { RecordWrite, RememberedRow, TargetValue } from '../target-types.ts'
import type { CellProblem, Draft, DraftRow } from './convert-row.ts'
import { isUnchanged } from './knowledge.ts'
import type { Knowledge } from './knowledge.ts'
import { pretendedId } from './pretence.ts'
import type { Found } from './resolver.ts'
import { memoryKey } from './row-hash.ts'
import type { RunState } from './run-state.ts'

/** What is to be done with a row. */
export type RowOutcome =
  /** Nothing: it is as it was in an earlier run. */
  | { readonly kind: 'unchanged'; readonly row: DraftRow }
  | { readonly kind: 'write'; readonly row: DraftRow; readonly writes: readonly RecordWrite[] }
  /** It refers to a record of its own resource that may still come. */
  | { readonly kind: 'wait'; readonly row: DraftRow }
  | { readonly kind: 'reject'; readonly row: DraftRow; readonly problems: readonly CellProblem[] }

/**
 * How long a row waits for another of its own resource: 'any' for all that is missing, 'file' for what stands in the file, 'none' once
 * nothing moves any more.
 */
export type Patience = 'any' | 'file' | 'none'

interface Scene {
  readonly state: RunState
  readonly knowledge: Knowledge
  readonly shared: Map<string, RecordWrite>
  readonly patience: Patience
}

type Aim = { readonly id: string; readonly action: RecordWrite['action'] }

/** Turns the drafts of one row into writes, or finds out why that cannot be. */
export class RowDecision {
  readonly #scene: Scene
  readonly #row: DraftRow
  readonly #problems: CellProblem[] = []
  readonly #writes: RecordWrite[] = []
  readonly #ids = new Map<RecordPlan, string>()
  #waits = false

  constructor(scene: Scene, row: DraftRow) {
    this.#scene = scene
    this.#row = row
  }

  outcome(): RowOutcome {
    const row = this.#row
    const { knowledge, shared } = this.#scene
    if (row.drafts.every((draft) => isUnchanged(draft, knowledge.rows))) return { kind: 'unchanged', row }
    const own = row.drafts.map((draft) => [draft, this.#decide(draft)] as const)
    if (this.#problems.length > 0) return { kind: 'reject', row, problems: this.#problems }
    if (this.#waits) return { kind: 'wait', row }
    for (const [draft, write] of own) if (write) shared.set(placeOf(draft), write)
    return { kind: 'write', row, writes: this.#writes }
  }

  #decide(draft: Draft): RecordWrite | null {
    const { knowledge, shared } = this.#scene
    const before = knowledge.rows.get(draft.record)?.get(draft.key)
    const same = shared.get(placeOf(draft))
    if (before && isUnchanged(draft, knowledge.rows)) this.#ids.set(draft.record, before.recordId)
    else if (same) {
      this.#ids.set(draft.record, same.id)
      this.#writes.push(same)
    } else {
      const references: Record<string, TargetValue> = {}
      for (const plan of draft.record.references) {
        const value = this.#refer(plan, draft)
        if (value !== undefined) references[plan.field.name] = value
      }
      const aim = this.#aim(draft, before)
      if (aim) return this.#write(draft, aim, { before, values: { ...draft.values, ...references } })
    }
    return null
  }

  #write(draft: Draft, aim: Aim, content: { before: RememberedRow | undefined; values: Record<string, TargetValue> }): RecordWrite {
    const memory = { source: draft.record.source, key: draft.key, hash: draft.hash, replaces: content.before !== undefined }
    const write: RecordWrite = { action: aim.action, resource: draft.record.resource.name, id: aim.id, values: aim.action === 'none' ? {} : content.values, memory }
    this.#ids.set(draft.record, aim.id)
    this.#writes.push(write)
    return write
  }

  /** Which record a draft is about: the one it became before, one that is found, or a new one. */
  #aim(draft: Draft, before: RememberedRow | undefined): Aim | null {
    const { record } = draft
    const { knowledge, state } = this.#scene
    if (before) return { id: before.recordId, action: 'update' }
    const updated = knowledge.updated.get(record)?.get(draft.key)
    if (updated) return { id: updated.recordId, action: 'update' }
    if (record.updates && state.pretence?.hasRow(record.updates, draft.key)) return { id: pretendedId, action: 'update' }
    if (record.match !== null) {
      const text = String(draft.values[record.match] ?? '')
      const matches = knowledge.matches.get(record)?.get(text) ?? []
      if (matches.length > 1) {
        const column = record.fields.find(({ field }) => field.name === record.match)?.column ?? null
        return this.#problem(draft, { column, value: text, code: 'REFERENCE_AMBIGUOUS', params: { by: record.match, text } })
      }
      const id = matches[0] ?? (state.pretence?.hasText(record.resource.name, record.match, text) ? pretendedId : undefined)
      if (id !== undefined) return { id, action: record.write === 'create' ? 'none' : 'update' }
    }
    if (record.write !== 'update') return { id: state.target.newId(), action: 'create' }
    return this.#problem(draft, { column: record.key.columns.join(' + '), value: draft.key, code: 'ROW_RECORD_MISSING', params: { key: draft.key } })
  }

  /** The id that a reference field gets; undefined where it is left alone. */
  #refer(plan: ReferencePlan, draft: Draft): string | null | undefined {
    if (plan.way.kind === 'row') return this.#ids.get(plan.way.record) ?? null
    const text = draft.references[plan.field.name]
    if (text === undefined || text === null) return text
    const found = this.#scene.knowledge.found.get(plan)?.get(text) ?? { kind: 'none' }
    if (found.kind === 'id') return found.id
    if (plan.own && (found.kind === 'none' || found.kind === 'new') && this.#mayCome(plan, text)) {
      this.#waits = true
      return null
    }
    if (found.kind === 'new') {
      if (!this.#writes.includes(found.write)) this.#writes.push(found.write)
      return found.write.id
    }
    const maySkip = plan.missing === 'empty' && found.kind !== 'several' && plan.field.nullable && !plan.required
    if (!maySkip) this.#problem(draft, { column: plan.column, value: plan.show(this.#row.input), ...this.#reason(plan, text, found) })
    return null
  }

  #mayCome(plan: ReferencePlan, text: string): boolean {
    const { patience } = this.#scene
    return patience === 'any' || (patience === 'file' && this.#isInFile(plan, text))
  }

  #isInFile({ way }: ReferencePlan, text: string): boolean {
    return way.kind === 'step' && way.records.some((record) => this.#scene.state.seen(record).has(memoryKey(text)))
  }

  #reason(plan: ReferencePlan, text: string, found: Found): Pick<CellProblem, 'code' | 'params'> {
    const params = { resource: plan.way.resource, by: plan.way.kind === 'by' ? plan.way.by : 'the key', text, field: plan.take }
    if (found.kind === 'several') return { code: 'REFERENCE_AMBIGUOUS', params }
    if (found.kind === 'empty') return { code: 'REFERENCE_EMPTY', params }
    return { code: this.#isInFile(plan, text) ? 'REFERENCE_NOT_IMPORTED' : 'REFERENCE_NOT_FOUND', params }
  }

  #problem(draft: Draft, problem: Omit<CellProblem, 'record'>): null {
    this.#problems.push({ ...problem, record: draft.record, params: { resource: draft.record.resource.name, ...problem.params } })
    return null
  }
}

function placeOf(draft: Draft): string {
  return `${draft.record.source}\n${draft.key}`
}
