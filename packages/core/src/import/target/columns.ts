import type { Resource, ResourceField } from '../../schema/resource-definition.ts'
import type { Money } from '../../money/index.ts'
import type { TargetValue } from '../target-types.ts'
import { columnOf } from './describe-resource.ts'

export type Columns = Record<string, unknown>

/** Values by field as values by column. */
export function toColumns(resource: Resource, values: Readonly<Record<string, TargetValue>>): Columns {
  const columns: Columns = {}
  for (const [name, value] of Object.entries(values)) {
    const field = resource.fields.find((candidate) => candidate.name === name)
    if (!field) throw new Error(`${resource.name} has no field ${name}`)
    if (field.kind === 'money') Object.assign(columns, moneyColumns(field, value as Money | null))
    else columns[columnOf(field)] = toColumn(field, value)
  }
  return columns
}

/** The field that a column belongs to, for reports. */
export function fieldOf(resource: Resource, column: string): string | null {
  return resource.fields.find((field) => field.name === column || columnOf(field) === column || field.currencyColumn === column || `${field.name}Id` === column)?.name ?? null
}

/** Whether two column values are the same, however the database's driver and the import write them. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime()
  if (Array.isArray(left) && Array.isArray(right)) return left.length === right.length && left.every((item, index) => sameValue(item, right[index]))
  // A decimal comes as an object that writes itself: 1.500 and 1.5 differ as text only.
  if (typeof left === 'object' && left !== null && typeof right === 'string') return trimZeros(String(left)) === trimZeros(right)
  return typeof left === 'object' && typeof right === 'object' && left !== null && right !== null && JSON.stringify(left) === JSON.stringify(right)
}

function moneyColumns(field: ResourceField, value: Money | null): Columns {
  // The currency stays where the amount is taken away: it may be shared with another amount.
  return value === null ? { [field.column]: null } : { [field.column]: value.minor, [field.currencyColumn!]: value.currency }
}

function toColumn(field: ResourceField, value: TargetValue): unknown {
  if (value === null) return field.model.isList ? [] : null
  if (field.kind === 'date') return new Date(`${String(value)}T00:00:00.000Z`)
  if (field.kind === 'datetime') return new Date(String(value))
  return value
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
