import type { Random } from '@tenon/core/testing'
import { rowsOf, type Models, type World } from '../world/world.ts'

/** What values in inputs are taken from: what is there, visible or hidden, and what is not. */
export interface Pools {
  readonly ids: Readonly<Record<string, readonly string[]>>
  readonly texts: readonly string[]
}

export function makePools(models: Models, worlds: readonly World[]): Pools {
  const ids: Record<string, string[]> = {}
  const texts = new Set<string>()
  for (const world of worlds) {
    for (const name of world.keys()) {
      const model = models.models[name]!
      for (const row of rowsOf(world, name)) {
        if (model.primaryKey.length === 1) (ids[name] ??= []).push(`${name}:${String(row[model.primaryKey[0]!])}`)
        for (const [column, value] of Object.entries(row)) if (typeof value === 'string' && model.fields[column]!.nativeType !== 'Uuid') texts.add(value)
      }
    }
  }
  return { ids, texts: [...texts] }
}

export function someId(pools: Pools, random: Random, type?: string): string {
  const own = type === undefined ? undefined : pools.ids[type]
  if (own && random.chance(0.9)) return random.pick(own)
  if (random.chance(0.3)) return random.pick([`${type ?? 'Person'}:0198ffff-0000-7000-8000-00000000dead`, 'nonsense'])
  return random.pick(pools.ids[random.pick(Object.keys(pools.ids))]!)
}

/** A whole value, a piece of one, in another case: what somebody would guess with. */
export function someText(pools: Pools, random: Random): string {
  const whole = random.pick(pools.texts)
  if (random.chance(0.4)) return whole
  const from = random.int(Math.max(1, whole.length - 1))
  const piece = whole.slice(from, from + 1 + random.int(3))
  return random.chance(0.3) ? piece.toUpperCase() : piece
}
