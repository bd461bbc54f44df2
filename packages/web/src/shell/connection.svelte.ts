const PINGS = [2000, 4000, 8000, 15_000]

/** Whether the server can be reached: told by the browser and by what happens to requests. */
export class Connection {
  state = $state<'online' | 'lost'>(navigator.onLine ? 'online' : 'lost')
  /** Writes that wait for it. */
  waiting = $state.raw<{ readonly count: number; readonly giveUp: () => void } | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  listen(): () => void {
    const stop = new AbortController()
    addEventListener('offline', () => this.lost(), { signal: stop.signal })
    addEventListener('online', () => void this.check(), { signal: stop.signal })
    return () => {
      stop.abort()
      clearTimeout(this.#timer)
    }
  }

  lost(attempt = 0): void {
    this.state = 'lost'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.check(attempt + 1), PINGS[Math.min(attempt, PINGS.length - 1)])
  }

  reached(): void {
    clearTimeout(this.#timer)
    if (this.state !== 'online') this.state = 'online'
  }

  isLost = (): boolean => this.state === 'lost'

  onWaiting = (waiting: Connection['waiting']): void => {
    this.waiting = waiting
  }

  /** Resolves when the server can be reached: at once, unless the connection is lost. */
  whenReached = async (): Promise<void> => {
    while (this.state === 'lost') await new Promise((resolve) => setTimeout(resolve, 200))
  }

  async check(attempt = 0): Promise<void> {
    try {
      const answer = await fetch('/healthz', { cache: 'no-store' })
      if (answer.status >= 500) throw new Error(answer.statusText)
      this.reached()
    } catch {
      this.lost(attempt)
    }
  }
}
