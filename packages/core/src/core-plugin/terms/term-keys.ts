import { commonFields } from '../../schema/metadata.ts'
import { humanize } from '../../schema/naming.ts'
import type { ResourceRegistry } from '../../schema/resource-registry.ts'
import type { Resource } from '../../schema/resource-definition.ts'

/** A word that can be renamed: the key of its label, and what stands where the product has no message for it. */
export interface Word {
  readonly key: string
  readonly fallback: string
}

/** The words of one resource: its name in both numbers, its fields, and the values of its enums. */
export interface WordsOfResource {
  readonly name: string
  readonly plugin: string
  readonly names: readonly Word[]
  readonly fields: readonly Word[]
  readonly values: readonly Word[]
}

/** Every word that a company can call by another name. */
export function wordBook(registry: ResourceRegistry): readonly WordsOfResource[] {
  return [...registry.resources.values()].map((resource) => wordsOf(resource, registry))
}

export function termKeys(registry: ResourceRegistry): ReadonlySet<string> {
  return new Set(wordBook(registry).flatMap(({ names, fields, values }) => [...names, ...fields, ...values].map(({ key }) => key)))
}

function wordsOf(resource: Resource, { models }: ResourceRegistry): WordsOfResource {
  const own = `${resource.plugin}.${resource.name}`
  return {
    name: resource.name,
    plugin: resource.plugin,
    names: [{ key: own, fallback: humanize(resource.name) }, { key: `${own}.plural`, fallback: humanize(resource.many) }],
    fields: resource.fields.filter(({ kind }) => kind !== 'id').map(({ name }) => {
      const common = commonFields.includes(name) && resource.plugin !== 'core'
      return { key: common ? `core.field.${name}` : `${own}.${name}`, fallback: humanize(name) }
    }),
    values: [...new Set(resource.fields.filter(({ kind }) => kind === 'enum').map(({ model }) => model.type))].flatMap((type) => {
      const { plugin, values } = models.enums[type]!
      return values.map((value) => ({ key: `${plugin}.${type}.${value}`, fallback: humanize(value.toLowerCase().replaceAll('_', ' ')) }))
    }),
  }
}
