export interface Hint<Answer> {
  /** Null while nothing is asked, nothing is known, or it could not be asked. */
  readonly current: Answer | null
}

/**
 * What the server knows of what a person types into a form, asked when she has stopped for a moment. Only a hint: where it cannot be asked for, the form
 * goes on without. `question` gives null where there is nothing to ask. Called while a component initialises.
 */
export function useHint<Variables extends object, Answer>(question: () => Variables | null, ask: (variables: Variables) => Promise<Answer>): Hint<Answer> {
  let current = $state.raw<Answer | null>(null)
  // As text, so that the same question is not asked again because something else of the form changed.
  const asked = $derived(JSON.stringify(question()))

  $effect(() => {
    const text = asked
    const timer = setTimeout(() => void look(text), 400)
    return () => clearTimeout(timer)
  })

  async function look(text: string) {
    const variables = JSON.parse(text) as Variables | null
    const answer = variables === null ? null : await ask(variables).catch(() => null)
    if (text === asked) current = answer
  }

  return {
    get current() {
      return current
    },
  }
}
