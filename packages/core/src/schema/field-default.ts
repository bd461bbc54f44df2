import type { ModelField, Models } from '../models/model-types.ts'
import type { FieldKind, FieldMeta } from './metadata-types.ts'
import type { Resource, ResourceField } from './resource-definition.ts'

/**
 * What the form of a new record begins with: what the resource's author says, else what the column begins with. A moment is `'now'`, a day `'today'`,
 * the caller `'me'` and the company's currency `'currency'`, which the form makes out when it is opened.
 */
export function defaultOf({ kind, model, options }: Pick<ResourceField, 'kind' | 'model' | 'options'>): FieldMeta['defaultValue'] {
  return options.default === undefined ? modelDefault(kind, model) : options.default
}

/** What an author says that a field of its kind cannot begin with, each as a sentence. */
export function unfitDefaults(resource: Pick<Resource, 'name' | 'fields'>, models: Models): string[] {
  return resource.fields.flatMap((field) => {
    const said = field.options.default
    const fits = said === undefined || said === null || fitting(field, models)(said)
    return fits ? [] : [`"${resource.name}.${field.name}" (${field.kind}) cannot begin with ${JSON.stringify(said)}.`]
  })
}

function modelDefault(kind: FieldKind, { isList, defaultValue }: ModelField): FieldMeta['defaultValue'] {
  if (isList || defaultValue === null) return null
  switch (kind) {
    case 'datetime': return defaultValue === 'now' ? 'now' : null
    case 'date': return defaultValue === 'now' ? 'today' : null
    // An amount is typed with its currency, and a long number is text on the wire.
    case 'money': return null
    case 'decimal': case 'quantity': case 'bigint': return String(defaultValue)
    // The word has a meaning of its own: see above.
    default: return defaultValue === 'currency' ? null : defaultValue
  }
}

function fitting({ kind, model, target }: ResourceField, models: Models): (said: string | number | boolean) => boolean {
  switch (kind) {
    case 'enum': return (said) => models.enums[model.type]!.values.includes(String(said))
    case 'boolean': return (said) => typeof said === 'boolean'
    case 'integer': case 'percent': return (said) => Number.isSafeInteger(said)
    case 'decimal': case 'quantity': case 'bigint': return (said) => typeof said === 'string' && /^-?\d+(\.\d+)?$/.test(said)
    case 'datetime': return (said) => said === 'now'
    case 'date': return (said) => said === 'today'
    case 'reference': return (said) => said === 'me' && target === 'Person'
    case 'money': case 'tags': case 'json': case 'id': return () => false
    default: return (said) => typeof said === 'string' && (said !== 'currency' || model.nativeType === 'Char(3)')
  }
}
