import type { FieldMeta, Label } from '@tenon/core/metadata'
import { globalId } from '../../data/ids.ts'
import type { Format } from '../../kit/index.ts'
import { optionText } from '../shared/value-text.ts'
import { ME, type Operator, type Rule } from './filter-model.ts'
import { isPeriod, type Period } from './period.ts'

export interface RuleWords {
  readonly format: Format
  readonly label: (label: Label) => string
  readonly operator: (operator: Operator, field: FieldMeta) => string
  readonly period: (period: Period) => string
  readonly me: string
  readonly yes: string
  readonly no: string
  readonly titles: ReadonlyMap<string, string>
}

/** A condition in words, without the field's name: "at least ¥100,000", "is Won or Lost". */
export function ruleText(field: FieldMeta, rule: Rule, words: RuleWords): string {
  const values = rule.values.filter((value) => value !== '').map((value) => one(field, rule, value, words))
  if (field.kind === 'boolean') return values[0] ?? '…'
  const operator = words.operator(rule.operator, field)
  if (rule.operator === 'empty' || rule.operator === 'filled') return operator
  const text = rule.operator === 'between' ? `${values[0] && rule.values[0] ? values[0] : '…'} – ${rule.values[1] ? (values.at(-1) ?? '…') : '…'}` : several(values)
  return rule.operator === 'during' || rule.operator === 'between' || (rule.operator === 'in' && field.kind !== 'text') ? text : `${operator} ${text}`
}

function several(values: readonly string[]): string {
  if (values.length === 0) return '…'
  return values.length > 3 ? `${values.slice(0, 2).join(', ')} +${values.length - 2}` : values.join(', ')
}

function one(field: FieldMeta, { operator }: Rule, value: string, words: RuleWords): string {
  const { format } = words
  switch (field.kind) {
    case 'enum':
      return optionText(field, value, words.label)
    case 'reference':
      return value === ME ? words.me : (words.titles.get(globalId(field.reference?.resource ?? '', value)) ?? '…')
    case 'boolean':
      return value === 'true' ? words.yes : words.no
    case 'date':
    case 'datetime':
      return operator === 'during' && isPeriod(value) ? words.period(value) : format.date(value)
    case 'money':
      return format.money({ amount: value, currency: format.currency })
    case 'percent':
      return format.percent(Number(value))
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'bigint':
      return format.decimal(value)
    default:
      return `“${value}”`
  }
}
