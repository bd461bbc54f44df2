import type { TestApp } from '@tenon/core/testing'
import { rowsOf, type Models, type Row, type World } from '../writing/world/world.ts'
import { listOf, targetOf } from './seen.ts'

export type Resource = NonNullable<ReturnType<TestApp['app']['registry']['resources']['get']>>
export type ResourceField = Resource['fields'][number]

/** What one person sees, and what is needed to say how the API writes it. */
export interface View {
  readonly models: Models
  readonly seen: World
  readonly currency: string
  resourceOf(name: string): Resource
  /** Rows of a nested list as they stand where nobody asks for an order. */
  inListOrder(resource: Resource, rows: readonly Row[]): readonly Row[]
}

/** So many rows of each related list are asked for. */
export const perList = 12

/** Every scalar, every reference and every list of a resource. */
export function selectionOf(resource: Resource): string {
  const fields = resource.fields.map(({ name, kind }) => (kind === 'reference' ? `${name} { id }` : kind === 'money' ? `${name} { amount currency }` : name))
  const lists = resource.relations.map(({ name }) => `${name}(first: ${perList}) { totalCount nodes { id } }`)
  return ['id', ...(resource.model.isRecord ? ['version'] : []), ...fields, ...lists].join(' ')
}

/** What the API is to answer for a row under that selection. */
export function answerFor(view: View, resource: Resource, row: Row): Record<string, unknown> {
  return {
    id: globalId(resource.name, row),
    ...(resource.model.isRecord ? { version: row['version'] } : {}),
    ...Object.fromEntries(resource.fields.map((field) => [field.name, fieldAnswer(view, resource, field, row)])),
    ...Object.fromEntries(resource.relations.map(({ name, target }) => {
      const rows = listOf(view.models, view.seen, resource.name, name, row)
      return [name, { totalCount: rows.length, nodes: view.inListOrder(view.resourceOf(target), rows).slice(0, perList).map((other) => ({ id: globalId(target, other) })) }]
    })),
  }
}

function fieldAnswer({ models, seen, currency }: View, resource: Resource, field: ResourceField, row: Row): unknown {
  if (field.kind === 'reference') {
    const target = targetOf(models, seen, resource.name, field.name, row)
    return target && { id: globalId(field.target!, target) }
  }
  const value = row[field.column]
  const translations = `${field.column}Translations`
  if (translations in resource.model.fields) return (row[translations] as Record<string, string> | null)?.['en'] ?? value
  if (value === null || value === undefined) return null
  if (field.kind === 'money') return { amount: (Number(value) / 100).toFixed(2), currency: row[field.currencyColumn!] ?? currency }
  return wire(field.model, value)
}

/** A value as JSON carries it. */
export function wire({ type, nativeType }: { readonly type: string; readonly nativeType?: string | null | undefined }, value: unknown): unknown {
  if (type === 'BigInt') return String(value)
  if (type === 'Decimal') return String(Number(value))
  if (value instanceof Date) return nativeType === 'Date' ? value.toISOString().slice(0, 10) : value.toISOString()
  return value
}

/** As the schema writes the name of a field in an enum. */
export function constantCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

export function globalId(model: string, row: Row): string {
  return `${model}:${String(row['id'])}`
}

export function idsOf(view: View, resource: Resource, rows: readonly Row[] = rowsOf(view.seen, resource.name)): string[] {
  return rows.map((row) => globalId(resource.name, row)).sort()
}
