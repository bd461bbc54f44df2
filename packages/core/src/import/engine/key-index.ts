import { createHash } from 'node:crypto'

/** What is known of a key: where it first stood, and a number of the caller's. */
export interface KeyEntry {
  readonly line: number
  readonly tag: number
}

const words = 5

/**
 * A set of keys in 20 bytes each, whatever their length: 96 bits of a hash, a line and a tag in an open-addressing table. Two different
 * keys meet by chance once in 10^15 tables of ten million.
 */
export class KeyIndex {
  #table = new Uint32Array(64 * words)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): KeyEntry | null {
    const digest = hash(key)
    const at = this.#find(digest)
    return this.#used(at) ? { line: this.#table[at + 3]! - 1, tag: this.#table[at + 4]! } : null
  }

  has(key: string): boolean {
    return this.#used(this.#find(hash(key)))
  }

  /** Keeps the key; one that is there already stays as it is and is returned. */
  add(key: string, line = 0, tag = 0): KeyEntry | null {
    if ((this.#size + 1) * words * 10 > this.#table.length * 6) this.#grow()
    const digest = hash(key)
    const at = this.#find(digest)
    if (this.#used(at)) return { line: this.#table[at + 3]! - 1, tag: this.#table[at + 4]! }
    this.#table.set([digest[0]!, digest[1]!, digest[2]!, line + 1, tag], at)
    this.#size++
    return null
  }

  tag(key: string, tag: number): void {
    const at = this.#find(hash(key))
    if (this.#used(at)) this.#table[at + 4] = tag
  }

  #used(at: number): boolean {
    return this.#table[at + 3] !== 0
  }

  #find(digest: Uint32Array): number {
    const slots = this.#table.length / words
    let slot = digest[0]! % slots
    for (;;) {
      const at = slot * words
      if (!this.#used(at) || (this.#table[at] === digest[0] && this.#table[at + 1] === digest[1] && this.#table[at + 2] === digest[2])) return at
      slot = (slot + 1) % slots
    }
  }

  #grow(): void {
    const old = this.#table
    this.#table = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += words) {
      if (old[at + 3] !== 0) this.#table.set(old.subarray(at, at + words), this.#find(old.subarray(at, at + 3)))
    }
  }
}

/** 32 bits that differ where texts differ, nearly always. */
export function textTag(text: string): number {
  return hash(text)[0]!
}

function hash(text: string): Uint32Array {
  const bytes = createHash('sha256').update(text).digest()
  return new Uint32Array(bytes.buffer, bytes.byteOffset, 3)
}
