import { addDays } from '../filter/period.ts'
import type { Place } from './calendar-entries.ts'
import { carried, STEP } from './calendar-hours.ts'
import type { CalendarState } from './calendar-state.svelte.ts'

export interface GrabWords {
  grabbed(title: string, place: Place): string
  over(place: Place): string
  dropped(title: string, place: Place): string
  cancelled(title: string): string
}

export interface Held extends Place {
  readonly id: string
  readonly title: string
}

/**
 * Moving an entry by keys: Space takes it, arrows carry it, Space puts it down, Esc puts it back. Each step is spoken.
 * In hours, up and down are a quarter of an hour, and with Shift they move its end.
 */
export class CalendarGrab {
  readonly #calendar: CalendarState
  readonly #words: GrabWords
  held = $state.raw<Held | null>(null)
  /** For the live region. */
  spoken = $state('')

  constructor(calendar: CalendarState, words: GrabWords) {
    this.#calendar = calendar
    this.#words = words
  }

  /** Whether the key meant something to an entry. Where `minutes` is null, up and down are weeks. */
  press(event: KeyboardEvent, entry: Held): boolean {
    if (!this.#calendar.movable || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === ' ') {
      if (this.held) this.drop()
      else this.#take(entry)
      return true
    }
    if (!this.held) return false
    if (event.key === 'Escape') this.cancel()
    else return this.#carry(event.key, event.shiftKey)
    return true
  }

  drop(): void {
    const { held } = this
    if (!held) return
    this.held = null
    this.spoken = this.#words.dropped(held.title, held)
    void this.#calendar.place(held.id, held)
  }

  cancel(): void {
    if (this.held) this.spoken = this.#words.cancelled(this.held.title)
    this.held = null
  }

  #take(entry: Held): void {
    this.held = entry
    this.spoken = this.#words.grabbed(entry.title, entry)
  }

  #carry(key: string, shift: boolean): boolean {
    const { held } = this
    const [days, down] = ARROWS[key] ?? []
    if (!held || days === undefined || down === undefined) return false
    if (held.minutes === null) this.held = { ...held, day: addDays(held.day, days + 7 * down) }
    else if (shift && down !== 0 && this.#calendar.resizable) this.held = { ...held, longer: (held.longer ?? 0) + down * STEP }
    else this.held = { ...held, ...carried(addDays(held.day, days), held.minutes + down * STEP) }
    this.spoken = this.#words.over(this.held)
    return true
  }
}

/** Days to the side, and steps down. */
const ARROWS: Readonly<Record<string, readonly [days: number, down: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
