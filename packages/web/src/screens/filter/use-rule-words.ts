import type { FieldMeta } from '@tenon/core/metadata'
import { useFormat } from '../../kit/index.ts'
import { useI18n } from '../../module.ts'
import type { TitleBook } from '../shared/title-book.svelte.ts'
import type { Operator } from './filter-model.ts'
import type { Period } from './period.ts'
import type { RuleWords } from './rule-text.ts'

const OPERATOR_KEYS = {
  eq: 'screens.operator.eq', ne: 'screens.operator.ne', contains: 'screens.operator.contains', starts: 'screens.operator.starts', in: 'screens.operator.in', 'not-in': 'screens.operator.notIn',
  lt: 'screens.operator.lt', lte: 'screens.operator.lte', gt: 'screens.operator.gt', gte: 'screens.operator.gte', between: 'screens.operator.between', during: 'screens.operator.during',
  within: 'screens.operator.within', empty: 'screens.operator.empty', filled: 'screens.operator.filled',
} as const

const DATE_KEYS: Partial<Record<Operator, 'screens.operator.on' | 'screens.operator.before' | 'screens.operator.after'>> = { eq: 'screens.operator.on', lt: 'screens.operator.before', gt: 'screens.operator.after' }

const PERIOD_KEYS = {
  today: 'screens.period.today', yesterday: 'screens.period.yesterday', tomorrow: 'screens.period.tomorrow',
  'this-week': 'screens.period.thisWeek', 'last-week': 'screens.period.lastWeek', 'next-week': 'screens.period.nextWeek',
  'this-month': 'screens.period.thisMonth', 'last-month': 'screens.period.lastMonth', 'next-month': 'screens.period.nextMonth',
  'this-quarter': 'screens.period.thisQuarter', 'last-quarter': 'screens.period.lastQuarter', 'next-quarter': 'screens.period.nextQuarter',
  'this-year': 'screens.period.thisYear', 'last-year': 'screens.period.lastYear', 'next-year': 'screens.period.nextYear',
  'past-7': 'screens.period.past7', 'past-30': 'screens.period.past30', 'past-90': 'screens.period.past90',
  'coming-7': 'screens.period.coming7', 'coming-30': 'screens.period.coming30', 'coming-90': 'screens.period.coming90',
} as const satisfies Record<Period, string>

/** The words of conditions in the language in use. Called while a component initialises; read it while drawing. */
export function useRuleWords(book: TitleBook): () => RuleWords {
  const { t, label } = useI18n()
  const format = useFormat()
  const operator = (one: Operator, field: FieldMeta) => t((field.kind === 'date' || field.kind === 'datetime' ? DATE_KEYS[one] : undefined) ?? OPERATOR_KEYS[one])
  return () => ({ format, label, operator, period: (period) => t(PERIOD_KEYS[period]), me: t('screens.me'), yes: t('screens.yes'), no: t('screens.no'), titles: book.titles })
}
