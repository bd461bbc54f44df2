import type { OrgState } from './org-state.svelte.ts'
import { idsBelow } from './org-tree.ts'

/** A person or a unit that is being moved. */
export interface Held {
  readonly kind: 'person' | 'unit'
  readonly id: string
  readonly name: string
  /** The unit that the person works in, or the one that the unit belongs to. */
  readonly from: string | null
}

export interface GrabWords {
  grabbed(name: string): string
  over(unit: string): string
  cancelled(name: string): string
}

/** Milliseconds. */
const DWELL = 600

/** Moving by keys (Space takes, arrows choose a unit, Space puts down, Esc gives up) and by pointer. Each step by keys is spoken. */
export class OrgGrab {
  readonly #org: OrgState
  readonly #words: GrabWords
  readonly #ondrop: (held: Held, unitId: string) => void
  #dwell: ReturnType<typeof setTimeout> | undefined
  held = $state.raw<Held | null>(null)
  /** The unit that it would land in. */
  over = $state.raw<string | null>(null)
  spoken = $state('')

  constructor(org: OrgState, words: GrabWords, ondrop: (held: Held, unitId: string) => void) {
    this.#org = org
    this.#words = words
    this.#ondrop = ondrop
  }

  take(held: Held): void {
    this.held = held
    this.over = held.from ?? held.id
    this.spoken = this.#words.grabbed(held.name)
  }

  /** What a key means while something is held; false where it means nothing. */
  key(key: string): boolean {
    if (!this.held) return false
    if (key === 'ArrowDown' || key === 'j') this.#step(1)
    else if (key === 'ArrowUp' || key === 'k') this.#step(-1)
    else if (key === 'ArrowRight' && this.over) this.#org.toggle(this.over, true)
    else if (key === 'ArrowLeft' && this.over) this.#org.toggle(this.over, false)
    else if (key === ' ' || key === 'Enter') this.drop(this.over)
    else if (key === 'Escape') this.cancel()
    else return key !== 'Tab'
    return true
  }

  #step(by: -1 | 1): void {
    const { rows } = this.#org
    const at = rows.findIndex(({ unit }) => unit.id === this.over)
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
    if (!next) return
    this.over = next.unit.id
    this.spoken = this.#words.over(next.unit.name)
  }

  /** For a pointer that is over a unit, or over none. */
  hover(unitId: string | null): void {
    if (!this.held || unitId === this.over) return
    this.over = unitId
    clearTimeout(this.#dwell)
    // A closed unit opens under a pointer that stays on it.
    this.#dwell = setTimeout(() => this.held && unitId !== null && unitId === this.over && this.#org.toggle(unitId, true), DWELL)
  }

  mayDrop(unitId: string | null): unitId is string {
    const { held } = this
    if (!held || unitId === null || unitId === held.from) return false
    const own = held.kind === 'unit' ? this.#org.unit(held.id) : null
    return own === null || !idsBelow(own).has(unitId)
  }

  drop(unitId: string | null): void {
    const { held } = this
    if (!held || !this.mayDrop(unitId)) return this.cancel()
    this.#letGo()
    this.#ondrop(held, unitId)
  }

  cancel(): void {
    if (!this.held) return
    this.spoken = this.#words.cancelled(this.held.name)
    this.#letGo()
  }

  #letGo(): void {
    this.held = null
    this.over = null
  }
}
