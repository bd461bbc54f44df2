import type { FieldMeta, ResourceMeta } from '@tenon/core/metadata'
import { globalId } from '../../data/ids.ts'
import { inputName } from '../../data/field-input.ts'
import { formFields } from './form-fields.ts'

export interface Presets {
  readonly values: Readonly<Record<string, unknown>>
  /** References whose titles are still to be asked for. */
  readonly references: readonly { readonly field: FieldMeta; readonly id: string }[]
}

/** Values that the address gives to a new record: `?customerId=…&name=…&amount=1200`. */
export function readPresets(meta: ResourceMeta, params: URLSearchParams, currency: string): Presets {
  const values: Record<string, unknown> = {}
  const references: { field: FieldMeta; id: string }[] = []
  for (const field of formFields(meta)) {
    const text = params.get(inputName(field))
    if (text === null || text === '') continue
    if (field.reference) references.push({ field, id: globalId(field.reference.resource, text) })
    else values[field.name] = fromText(field, text, currency)
  }
  return { values, references }
}

function fromText(field: FieldMeta, text: string, currency: string): unknown {
  switch (field.kind) {
    case 'boolean':
      return text === 'true'
    case 'integer':
    case 'percent':
      return Number.isSafeInteger(Number(text)) ? Number(text) : null
    case 'money':
      return { amount: text, currency }
    case 'tags':
      return text.split(',')
    default:
      return text
  }
}
