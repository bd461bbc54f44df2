import type { FieldMeta, Label } from '@tenon/core/metadata'
import { isMoney, isReference } from '../../data/record.ts'
import { plainText, type Format } from '../../kit/index.ts'

export interface Texts {
  readonly format: Format
  readonly label: (label: Label) => string
  /** '2026-Q1' in words. */
  readonly period: (key: string) => string
  readonly yes: string
  readonly no: string
}

/** A value in words, for announcements, chips, history and merge; an absent one is ''. */
export function valueText(field: FieldMeta, value: unknown, { format, label, period, yes, no }: Texts): string {
  if (value === null || value === undefined) return ''
  switch (field.kind) {
    case 'money':
      return isMoney(value) ? format.money(value) : ''
    case 'percent':
      return typeof value === 'number' ? format.percent(value) : ''
    case 'integer':
      // A year is no quantity: 2009, not 2,009.
      return typeof value === 'number' && !/year$/i.test(field.name) ? format.integer(value) : String(value)
    case 'quantity':
      return field.unit ? `${format.decimal(String(value))} ${label(field.unit)}` : format.decimal(String(value))
    case 'decimal':
    case 'bigint':
      return format.decimal(String(value))
    case 'boolean':
      return value ? yes : no
    case 'date':
      return format.date(String(value))
    case 'datetime':
      return format.dateTime(String(value))
    case 'enum':
      return optionText(field, String(value), label)
    case 'reference':
      return isReference(value) ? value.title : ''
    case 'tags':
      return Array.isArray(value) ? format.list(value.map(String)) : ''
    case 'richtext':
      return plainText(String(value))
    case 'period':
      return period(String(value))
    case 'json':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}

export function optionText(field: FieldMeta, value: string, label: Texts['label']): string {
  const option = field.options?.find((one) => one.value === value)
  return option ? label(option.label) : value
}

/** Numbers stand at the end of their cell, under each other. */
export function isNumeric(field: FieldMeta): boolean {
  return ['money', 'percent', 'integer', 'decimal', 'quantity', 'bigint'].includes(field.kind)
}
