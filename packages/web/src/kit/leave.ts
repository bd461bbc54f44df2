import { getContext, setContext } from 'svelte'

/** Asks whether what is typed may be left: it is kept as a draft, or lost. */
export type AskToLeave = (held: 'kept' | 'lost') => Promise<boolean>

const key = Symbol('tenon.leave')

export function provideLeave(ask: AskToLeave): void {
  setContext(key, ask)
}

export function leaveAsker(): AskToLeave | undefined {
  return getContext<AskToLeave | undefined>(key)
}
