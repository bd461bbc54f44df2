import type { Model, ModelField } from '../models/model-types.ts'
import { fieldAt } from '../name-keys/index.ts'
import { OpenValue } from '../rights/open-value.ts'
import { NotPlain } from './not-plain.ts'

/**
 * One SQL statement while it is written. Every value becomes a parameter, so that the text says only the shape of what is asked and the database
 * prepares it once. Parameters carry no type: PostgreSQL takes that of the column they are compared with. What differs between requests is an OpenValue.
 */
export class Statement {
  readonly values: unknown[] = []
  readonly #shared = new Map<string, string>()
  #sources = 0

  /** '$3' for a value. */
  bind(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }

  /** The same parameter for each use of one value. */
  share(name: string, make: () => unknown): string {
    const known = this.#shared.get(name) ?? this.bind(make())
    this.#shared.set(name, known)
    return known
  }

  /** A table of a model under a name of its own: every use of a table is another. */
  table(model: Model): Table {
    return { model, alias: `t${this.#sources++}`, column: columnOf }
  }

  /** A name for a row that is handed on from a subquery. */
  alias(): string {
    return `t${this.#sources++}`
  }
}

/** Where the columns of a row are read from. */
export interface Source {
  readonly model: Model
  readonly alias: string
  /** The SQL for a Prisma field of the row. */
  column(this: Source, field: string): string
}

/** A source with a FROM of its own. */
export type Table = Source

function columnOf(this: Source, field: string): string {
  return `${this.alias}.${quote(fieldAt(this.model, field)!.column)}`
}

/** Rows that a subquery of exactly these columns hands on; what is read of them is what the subquery must select. */
export function handedOn(model: Model, alias: string, read: Set<string>): Source {
  return {
    model,
    alias,
    column(field) {
      read.add(field)
      return `${alias}.${quote(model.fields[field]!.column)}`
    },
  }
}

/** `"schema"."table" t1`, for a FROM. */
export function fromTable({ model, alias }: Table): string {
  return `${quote(model.schema)}.${quote(model.table)} ${alias}`
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A name in the answer as a column's name. PostgreSQL would cut a longer one. */
export function answerName(key: string): string {
  if (Buffer.byteLength(key) > 63) throw new NotPlain(`the name "${key}"`)
  return quote(key)
}

/** A value as PostgreSQL reads it from text for a column of this kind. */
export function wireValue(field: ModelField, value: unknown): unknown {
  if (value instanceof OpenValue) return value.map((one) => wireValue(field, one))
  if (Array.isArray(value)) {
    const list: unknown[] = value.map((item) => wireValue(field, item))
    // The list of a rule is long in a large company, and the same in each statement: then it is there once.
    return list.every((item, index) => item === value[index]) ? value : list
  }
  switch (typeof value) {
    case 'string': return value
    case 'boolean': return String(value)
    case 'bigint': return String(value)
    case 'number': if (Number.isFinite(value)) return String(value); break
    case 'object': if (value instanceof Date && !Number.isNaN(value.getTime())) return field.nativeType === 'Date' ? value.toISOString().slice(0, 10) : value.toISOString(); break
    default: break
  }
  throw new NotPlain(`a value of ${field.name}`)
}
