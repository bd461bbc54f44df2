import type { Ability } from '../../rights/ability.ts'
import { resolveResource } from '../../schema/resource-definition.ts'
import type { Resource, ResourceField } from '../../schema/resource-definition.ts'
import type { ResourceRegistry } from '../../schema/resource-registry.ts'
import type { TargetField, TargetResource } from '../target-types.ts'

/** Models that have no pages of their own and are imported all the same. */
const withoutPages: readonly string[] = ['RoleHolder']

/** Every resource that the caller may import into. */
export function importableNames(registry: ResourceRegistry, ability: Ability): string[] {
  return [...registry.resources.keys(), ...withoutPages].filter((name) => mayWrite(ability, name)).sort()
}

/** The resource behind a name; null for an unknown one and for one that the caller may not write. */
export function importable(registry: ResourceRegistry, ability: Ability, name: string): Resource | null {
  if (!mayWrite(ability, name)) return null
  const known = registry.resources.get(name)
  if (known) return known
  const model = withoutPages.includes(name) ? registry.models.models[name] : undefined
  return model ? resolveResource(name, model.plugin, {}, registry.models, new Set(registry.resources.keys())) : null
}

/** A resource as the import engine sees it, narrowed to what the caller may write. */
export function describeResource(resource: Resource, registry: ResourceRegistry, ability: Ability, labels: (field: string) => readonly string[]): TargetResource {
  const fields = resource.fields.map((field) => describeField(field, registry, {
    labels: labels(field.name),
    writable: ability.can('create', resource.name, columnOf(field)) || ability.can('update', resource.name, columnOf(field)),
  }))
  return { name: resource.name, fields: Object.fromEntries(fields.map((field) => [field.name, field])) }
}

/** The column that holds a field, or its first one. */
export function columnOf(field: ResourceField): string {
  return field.kind === 'reference' ? field.model.relation!.fromFields[0]! : field.column
}

function describeField(field: ResourceField, registry: ResourceRegistry, more: { labels: readonly string[]; writable: boolean }): TargetField {
  const { model, kind } = field
  const [, precision, scale] = /\((\d+),(\d+)\)/.exec(model.nativeType ?? '') ?? []
  return {
    name: field.name,
    kind,
    required: field.required,
    nullable: !model.isRequired,
    readOnly: field.readOnly || !more.writable,
    unique: model.isUnique,
    maxLength: maxLengthOf(field),
    places: scale === undefined ? null : Number(scale),
    wholeDigits: precision === undefined ? null : Number(precision) - Number(scale),
    options: kind === 'enum' ? (registry.models.enums[model.type]?.values ?? []) : null,
    reference: field.target,
    labels: more.labels,
  }
}

/** The same limits as in forms and in the API. */
function maxLengthOf(field: ResourceField): number | null {
  if (field.options.maxLength !== undefined) return field.options.maxLength
  if (field.kind === 'longtext' || field.kind === 'richtext') return 20_000
  return ['text', 'email', 'phone', 'url'].includes(field.kind) ? 500 : null
}

function mayWrite(ability: Ability, name: string): boolean {
  return ability.can('create', name) || ability.can('update', name)
}
