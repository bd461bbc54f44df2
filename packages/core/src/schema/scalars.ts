import { GraphQLError } from 'graphql'
import type { CoreBuilder } from './builder-types.ts'

/** The wire forms: dates and decimals are strings, so that nothing is lost; a number for money is refused. */
export function addScalars(builder: CoreBuilder): void {
  builder.scalarType('Date', {
    description: 'A calendar day in the company\'s zone: "2026-03-31".',
    serialize: (value) => dayOf(value),
    parseValue: (value) => {
      if (typeof value !== 'string' || !isDay(value)) throw bad('a date like "2026-03-31"', value)
      return new Date(`${value}T00:00:00.000Z`)
    },
  })
  builder.scalarType('DateTime', {
    description: 'An instant: "2026-03-31T16:30:00.000Z".',
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: (value) => {
      const date = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? new Date(value) : null
      if (!date || Number.isNaN(date.getTime())) throw bad('an instant like "2026-03-31T16:30:00Z"', value)
      return date
    },
  })
  builder.scalarType('Decimal', {
    description: 'An exact decimal number as a string: "1234.50". Never a floating-point number.',
    serialize: (value) => plainDecimal(value),
    parseValue: (value) => {
      const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
      if (typeof text !== 'string' || !/^-?\d{1,30}(\.\d{1,18})?$/.test(text)) throw bad('an exact decimal as a string like "1234.50"', value)
      return text
    },
  })
  builder.scalarType('BigInt', {
    description: 'A whole number of any size as a string.',
    serialize: (value) => String(value),
    parseValue: (value) => {
      if ((typeof value !== 'string' || !/^-?\d{1,30}$/.test(value)) && !Number.isSafeInteger(value)) throw bad('a whole number as a string', value)
      return BigInt(value as string | number)
    },
  })
  builder.scalarType('JSON', { description: 'Any JSON value.', serialize: (value) => value as never, parseValue: (value) => value as never })
}

/** '2026-03-31' of a date column's value. */
export function dayOf(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10)
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Prisma's Decimal writes large and small numbers with an exponent; the wire form never has one. */
function plainDecimal(value: unknown): string {
  const decimal = value as { toFixed?: () => string }
  return typeof value === 'object' && value !== null && typeof decimal.toFixed === 'function' ? decimal.toFixed() : String(value)
}

function bad(expected: string, value: unknown): GraphQLError {
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : typeof value
  return new GraphQLError(`Expected ${expected}, got ${shown}.`, { extensions: { code: 'BAD_USER_INPUT' } })
}
