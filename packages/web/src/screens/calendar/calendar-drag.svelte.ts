import type { Place } from './calendar-entries.ts'
import { daysBetween } from './calendar-days.ts'
import { DAY_MINUTES, snapped, STEP } from './calendar-hours.ts'
import type { CalendarState } from './calendar-state.svelte.ts'

/** How long a finger rests on an entry before it is taken: shorter would be in the way of scrolling. */
const LONG_PRESS = 350
/** Pixels that tell a drag from a click, and a scroll from a long press. */
const SLACK = 6

export interface Dragged extends Place {
  readonly id: string
  /** Its end is drawn, and not all of it. */
  readonly resizing: boolean
}

interface Grip {
  readonly id: string
  readonly resizing: boolean
  readonly touch: boolean
  readonly x: number
  readonly y: number
  /** Minutes between the start of the entry and the pointer. */
  readonly offset: number
  /** Where its end is, for one whose end is drawn. */
  readonly bottom: number
  readonly day: string
}

/** Moving an entry with a mouse, a pen or a finger. Days and columns of hours are found by their `data-day` and `data-hours`. */
export class CalendarDrag {
  readonly #calendar: CalendarState
  #grip: Grip | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = 0
  /** Where it would come to lie. */
  over = $state.raw<Dragged | null>(null)

  constructor(calendar: CalendarState) {
    this.#calendar = calendar
  }

  /** On `pointerdown` of an entry. `top` and `bottom` are its minutes where it stands in hours. */
  begin(event: PointerEvent, { id, top = 0, bottom = 0, resizing = false }: { id: string; top?: number; bottom?: number; resizing?: boolean }): void {
    if (event.button !== 0 || !this.#calendar.movable || this.#calendar.pending.has(id)) return
    const at = minutesUnder(event.clientX, event.clientY)
    const touch = event.pointerType === 'touch'
    this.#grip = { id, resizing, touch, x: event.clientX, y: event.clientY, offset: at === null ? 0 : at - top, bottom, day: dayUnder(event.clientX, event.clientY) ?? '' }
    if (touch) this.#timer = setTimeout(() => this.#take(event.clientX, event.clientY), LONG_PRESS)
    addEventListener('pointermove', this.#move)
    addEventListener('pointerup', this.#up)
    addEventListener('pointercancel', this.cancel)
    addEventListener('keydown', this.#key, true)
  }

  /** The click at the end of a drag is none. */
  get justEnded(): boolean {
    return performance.now() - this.#ended < 250
  }

  /** A finger is about to take an entry, or carries it: no menu of the link comes up. */
  get isHolding(): boolean {
    return this.#grip?.touch ?? false
  }

  cancel = (): void => {
    clearTimeout(this.#timer)
    this.#grip = null
    this.over = null
    removeEventListener('pointermove', this.#move)
    removeEventListener('pointerup', this.#up)
    removeEventListener('pointercancel', this.cancel)
    removeEventListener('keydown', this.#key, true)
  }

  #move = (event: PointerEvent): void => {
    const grip = this.#grip
    if (!grip) return
    if (this.over) {
      this.#take(event.clientX, event.clientY)
      return
    }
    if (Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < SLACK) return
    if (grip.touch) this.cancel()
    else this.#take(event.clientX, event.clientY)
  }

  #up = (): void => {
    const { over } = this
    this.cancel()
    if (!over) return
    this.#ended = performance.now()
    const { id, day, minutes, longer } = over
    void this.#calendar.place(id, { day, minutes, ...(longer === undefined ? {} : { longer }) })
  }

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.over) return
    event.stopPropagation()
    this.cancel()
  }

  /** Attached to an entry: the page must not scroll under one that is carried, and only a listener that was there before the touch may say so. */
  hold = (node: HTMLElement): (() => void) => {
    const still = (event: TouchEvent) => {
      if (this.over) event.preventDefault()
    }
    node.addEventListener('touchmove', still, { passive: false })
    return () => node.removeEventListener('touchmove', still)
  }

  #take(x: number, y: number): void {
    const grip = this.#grip
    const day = dayUnder(x, y)
    if (!grip || day === null) return
    const at = minutesUnder(x, y)
    const entry = this.#calendar.find(grip.id)
    if (grip.resizing) {
      if (entry && at !== null) this.over = { id: grip.id, resizing: true, day: entry.from, minutes: null, longer: Math.round((at + daysBetween(grip.day, day) * DAY_MINUTES - grip.bottom) / STEP) * STEP }
    } else this.over = { id: grip.id, resizing: false, day, minutes: at === null ? null : snapped(at - grip.offset) }
  }
}

function dayUnder(x: number, y: number): string | null {
  return cellUnder(x, y)?.dataset['day'] ?? null
}

/** Minutes since midnight under a point in a column of hours. */
function minutesUnder(x: number, y: number): number | null {
  const cell = cellUnder(x, y)
  if (!cell || cell.dataset['hours'] === undefined) return null
  const { top, height } = cell.getBoundingClientRect()
  return ((y - top) / height) * DAY_MINUTES
}

function cellUnder(x: number, y: number): HTMLElement | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const cell = element.closest<HTMLElement>('[data-day]')
    if (cell) return cell
  }
  return null
}
