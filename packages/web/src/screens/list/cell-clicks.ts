/** Milliseconds in which a second click makes a double one. The name of a record opens at once: only cells that can be edited wait. */
export const SECOND_CLICK_MS = 250

/** Tells one click from two on the same cell. */
export class CellClicks {
  #waiting: { readonly cell: string; readonly timer: ReturnType<typeof setTimeout> } | null = null

  take(cell: string, { once, twice }: { readonly once: () => void; readonly twice: () => void }): void {
    const isSecond = this.#waiting?.cell === cell
    this.stop()
    if (isSecond) return twice()
    const timer = setTimeout(() => {
      this.#waiting = null
      once()
    }, SECOND_CLICK_MS)
    this.#waiting = { cell, timer }
  }

  stop(): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer)
    this.#waiting = null
  }
}

/** Whether it is a plain click of a mouse: others, keys and fingers among them, mean what they always mean. */
export function isPlainClick(event: MouseEvent): boolean {
  const pointer = 'pointerType' in event ? event.pointerType : 'mouse'
  return event.button === 0 && event.detail > 0 && pointer === 'mouse' && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey && !event.defaultPrevented
}
