import type { ResourceCounts, StepCounts } from '../report/report-types.ts'

type Mutable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] }

/** Counts of a run. */
export class Tally {
  readonly #resources = new Map<string, Mutable<ResourceCounts>>()
  readonly #steps: Mutable<StepCounts>[] = []

  count(resource: string, what: keyof ResourceCounts): void {
    let counts = this.#resources.get(resource)
    if (!counts) this.#resources.set(resource, (counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }))
    counts[what]++
  }

  step(name: string): Mutable<StepCounts> {
    const step = { step: name, rows: 0, skipped: 0, repeated: 0, rejected: 0 }
    this.#steps.push(step)
    return step
  }

  get resources(): Record<string, ResourceCounts> {
    return Object.fromEntries([...this.#resources].map(([name, counts]) => [name, { ...counts }]))
  }

  get steps(): StepCounts[] {
    return this.#steps.map((step) => ({ ...step }))
  }

  get rows(): number {
    return this.#steps.reduce((sum, step) => sum + step.rows, 0)
  }
}
