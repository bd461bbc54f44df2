import type { SlotSize } from '../../../module.ts'
import type { Arranged } from './home-layout.ts'

/** Moves a part before or behind its neighbours, as far as there is room. */
export function movedBy({ shown, hidden, fresh }: Arranged, id: string, by: number): Arranged {
  const from = shown.findIndex((part) => part.id === id)
  return from < 0 ? { shown, hidden, fresh } : movedTo({ shown, hidden, fresh }, id, from + by)
}

export function movedTo({ shown, hidden, fresh }: Arranged, id: string, index: number): Arranged {
  const part = shown.find((one) => one.id === id)
  if (!part) return { shown, hidden, fresh }
  const rest = shown.filter((one) => one !== part)
  const to = Math.min(rest.length, Math.max(0, index))
  return { shown: [...rest.slice(0, to), part, ...rest.slice(to)], hidden, fresh }
}

export function resized({ shown, hidden, fresh }: Arranged, id: string, size: SlotSize): Arranged {
  return { shown: shown.map((part) => (part.id === id ? { ...part, size } : part)), hidden, fresh }
}

export function removed({ shown, hidden, fresh }: Arranged, id: string): Arranged {
  return { shown: shown.filter((part) => part.id !== id), hidden: [...hidden, ...shown.filter((part) => part.id === id)], fresh }
}

export function added({ shown, hidden, fresh }: Arranged, id: string): Arranged {
  return { shown: [...shown, ...hidden.filter((part) => part.id === id)], hidden: hidden.filter((part) => part.id !== id), fresh: fresh.filter((part) => part.id !== id) }
}
