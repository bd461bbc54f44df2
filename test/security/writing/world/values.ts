import type { Random } from '@tenon/core/testing'
import type { Model, ModelField, Models } from './world.ts'

const words = ['甲子', '星河', '云帆', 'Acme', 'acme', 'Zeta', "O'Neil", '100%', 'a_b', 'Ärger', '青松科技', 'x'] as const

/** A value for a column. Few different ones, so that filters hit, groups form, and orders tie. `salt` keeps unique columns unique. */
export function valueFor(field: ModelField, models: Models, random: Random, salt: number): unknown {
  if (field.isList) return Array.from({ length: random.int(3) }, () => random.pick(words))
  if (!field.isRequired && !field.isUnique && random.chance(0.25)) return null
  if (field.kind === 'enum') return random.pick(models.enums[field.type]!.values)
  switch (field.type) {
    case 'Boolean': return random.chance(0.5)
    case 'Int': return random.int(12)
    case 'BigInt': return BigInt(random.int(40)) * 12_345_678_901n
    case 'Decimal': return (random.int(60) / 8).toFixed(3)
    case 'Json': return { 'zh-CN': random.pick(words), n: String(random.int(9)) }
    case 'DateTime': return field.nativeType === 'Date' ? new Date(Date.UTC(2026, random.int(12), 1 + random.int(28))) : new Date(Date.UTC(2026, random.int(12), 1 + random.int(28), random.int(24), 0, 0, random.int(1000)))
    case 'Bytes': return new Uint8Array([random.int(256)])
    default: return textFor(field, random, salt)
  }
}

function textFor(field: ModelField, random: Random, salt: number): string {
  if (field.nativeType === 'Uuid') return uuid(700_000 + salt)
  if (field.nativeType?.startsWith('Char(3')) return random.pick(['CNY', 'USD'])
  const word = random.pick(words)
  return field.isUnique ? `${word}-${salt}` : random.chance(0.5) ? word : `${word} ${random.int(30)}`
}

export function uuid(n: number): string {
  return `0198a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** The columns that carry a relation. */
export function referenceOf(model: Model, column: string): ModelField | undefined {
  return Object.values(model.fields).find((field) => field.relation?.fromFields.includes(column))
}
