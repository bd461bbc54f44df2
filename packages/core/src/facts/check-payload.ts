import type { FactKind, FactTable } from './fact-types.ts'

/** Everything in which a payload differs from its table, each with its path. Nothing where it fits. */
export function payloadProblems(table: FactTable, payload: unknown, path = ''): string[] {
  if (!isTable(payload)) return [`${path || 'the payload'} must have members`]
  const strange = Object.keys(payload).filter((name) => !(name in table)).map((name) => `${path}${name} is not declared`)
  return [...strange, ...Object.entries(table).flatMap(([name, type]) => memberProblems(type, payload[name], `${path}${name}`))]
}

function memberProblems(type: FactTable[string], value: unknown, path: string): string[] {
  if (Array.isArray(type)) return Array.isArray(value) ? value.flatMap((item, index) => payloadProblems((type as readonly [FactTable])[0], item, `${path}[${index}].`)) : [`${path} must be a list`]
  if (typeof type === 'object') return payloadProblems(type as FactTable, value, `${path}.`)
  if (type.endsWith('[]')) return Array.isArray(value) ? value.flatMap((item, index) => memberProblems(type.slice(0, -2) as FactKind, item, `${path}[${index}]`)) : [`${path} must be a list`]
  if (type.endsWith('?') && (value === null || value === undefined)) return []
  const kind = type.replace('?', '') as FactKind
  return tests[kind](value) ? [] : [`${path} must be ${kind}`]
}

const isText = (value: unknown): value is string => typeof value === 'string'
const matches = (form: RegExp) => (value: unknown): boolean => isText(value) && form.test(value)

const tests: Readonly<Record<FactKind, (value: unknown) => boolean>> = {
  id: matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  text: isText,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isSafeInteger(value),
  percent: (value) => Number.isSafeInteger(value),
  decimal: matches(/^-?\d+(\.\d+)?$/),
  money: (value) => isTable(value) && matches(/^-?\d+$/)(value['minor']) && matches(/^[A-Z]{3}$/)(value['currency']),
  date: matches(/^\d{4}-\d{2}-\d{2}$/),
  instant: (value) => isText(value) && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)),
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
