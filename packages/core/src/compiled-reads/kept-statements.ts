import type { RootSql } from './build-types.ts'
import { OpenValue } from '../rights/open-value.ts'

/** A statement as it was written, with values of the requests left open. */
export interface WrittenStatement extends RootSql {
  readonly values: readonly unknown[]
}

/** Texts of the statements that are kept, each once. */
interface SharedText {
  readonly text: string
  uses: number
}

/**
 * Written statements by everything that decides their text. The least recently used goes first. Callers with other rights mostly have other values
 * in the same text, which is therefore kept once.
 */
export class KeptStatements {
  readonly #limit: number
  readonly #statements = new Map<string, WrittenStatement>()
  readonly #texts = new Map<string, SharedText>()
  readonly #numbers = new WeakMap<object, number>()
  #last = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** What stands for an object in a key. */
  numberOf(object: object): number {
    const number = this.#numbers.get(object) ?? ++this.#last
    this.#numbers.set(object, number)
    return number
  }

  /** Nothing is kept of a statement that could not be written. */
  get(key: string, write: () => WrittenStatement): WrittenStatement {
    const known = this.#statements.get(key)
    const statement = known ?? this.#share(write())
    if (known) this.#statements.delete(key)
    this.#statements.set(key, statement)
    if (this.#statements.size > this.#limit) this.#dropOldest()
    return statement
  }

  /** Of the request that it was written for no value stays. */
  #share(statement: WrittenStatement): WrittenStatement {
    const shared = this.#texts.get(statement.text) ?? { text: statement.text, uses: 0 }
    shared.uses++
    this.#texts.set(shared.text, shared)
    return { ...statement, text: shared.text, values: statement.values.map((value) => (value instanceof OpenValue ? new OpenValue(null, value.of) : value)) }
  }

  #dropOldest(): void {
    const [key, { text }] = this.#statements.entries().next().value!
    this.#statements.delete(key)
    if (--this.#texts.get(text)!.uses === 0) this.#texts.delete(text)
  }
}

/** The values of a statement with those of a request where they were left open. Throws what the compiler does not write. */
export function filled(values: readonly unknown[], asked: readonly unknown[]): unknown[] {
  return values.map((value) => (value instanceof OpenValue ? value.of(asked) : value))
}
