import type { MappingProblems, Path } from './problems.ts'

/** Checks one value and reports what is wrong with it. */
export type Shape = (value: unknown, path: Path, problems: MappingProblems) => void

export const text = kind('text', (value) => typeof value === 'string' && value !== '')
export const anyText = kind('text', (value) => typeof value === 'string')
export const flag = kind('true or false', (value) => typeof value === 'boolean')
export const line = kind('a whole number from 1', (value) => Number.isInteger(value) && Number(value) >= 1)
export const literal = kind('a text, a number, true, false or null', (value) => value === null || ['string', 'number', 'boolean'].includes(typeof value))
export const positive = kind('a number above 0', (value) => Number(value) > 0 && (typeof value === 'number' || (typeof value === 'string' && /^[\d.]+$/.test(value))))

export function oneOf(...values: readonly string[]): Shape {
  return kind(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value as string))
}

/** The shape that the first test that fits names. */
export function either(expected: string, ...choices: readonly (readonly [(value: unknown) => boolean, Shape])[]): Shape {
  return (value, path, problems) => {
    const choice = choices.find(([fits]) => fits(value))
    if (choice) choice[1](value, path, problems)
    else problems.add(path, 'MAPPING_WRONG_TYPE', { expected, found: describe(value) })
  }
}

export function list(shape: Shape, { some = false } = {}): Shape {
  return (value, path, problems) => {
    if (!Array.isArray(value) || (some && value.length === 0)) {
      problems.add(path, 'MAPPING_WRONG_TYPE', { expected: 'a list', found: describe(value) })
      return
    }
    value.forEach((item, index) => shape(item, [...path, index], problems))
  }
}

export function oneOrMany(shape: Shape): Shape {
  return (value, path, problems) => (Array.isArray(value) ? list(shape, { some: true }) : shape)(value, path, problems)
}

/** Any keys, values of one shape. */
export function dictionary(shape: Shape): Shape {
  return (value, path, problems) => {
    if (!isObject(value)) problems.add(path, 'MAPPING_WRONG_TYPE', { expected: 'names with values', found: describe(value) })
    else for (const [key, item] of Object.entries(value)) shape(item, [...path, key], problems)
  }
}

/** Known keys only; those of `required` must be there. */
export function object(shapes: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, path, problems) => {
    if (!isObject(value)) {
      problems.add(path, 'MAPPING_WRONG_TYPE', { expected: 'settings', found: describe(value) })
      return
    }
    for (const key of required) if (value[key] === undefined) problems.add(path, 'MAPPING_MISSING', { key })
    for (const [key, item] of Object.entries(value)) {
      const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined
      if (!shape) problems.add([...path, key], 'MAPPING_UNKNOWN_KEY', { key, known: Object.keys(shapes).join(', ') })
      else if (item !== undefined) shape(item, [...path, key], problems)
    }
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kind(expected: string, fits: (value: unknown) => boolean): Shape {
  return (value, path, problems) => {
    if (!fits(value)) problems.add(path, 'MAPPING_WRONG_TYPE', { expected, found: describe(value) })
  }
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return typeof value === 'object' ? 'settings' : JSON.stringify(value)
}
