import { decimalAmount, type Money } from '../money/index.ts'
import { moneyFigures, plainFigure } from '../schema/aggregate.ts'
import { type Group } from '../schema/aggregate-group.ts'
import type { AggregatePart, AggregateRead, FigurePart, KeyPart, MoneyPart } from './read-types.ts'

type Json = Record<string, unknown>

export interface Naming {
  readonly currency: string
  /** The record with an id that the key part at an index names its group by; null where the caller may not see it. */
  recordOf(index: number, id: unknown): unknown
}

/** Groups in the form of the answer. */
export function groupsJson({ parts }: AggregateRead, groups: readonly Group[], naming: Naming): Json[] {
  return groups.map((group) => {
    let keys = 0
    const keyPart = (part: AggregatePart & { kind: 'key' }): Json => Object.fromEntries(part.parts.map((one) => [one.key, keyJson(one, group, naming, keys++)]))
    return Object.fromEntries(parts.map((part) => [part.key, part.kind === 'key' ? keyPart(part) : partJson(part, group, naming)]))
  })
}

function partJson(part: Exclude<AggregatePart, { kind: 'key' }>, group: Group, { currency }: Naming): unknown {
  switch (part.kind) {
    case 'typename': return part.name
    case 'count': return group.count
    case 'figures': return Object.fromEntries(part.parts.map((one) => [one.key, figureJson(part, one, group, currency)]))
  }
}

function keyJson(part: KeyPart, group: Group, naming: Naming, index: number): unknown {
  if (part.kind === 'typename') return part.name
  const value = group.key[part.field.name] ?? null
  return part.kind === 'value' || value === null ? value : naming.recordOf(index, value)
}

function figureJson({ figure }: AggregatePart & { kind: 'figures' }, part: FigurePart, { measures }: Group, currency: string): unknown {
  if (part.kind === 'typename') return part.name
  const measure = measures.get(part.field.name)
  if (part.kind === 'plain') return plainFigure(figure, measure)
  return moneyFigures(figure, measure, currency).map((money) => Object.fromEntries(part.parts.map((one) => [one.key, moneyJson(one, money)])))
}

function moneyJson({ kind }: MoneyPart, money: Money): string {
  if (kind === 'typename') return 'Money'
  return kind === 'currency' ? money.currency : decimalAmount(money)
}
