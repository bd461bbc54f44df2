import type { FieldMeta } from '@tenon/core/metadata'
import { inputName } from '../../data/field-input.ts'
import type { Refusal } from '../../data/write-outcome.ts'

/** What the server found wrong: by the names of the fields that were asked, and what it says of none of them. */
export function sortRefusal({ fields }: Pick<Refusal, 'fields'>, asked: readonly FieldMeta[]): { readonly errors: Readonly<Record<string, string>>; readonly others: readonly string[] } {
  const errors: Record<string, string> = {}
  const others: string[] = []
  for (const { path, message } of fields) {
    const field = asked.find((one) => one.name === path || inputName(one) === path)
    if (field) errors[field.name] ??= message
    else others.push(message)
  }
  return { errors, others }
}
