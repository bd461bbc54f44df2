import { isUuid } from '../rights/scalar-filter.ts'
import { OpenValue } from '../rights/open-value.ts'
import type { Where } from '../rights/where.ts'
import { NotPlain } from './not-plain.ts'

/** What requests ask in two parts: the shape, which decides the text of a statement, and the values, which the text leaves open. */
export class Asked {
  readonly values: unknown[] = []
  shape = ''

  /** Leaves a value open. */
  open(value: unknown): OpenValue {
    const index = this.values.length
    this.values.push(value)
    return new OpenValue(value, (values) => values[index])
  }

  /** Something that decides the text. */
  note(part: string): void {
    this.shape += `${part} `
  }

  /** The same condition with its values open. Whatever of it may decide the text is noted. */
  openWhere(where: Where): Where {
    this.shape += '{'
    const opened = Object.fromEntries(Object.entries(where).map(([key, value]) => [key, this.#openAt(key, value)]))
    this.shape += '}'
    return opened
  }

  #openAt(key: string, value: unknown): unknown {
    this.shape += `${key}:`
    if (Array.isArray(value) && (key === 'AND' || key === 'OR' || key === 'NOT')) {
      this.shape += `[${value.length}`
      return value.map((part) => this.openWhere(part as Where))
    }
    const kind = kindOf(value)
    if (kind === 'tests') return this.openWhere(value as Where)
    if (kind !== null && key !== 'mode') {
      this.shape += `${kind} `
      return this.open(value)
    }
    // Null and true say what is tested, and an empty list that nothing is found.
    this.shape += `${JSON.stringify(value)} `
    return value
  }
}

/** The kind of a value, which all that take its place have; null for what decides the text by itself. */
function kindOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string': return isUuid(value) ? 'id' : 'text'
    case 'number': case 'bigint': return typeof value
    case 'boolean': case 'undefined': return null
    default: break
  }
  if (value === null) return null
  if (value instanceof Date) return 'moment'
  if (Array.isArray(value)) return value.length === 0 ? null : `list of ${[...new Set(value.map(kindInList))].sort().join()}`
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) return 'tests'
  throw new NotPlain('a value of a condition')
}

function kindInList(value: unknown): string {
  const kind = typeof value === 'boolean' ? 'boolean' : kindOf(value)
  if (kind === null || kind === 'tests') throw new NotPlain('a list in a condition')
  return kind
}
