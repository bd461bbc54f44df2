import { anyText, dictionary, either, flag, isObject, line, list, literal, object, oneOf, oneOrMany, positive, text } from './shape.ts'
import type { Shape } from './shape.ts'

const isText = (value: unknown): boolean => typeof value === 'string'

const numbers = object({
  decimal: oneOf('.', ','), thousands: oneOf('.', ',', ' ', "'", ''), currencySign: text, scale: positive, units: dictionary(positive), round: flag,
})

const reference = object({
  step: oneOrMany(text), row: text, by: text, resource: text, match: oneOf('exact', 'loose'),
  create: either('true or further values', [(value) => typeof value === 'boolean', flag], [isObject, dictionary(literal)]),
  missing: oneOf('reject', 'empty'), take: text,
})

const field = either(
  'a column name, or settings',
  [isText, text],
  [isObject, object({
    column: oneOrMany(text), value: literal, template: text, trim: flag, case: oneOf('upper', 'lower', 'slug'), empty: list(anyText),
    values: dictionary(literal), unmapped: oneOf('reject', 'keep', 'null'), default: literal, required: flag, format: oneOrMany(text), timeZone: text,
    number: numbers, currency: either('a currency code or a column', [isText, text], [isObject, object({ column: text }, ['column'])]), split: text, reference,
  })],
)

const condition = object({ column: text, is: oneOrMany(anyText), isNot: oneOrMany(anyText), empty: flag, startsWith: oneOrMany(text), contains: oneOrMany(text) }, ['column'])

const record = {
  resource: text, key: oneOrMany(text), write: oneOf('save', 'create', 'update'), updates: text, match: text, fields: dictionary(field),
}

const step = object({
  ...record, name: text, file: text, sheet: either('the name or the number of a sheet', [isText, text], [(value) => typeof value === 'number', line]),
  encoding: text, delimiter: anyText, headerLine: line, columns: list(text, { some: true }), aliases: dictionary(dictionary(anyText)),
  skipWhen: oneOrMany(condition), rows: oneOf('every', 'distinct'), duplicates: oneOf('reject', 'merge'),
  also: list(object({ ...record, name: text, skipWhen: oneOrMany(condition) }, ['name', 'resource', 'key', 'fields'])),
}, ['name', 'file', 'resource', 'key', 'fields'])

/** The form of a mapping; what its names mean is checked with the resources at hand. */
export const mappingShape: Shape = object({
  source: text, description: text, currency: text, timeZone: text, dates: oneOrMany(text), numbers, empty: list(anyText), steps: list(step, { some: true }),
}, ['source', 'steps'])
