import type { Option, OptionSearch } from './types.ts'

/** Asks for options as a person types: the last question wins, an older answer is never shown. */
export class OptionFinder {
  options = $state.raw<readonly Option[]>([])
  state = $state<'idle' | 'loading' | 'failed'>('idle')
  #search: () => OptionSearch
  #asked: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(search: () => OptionSearch) {
    this.#search = search
  }

  /** Debounced, unless at once. */
  ask(text: string, { atOnce = false } = {}): void {
    clearTimeout(this.#timer)
    this.#asked?.abort()
    this.state = 'loading'
    if (atOnce) void this.#run(text)
    else this.#timer = setTimeout(() => void this.#run(text), 160)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asked?.abort()
    this.state = 'idle'
  }

  async #run(text: string): Promise<void> {
    const asked = new AbortController()
    this.#asked = asked
    try {
      const options = await this.#search()(text, asked.signal)
      if (asked.signal.aborted) return
      this.options = options
      this.state = 'idle'
    } catch {
      if (!asked.signal.aborted) this.state = 'failed'
    }
  }
}
