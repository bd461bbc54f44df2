/**
 * Keys for the attempts of one form: the same input sent again (the answer got lost, the person pressed Save once more)
 * carries the same key, so that the server writes once; a changed input is another attempt.
 */
export function createAttempts(makeKey: () => string = () => crypto.randomUUID()): { keyFor(input: unknown): string; done(): void } {
  let current: { text: string; key: string } | null = null
  return {
    keyFor(input) {
      const text = JSON.stringify(input)
      if (current?.text !== text) current = { text, key: makeKey() }
      return current.key
    },
    done() {
      current = null
    },
  }
}
