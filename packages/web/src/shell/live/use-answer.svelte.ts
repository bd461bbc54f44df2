import { useLive } from './use-live.svelte.ts'

export interface LiveAnswer<Answer> {
  /** For `{#await}`: it is replaced by a newer answer only when that is there, so that nothing flickers. */
  readonly current: Promise<Answer>
  /** Asks from the beginning, for a person who wants to try again. */
  again(): void
}

/** What a part of a page asks the server, asked again when records of these models change. Called while a component initialises. */
export function useAnswer<Answer>(models: readonly string[], read: () => Promise<Answer>): LiveAnswer<Answer> {
  let current = $state.raw(read())
  let newest = 0

  useLive(models, () => {
    const mine = ++newest
    // What could not be read anew stays as it was: the next change asks again.
    read().then((answer) => {
      if (mine === newest) current = Promise.resolve(answer)
    }, () => {})
  })

  return {
    get current() {
      return current
    },
    again() {
      newest++
      current = read()
    },
  }
}
