export type GridStep = { readonly kind: 'move'; readonly by: number } | { readonly kind: 'select' } | { readonly kind: 'open' } | { readonly kind: 'cell'; readonly by: 1 | -1 } | { readonly kind: 'edit' }

/** What a key means within a list; null where it means nothing here. */
export function gridKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, page: number): GridStep | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return { kind: 'move', by: 1 }
    case 'ArrowUp':
    case 'k':
      return { kind: 'move', by: -1 }
    case 'PageDown':
      return { kind: 'move', by: page }
    case 'PageUp':
      return { kind: 'move', by: -page }
    case 'Home':
      return { kind: 'move', by: -Infinity }
    case 'End':
      return { kind: 'move', by: Infinity }
    case 'x':
    case ' ':
      return { kind: 'select' }
    case 'ArrowRight':
      return { kind: 'cell', by: 1 }
    case 'ArrowLeft':
      return { kind: 'cell', by: -1 }
    case 'F2':
      return { kind: 'edit' }
    case 'Enter':
    case 'o':
      return { kind: 'open' }
    default:
      return null
  }
}
