import type { FieldMeta } from '@tenon/core/metadata'
import { inputValue } from '../../data/field-input.ts'
import { valueOf, type ResourceRecord } from '../../data/record.ts'

/** Records that had the same value, together: as many writes as there were values. */
export function undoGroups(field: FieldMeta, records: readonly ResourceRecord[]): readonly { readonly ids: readonly string[]; readonly value: unknown }[] {
  const groups = new Map<string, { ids: string[]; value: unknown }>()
  for (const record of records) {
    const value = valueOf(field, record)
    const key = JSON.stringify(inputValue(field, value))
    const group = groups.get(key)
    if (group) group.ids.push(record.id)
    else groups.set(key, { ids: [record.id], value })
  }
  return [...groups.values()]
}
