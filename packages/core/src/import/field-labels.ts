import type { App } from '../app/app-types.ts'
import { readTerms } from '../core-plugin/terms/read-terms.ts'
import type { Resource } from '../schema/resource-definition.ts'

/** The labels of a field in every language of the installation: the company's own words, and the product's. */
export async function fieldLabels(app: App): Promise<(resource: Resource, field: string) => readonly string[]> {
  const terms = Object.values(await readTerms(app))
  const messages = new Map(app.plugins.map(({ definition }) => [definition.id, Object.values(definition.messages ?? {})]))
  return (resource, field) => {
    const own = messages.get(resource.plugin) ?? []
    const common = messages.get('core') ?? []
    const named = terms.flatMap((words) => [words[`${resource.plugin}.${resource.name}.${field}`], words[`core.field.${field}`]])
    const found = [...named, ...own.map((catalogue) => catalogue[`${resource.name}.${field}`]), ...common.map((catalogue) => catalogue[`field.${field}`])]
    return [...new Set(found.filter((label) => label !== undefined))]
  }
}
