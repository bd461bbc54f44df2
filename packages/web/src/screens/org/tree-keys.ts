export type TreeStep = { readonly kind: 'go'; readonly to: number } | { readonly kind: 'open' | 'close' | 'parent' | 'choose' }

/** What a key means on a row of the tree, as trees are used everywhere. */
export function treeKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>, row: { at: number; count: number; hasChildren: boolean; isOpen: boolean }): TreeStep | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return { kind: 'go', to: Math.min(row.count - 1, row.at + 1) }
    case 'ArrowUp':
    case 'k':
      return { kind: 'go', to: Math.max(0, row.at - 1) }
    case 'Home':
      return { kind: 'go', to: 0 }
    case 'End':
      return { kind: 'go', to: row.count - 1 }
    case 'ArrowRight':
      if (!row.hasChildren) return null
      return row.isOpen ? { kind: 'go', to: row.at + 1 } : { kind: 'open' }
    case 'ArrowLeft':
      return row.hasChildren && row.isOpen ? { kind: 'close' } : { kind: 'parent' }
    case 'Enter':
    case ' ':
      return { kind: 'choose' }
    default:
      return null
  }
}
