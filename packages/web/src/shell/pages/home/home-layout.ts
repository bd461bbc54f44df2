import type { LazyComponent, SlotSize } from '../../../module.ts'

/** Something that a plugin offers for the home page. */
export interface HomePart {
  /** 'pipeline/by-stage': stays the same over releases. */
  readonly id: string
  readonly plugin: string
  readonly title: string
  readonly load: LazyComponent
  readonly size: SlotSize
  /** It brings its own frame. */
  readonly bare: boolean
  /** Shown from the start to these roles; to everybody where nothing is said. */
  readonly roles: readonly string[] | null
}

/** How a person arranged her home: what is shown, in which order and size, and what she took away. */
export interface HomeLayout {
  readonly shown: readonly { readonly id: string; readonly size: SlotSize }[]
  readonly hidden: readonly string[]
}

export interface Arranged {
  readonly shown: readonly HomePart[]
  readonly hidden: readonly HomePart[]
}

const SIZES: readonly SlotSize[] = ['s', 'm', 'l']

/** The parts as the person has them. What is new since she arranged them comes last; what is gone is left out. */
export function arranged(parts: readonly HomePart[], layout: HomeLayout | null, roles: readonly string[]): Arranged {
  const placed = (layout?.shown ?? []).flatMap(({ id, size }) => {
    const part = parts.find((one) => one.id === id)
    return part ? [{ ...part, size }] : []
  })
  const rest = parts.filter((part) => !placed.some((one) => one.id === part.id))
  const away = (part: HomePart) => layout?.hidden.includes(part.id) || (part.roles !== null && !part.roles.some((role) => roles.includes(role)))
  return { shown: [...placed, ...rest.filter((part) => !away(part))], hidden: rest.filter(away) }
}

export function layoutOf({ shown, hidden }: Arranged): HomeLayout {
  return { shown: shown.map(({ id, size }) => ({ id, size })), hidden: hidden.map(({ id }) => id) }
}

/** Moves a part before or behind its neighbours, as far as there is room. */
export function movedBy({ shown, hidden }: Arranged, id: string, by: number): Arranged {
  const from = shown.findIndex((part) => part.id === id)
  return from < 0 ? { shown, hidden } : movedTo({ shown, hidden }, id, from + by)
}

export function movedTo({ shown, hidden }: Arranged, id: string, index: number): Arranged {
  const part = shown.find((one) => one.id === id)
  if (!part) return { shown, hidden }
  const rest = shown.filter((one) => one !== part)
  const to = Math.min(rest.length, Math.max(0, index))
  return { shown: [...rest.slice(0, to), part, ...rest.slice(to)], hidden }
}

export function resized({ shown, hidden }: Arranged, id: string, size: SlotSize): Arranged {
  return { shown: shown.map((part) => (part.id === id ? { ...part, size } : part)), hidden }
}

export function removed({ shown, hidden }: Arranged, id: string): Arranged {
  return { shown: shown.filter((part) => part.id !== id), hidden: [...hidden, ...shown.filter((part) => part.id === id)] }
}

export function added({ shown, hidden }: Arranged, id: string): Arranged {
  return { shown: [...shown, ...hidden.filter((part) => part.id === id)], hidden: hidden.filter((part) => part.id !== id) }
}

/** What the server kept, if it can still be read. */
export function readLayout(value: unknown): HomeLayout | null {
  if (typeof value !== 'object' || value === null || !('shown' in value) || !Array.isArray(value.shown)) return null
  const shown = value.shown.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('id' in one) || typeof one.id !== 'string') return []
    const size = SIZES.find((known) => 'size' in one && known === one.size) ?? 'm'
    return [{ id: one.id, size }]
  })
  const hidden = 'hidden' in value && Array.isArray(value.hidden) ? value.hidden.filter((id: unknown) => typeof id === 'string') : []
  return { shown, hidden }
}
