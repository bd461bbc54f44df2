import { hash as digestOf } from 'node:crypto'

/** What is known of a key: where it first stood, and a number of the caller's. */
export interface KeyEntry {
  readonly line: number
  readonly file: number
  readonly tag: number
}

const words = 6
const nowhere: KeyEntry = { line: 0, file: 0, tag: 0 }

/**
 * A set of keys in about 50 bytes each, whatever their length: 96 bits of a hash, a place and a tag in an open-addressing table. Two different
 * keys meet by chance once in 10^15 tables of ten million.
 */
export class KeyIndex {
  #table = new Uint32Array(64 * words)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: string): KeyEntry | null {
    return this.#entry(this.#find(hash(key)))
  }

  has(key: string): boolean {
    return this.#used(this.#find(hash(key)))
  }

  /** Keeps the key; one that is there already stays as it is and is returned. */
  add(key: string, entry = nowhere): KeyEntry | null {
    if ((this.#size + 1) * words * 10 > this.#table.length * 6) this.#grow()
    const digest = hash(key)
    const at = this.#find(digest)
    const known = this.#entry(at)
    if (known) return known
    this.#table.set([digest[0]!, digest[1]!, digest[2]!, entry.line + 1, entry.file, entry.tag], at)
    this.#size++
    return null
  }

  tag(key: string, tag: number): void {
    const at = this.#find(hash(key))
    if (this.#used(at)) this.#table[at + 5] = tag
  }

  #entry(at: number): KeyEntry | null {
    return this.#used(at) ? { line: this.#table[at + 3]! - 1, file: this.#table[at + 4]!, tag: this.#table[at + 5]! } : null
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

function hash(text: string): Uint32Array {
  const bytes = digestOf('sha256', text, 'buffer')
  return new Uint32Array(bytes.buffer, bytes.byteOffset, 3)
}
