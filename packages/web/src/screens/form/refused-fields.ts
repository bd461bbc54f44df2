import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { fieldsNamed } from '../../data/record.ts'
import { inputName } from '../../data/field-input.ts'
import type { FieldRefusal } from '../../data/write-outcome.ts'

export interface RefusedFields {
  /** Sentences by field name. */
  readonly byField: Readonly<Record<string, string>>
  /** Sentences about what the form does not show. */
  readonly others: readonly string[]
}

/** Sorts the server's sentences by the fields that they speak of: `input.customerId` is the field `customer`. */
export function refusedFields(meta: ResourceMeta, refusals: readonly Pick<FieldRefusal, 'path' | 'message'>[], shown: readonly FieldMeta[]): RefusedFields {
  const byField: Record<string, string> = {}
  const others: string[] = []
  for (const { path, message } of refusals) {
    const field = fieldAt(meta, path)
    if (field && shown.includes(field)) byField[field.name] ??= message
    else others.push(message)
  }
  return { byField, others }
}

/** The fields that a refusal asks for, in the order of the resource's fields. */
export function fieldsAskedFor(meta: ResourceMeta, refusals: readonly FieldRefusal[]): readonly FieldMeta[] {
  const names = new Set(refusals.flatMap(({ path }) => fieldAt(meta, path)?.name ?? []))
  return fieldsNamed(meta, [...names]).filter((field) => !field.readOnly)
}

function fieldAt(meta: ResourceMeta, path: string): FieldMeta | undefined {
  const name = path.split('.').find((part) => part !== 'input' && part !== 'patch')
  return meta.fields.find((field) => field.name === name || inputName(field) === name)
}
