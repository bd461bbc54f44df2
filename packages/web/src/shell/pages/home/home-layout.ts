import type { LazyComponent, SlotSize } from '../../../module.ts'

/** Something that a plugin offers for the home page. */
export interface HomePart {
  /** 'pipeline/by-stage': stays the same over releases. */
  readonly id: string
  readonly plugin: string
  readonly title: string
  readonly load: LazyComponent
  readonly size: SlotSize
  /** What the component is given. */
  readonly props?: object
  /** It brings its own frame. */
  readonly bare: boolean
  /** Shown from the start to these roles, to each at its place; to everybody where nothing is said. */
  readonly roles: readonly string[] | Readonly<Record<string, number>> | null
  /** Where it stands for those for whom nothing else is said; the smallest first. */
  readonly order: number
}

/** How a person arranged her home: what is shown, in which order and size, and what she took away. */
export interface HomeLayout {
  readonly shown: readonly { readonly id: string; readonly size: SlotSize }[]
  readonly hidden: readonly string[]
}

export interface Arranged {
  readonly shown: readonly HomePart[]
  readonly hidden: readonly HomePart[]
  /** Those of the hidden that came after the person arranged her home, and are meant for her role: they are offered to her. */
  readonly fresh: readonly HomePart[]
}

const SIZES: readonly SlotSize[] = ['s', 'm', 'l']

/**
 * The parts as the person has them. Until she arranges them, those that plugins mean for her roles, in the order that they
 * have there. Afterwards her own arrangement wins: what is new waits among the hidden ones and is offered; what is gone is left out.
 */
export function arranged(parts: readonly HomePart[], layout: HomeLayout | null, roles: readonly string[]): Arranged {
  const meant = parts.flatMap((part) => {
    const place = placeFor(part, roles)
    return place === null ? [] : [{ part, place }]
  }).sort((a, b) => a.place - b.place).map(({ part }) => part)
  if (!layout) return { shown: meant, hidden: parts.filter((part) => !meant.includes(part)), fresh: [] }
  const shown = layout.shown.flatMap(({ id, size }) => {
    const part = parts.find((one) => one.id === id)
    return part ? [{ ...part, size }] : []
  })
  const hidden = parts.filter((part) => !shown.some((one) => one.id === part.id))
  return { shown, hidden, fresh: hidden.filter((part) => meant.includes(part) && !layout.hidden.includes(part.id)) }
}

/** Where a part stands for somebody with these roles; null where it is not shown from the start. */
function placeFor({ roles, order }: HomePart, held: readonly string[]): number | null {
  if (roles === null) return order
  if (isList(roles)) return roles.some((role) => held.includes(role)) ? order : null
  const places = held.flatMap((role) => roles[role] ?? [])
  return places.length === 0 ? null : Math.min(...places)
}

function isList(roles: NonNullable<HomePart['roles']>): roles is readonly string[] {
  return Array.isArray(roles)
}

export function layoutOf({ shown, hidden }: Pick<Arranged, 'shown' | 'hidden'>): HomeLayout {
  return { shown: shown.map(({ id, size }) => ({ id, size })), hidden: hidden.map(({ id }) => id) }
}

/** A saved view that a person put on her home page. */
export interface Pin {
  /** Bare id of the saved view. */
  readonly view: string
  readonly resource: string
  readonly title: string
}

export function pinId({ view }: Pick<Pin, 'view'>): string {
  return `view/${view}`
}

export function readPins(value: unknown): readonly Pin[] {
  return Array.isArray(value) ? value.filter((one: Partial<Pin> | null): one is Pin => typeof one?.view === 'string' && typeof one.resource === 'string' && typeof one.title === 'string') : []
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
