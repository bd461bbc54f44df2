export interface StreamReader {
  unread(count: number): void
  /** `written` names, for those of the ids that a single request of this person wrote, that request. */
  changed(ids: readonly string[], written: Readonly<Record<string, string>>): void
  /** The stream is there after a break, or late: changes went by untold. */
  missed(): void
}

const shortest = 3_000
const longest = 60_000
const late = 1_000

/**
 * Reads the server's stream until `signal` says so, or the server says that the session is over. A browser comes back by itself
 * where the connection breaks; where it is answered with an error, this does, twice as late each time.
 */
export function openStream(reader: StreamReader, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let wait = shortest
    let opened = false
    let written: Readonly<Record<string, string>> = {}
    const began = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    let source: EventSource | undefined
    const end = (): void => {
      clearTimeout(timer)
      source?.close()
      resolve()
    }
    const open = (): void => {
      source = new EventSource('/api/live')
      source.addEventListener('open', () => {
        // One that opens late has missed what changed since the page was read.
        if (opened || Date.now() - began > late) reader.missed()
        opened = true
      })
      source.addEventListener('unread', ({ data }) => {
        wait = shortest
        reader.unread(JSON.parse(data as string) as number)
      })
      source.addEventListener('written', ({ data }) => (written = JSON.parse(data as string) as Record<string, string>))
      source.addEventListener('changed', ({ data }) => {
        reader.changed(JSON.parse(data as string) as string[], written)
        written = {}
      })
      source.addEventListener('over', end)
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED || signal.aborted) return
        timer = setTimeout(open, wait)
        wait = Math.min(wait * 2, longest)
      })
    }
    signal.addEventListener('abort', end, { once: true })
    // A page that is left says so before its connection breaks, which it would take for a fault.
    addEventListener('pagehide', () => source?.close(), { signal })
    open()
  })
}
