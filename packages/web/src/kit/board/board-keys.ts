export type BoardAction =
  | { readonly kind: 'take' | 'drop' | 'cancel' }
  | { readonly kind: 'carry'; readonly by: -1 | 1 }
  | { readonly kind: 'step'; readonly direction: 'up' | 'down' | 'left' | 'right' }

const DIRECTIONS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right', k: 'up', j: 'down', h: 'left', l: 'right' }

/** What a key means on a card, while one is held and while none is; null where it means nothing. */
export function boardKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, held: boolean): BoardAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const direction = DIRECTIONS[event.key]
  if (!held) return event.key === ' ' ? { kind: 'take' } : direction ? { kind: 'step', direction } : null
  if (event.key === ' ' || event.key === 'Enter') return { kind: 'drop' }
  if (event.key === 'Escape') return { kind: 'cancel' }
  return direction === 'left' ? { kind: 'carry', by: -1 } : direction === 'right' ? { kind: 'carry', by: 1 } : null
}
