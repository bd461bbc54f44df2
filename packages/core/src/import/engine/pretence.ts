import type { ImportPlan, RecordPlan } from '../mapping/plan-types.ts'
import { KeyIndex } from './key-index.ts'
import { loosely } from './loosely.ts'

/** The id of a record that a dry run would have made. */
export const pretendedId = '00000000-0000-7000-8000-000000000000'

/** What a dry run would have written, as far as later rows can ask for it: keys of rows, and texts of fields by which records are found. */
export class Pretence {
  readonly #rows = new Map<string, KeyIndex>()
  readonly #texts = new Map<string, KeyIndex>()

  constructor(plan: ImportPlan) {
    for (const record of plan.steps.flatMap((step) => step.records)) {
      for (const { way } of record.references) if (way.kind === 'by') this.#texts.set(place(way.resource, way.by), new KeyIndex())
      if (record.match !== null) this.#texts.set(place(record.resource.name, record.match), new KeyIndex())
      for (const field of Object.values(record.resource.fields)) if (field.unique) this.#texts.set(place(record.resource.name, field.name), new KeyIndex())
    }
  }

  hasRow(record: RecordPlan, key: string): boolean {
    return this.#rows.get(record.source)?.has(key) ?? false
  }

  hasText(resource: string, field: string, text: string, loose = false): boolean {
    const index = this.#texts.get(place(resource, field))
    return index?.has(loose ? `~${loosely(text)}` : text) ?? false
  }

  addRow(record: RecordPlan, key: string): void {
    let index = this.#rows.get(record.source)
    if (!index) this.#rows.set(record.source, (index = new KeyIndex()))
    index.add(key)
  }

  addTexts(resource: string, values: Readonly<Record<string, unknown>>): void {
    for (const [field, value] of Object.entries(values)) {
      if (typeof value !== 'string') continue
      const index = this.#texts.get(place(resource, field))
      index?.add(value)
      index?.add(`~${loosely(value)}`)
    }
  }
}

function place(resource: string, field: string): string {
  return `${resource}.${field}`
}
