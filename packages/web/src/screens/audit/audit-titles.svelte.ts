import type { BootResource, Label, ResourceMeta } from '@tenon/core/metadata'
import type { MetaStore } from '../../data/meta.ts'
import type { TitleBook } from '../shared/title-book.svelte.ts'
import type { AuditEntry } from './audit-types.ts'

/** What the records of entries are called today, and what their fields are called. Both come after the entries themselves. */
export class AuditTitles {
  readonly #book: TitleBook
  readonly #descriptions: MetaStore
  #metas = $state.raw<ReadonlyMap<string, ResourceMeta>>(new Map())

  constructor(book: TitleBook, descriptions: MetaStore) {
    this.#book = book
    this.#descriptions = descriptions
  }

  want(entries: readonly AuditEntry[], resources: readonly BootResource[]): void {
    const names = new Set(resources.map(({ name }) => name))
    for (const model of new Set(entries.map((entry) => entry.model))) if (model && names.has(model)) void this.#describe(model, entries)
  }

  of({ model, recordId }: AuditEntry): string | null {
    const meta = model && this.#metas.get(model)
    return meta && recordId ? this.#book.titleOf({ resource: meta.name, titleField: meta.titleField }, recordId) : null
  }

  fields({ model, changes }: AuditEntry, label: (label: Label) => string): string {
    const known = (model && this.#metas.get(model)?.fields) || []
    return changes.map(({ field }) => known.find(({ name, reference }) => name === field || reference?.inputField === field || `${name}Minor` === field)).flatMap((field) => (field ? [label(field.label)] : [])).join(' · ')
  }

  async #describe(model: string, entries: readonly AuditEntry[]): Promise<void> {
    const meta = await this.#descriptions.get(model).catch(() => null)
    if (!meta) return
    if (!this.#metas.has(model)) this.#metas = new Map([...this.#metas, [model, meta]])
    this.#book.want({ resource: meta.name, titleField: meta.titleField }, entries.flatMap((entry) => (entry.model === model && entry.recordId ? [entry.recordId] : [])))
  }
}
