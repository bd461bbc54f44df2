import { untrack } from 'svelte'
import type { DataClient, Watch } from './client.ts'
import type { DataError } from './data-error.ts'

export interface Live<Data> {
  /** The newest answer; while other variables are asked for, still the former one. */
  readonly data: Data | null
  readonly error: DataError | null
  /** An answer is under way. */
  readonly loading: boolean
  reload(): void
}

/**
 * A query as state: asked when the component appears and whenever what `source` asks changes, kept fresh by writes, given up when the component goes.
 * `source` gives null while there is nothing to ask.
 */
export function live<Data>(client: DataClient, source: () => Watch | null): Live<Data> {
  let state = $state.raw<{ data: Data | null; error: DataError | null; loading: boolean }>({ data: null, error: null, loading: true })
  let round = $state(0)

  // What is asked, not the objects that it is made of: a new state of the same record asks the same.
  const asked = $derived(JSON.stringify(source()))

  $effect(() => {
    void asked
    const watch = untrack(source)
    const fresh = round > 0
    // Cached answers come synchronously: without untrack, setting the state here would run this effect again.
    return untrack(() => {
      state = { ...state, loading: watch !== null }
      if (!watch) return
      return client.watch<Data>(watch, (answer) => (state = { data: answer.data ?? state.data, error: answer.error, loading: answer.stale }), { fresh })
    })
  })

  return {
    get data() {
      return state.data
    },
    get error() {
      return state.error
    },
    get loading() {
      return state.loading
    },
    reload() {
      round++
    },
  }
}
