/** Milliseconds that changes are gathered before anybody is told: whoever writes twenty rows causes one refresh. */
const GATHER = 250

export interface Gathered {
  /** Takes models that changed; null for all of them, when it is not known what changed. */
  add(models: Iterable<string> | null): void
  close(): void
}

/** Gathers changes and tells them together, and not before somebody looks: a tab in the background asks for nothing. */
export function gather(tell: (models: ReadonlySet<string> | null) => void, wait: number = GATHER): Gathered {
  const stop = new AbortController()
  let models = new Set<string>()
  let all = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = () => {
    timer = undefined
    if (document.hidden || (!all && models.size === 0)) return
    const told = all ? null : models
    models = new Set()
    all = false
    tell(told)
  }
  const later = () => (timer ??= setTimeout(flush, wait))
  document.addEventListener('visibilitychange', () => !document.hidden && later(), { signal: stop.signal })

  return {
    add(changed) {
      if (changed === null) all = true
      else for (const model of changed) models.add(model)
      later()
    },
    close() {
      stop.abort()
      clearTimeout(timer)
    },
  }
}
