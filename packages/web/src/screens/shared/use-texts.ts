import type { FieldMeta } from '@tenon/core/metadata'
import type { DataError } from '../../data/data-error.ts'
import { periodWords, useFormat } from '../../kit/index.ts'
import { useI18n } from '../../module.ts'
import type { Problem } from '../form/validate.ts'
import { valueText, type Texts } from './value-text.ts'

export interface ScreenTexts {
  /** A value in words. */
  value(field: FieldMeta, value: unknown): string
  /** What is wrong with a value. */
  problem(problem: Problem): string
  /** Why a request gave no answer. */
  failure(error: DataError): string
}

/** Sentences that several screens share, in the language in use. Called while a component initialises. */
export function useTexts(): ScreenTexts {
  const { t, label } = useI18n()
  const format = useFormat()
  const texts = (): Texts => ({ format, label, period: (key) => periodWords(key, { format, quarter: (year, quarter) => t('kit.period.quarter', { year: String(year), quarter }) }), yes: t('screens.yes'), no: t('screens.no') })
  return {
    value: (field, value) => valueText(field, value, texts()),
    problem(problem) {
      switch (problem.key) {
        case 'required':
          return t('screens.problem.required')
        case 'too-long':
          return t('screens.problem.tooLong', { max: problem.max, length: problem.length })
        case 'number':
          return t('screens.problem.number')
        case 'whole':
          return t('screens.problem.whole')
        case 'email':
          return t('screens.problem.email')
        case 'url':
          return t('screens.problem.url')
        case 'date':
          return t('screens.problem.date')
        case 'json':
          return t('screens.problem.json')
      }
    },
    failure(error) {
      switch (error.kind) {
        case 'network':
          return t('screens.failure.network')
        case 'unauthenticated':
          return t('screens.failure.unauthenticated')
        case 'rate-limited':
          return t('screens.failure.rateLimited', { seconds: error.retryAfter ?? 60 })
        case 'too-complex':
          return t('screens.failure.tooComplex')
        case 'invalid':
          return error.code === 'NOT_FOUND' ? t('screens.failure.gone') : error.message
        default:
          return t('screens.failure.internal')
      }
    },
  }
}
