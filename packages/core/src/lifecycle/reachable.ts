import type { Transition } from './lifecycle.ts'

/** States that no record ever comes to: a word that was forgotten, or a way. */
export function unreachableStates(states: readonly string[], born: readonly string[], transitions: readonly Pick<Transition, 'from' | 'to'>[]): string[] {
  const reached = new Set(born)
  for (let before = -1; before < reached.size;) {
    before = reached.size
    for (const { from, to } of transitions) if (from.some((state) => reached.has(state))) reached.add(to)
  }
  return states.filter((state) => !reached.has(state))
}
