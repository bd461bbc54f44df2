import { addDays } from '../filter/period.ts'
import type { CalendarState } from './calendar-state.svelte.ts'

export interface GrabWords {
  grabbed(title: string, day: string): string
  over(day: string): string
  dropped(title: string, day: string): string
  cancelled(title: string): string
}

/** Days that an arrow key goes. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Moving an entry by keys: Space takes it, arrows carry it over the days, Space puts it down, Esc puts it back. Each step is spoken. */
export class CalendarGrab {
  readonly #calendar: CalendarState
  readonly #words: GrabWords
  held = $state.raw<{ readonly id: string; readonly title: string; readonly day: string } | null>(null)
  /** For the live region. */
  spoken = $state('')

  constructor(calendar: CalendarState, words: GrabWords) {
    this.#calendar = calendar
    this.#words = words
  }

  /** Whether the key meant something to an entry. */
  press(event: KeyboardEvent, { id, title, day }: { id: string; title: string; day: string }): boolean {
    if (!this.#calendar.movable || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === ' ') {
      if (this.held) this.drop()
      else this.#take({ id, title, day })
      return true
    }
    if (!this.held) return false
    const by = STEPS[event.key]
    if (by !== undefined) this.#carry(by)
    else if (event.key === 'Escape') this.cancel()
    else return false
    return true
  }

  drop(): void {
    const { held } = this
    if (!held) return
    this.held = null
    this.spoken = this.#words.dropped(held.title, held.day)
    void this.#calendar.move(held.id, held.day)
  }

  cancel(): void {
    if (this.held) this.spoken = this.#words.cancelled(this.held.title)
    this.held = null
  }

  #take(entry: { id: string; title: string; day: string }): void {
    this.held = entry
    this.spoken = this.#words.grabbed(entry.title, entry.day)
  }

  #carry(by: number): void {
    if (!this.held) return
    const day = addDays(this.held.day, by)
    this.held = { ...this.held, day }
    this.spoken = this.#words.over(day)
  }
}
