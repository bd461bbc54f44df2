import type { FieldMeta } from '@tenon/core/metadata'
import { isMoney, isReference } from './record.ts'

/** The input field that carries a field's value: `customer` is written as `customerId`. */
export function inputName(field: FieldMeta): string {
  return field.reference ? field.reference.inputField : field.name
}

/** A value as mutations take it. Empty text, empty tags and an amount without a number become null. */
export function inputValue(field: FieldMeta, value: unknown): unknown {
  if (value === null || value === undefined || value === '') return null
  switch (field.kind) {
    case 'reference':
      return isReference(value) ? value.id : null
    case 'money':
      return isMoney(value) && value.amount !== '' ? { amount: value.amount, currency: value.currency } : null
    case 'text':
    case 'longtext':
    case 'richtext':
    case 'period':
    case 'email':
    case 'phone':
    case 'url':
      return typeof value === 'string' ? value.trim() || null : null
    case 'tags':
      return Array.isArray(value) ? value : []
    default:
      return value
  }
}

/** Whether two values would be written alike. */
export function sameValue(field: FieldMeta, left: unknown, right: unknown): boolean {
  return canonical(field, left) === canonical(field, right)
}

/** The input of a create or update: each of the fields under its input name. */
export function inputOf(fields: readonly FieldMeta[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [inputName(field), inputValue(field, values[field.name])]))
}

function canonical(field: FieldMeta, value: unknown): string {
  const input = inputValue(field, value)
  if (field.kind === 'money' && isMoney(input)) return `${plainDecimal(input.amount)} ${input.currency}`
  if ((field.kind === 'decimal' || field.kind === 'quantity') && input !== null) return plainDecimal(String(input))
  return JSON.stringify(input)
}

/** "1200.50" and "1200.5" are one number. */
function plainDecimal(text: string): string {
  const match = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text.trim())
  if (!match) return text
  const [, sign = '', whole = '0', fraction = ''] = match
  return `${sign}${whole}${fraction ? `.${fraction}` : ''}`
}
