import type { App } from '../app/app-types.ts'
import type { Resource } from '../schema/resource-definition.ts'

/** The labels of a field in every language of the installation. */
export function fieldLabels(app: App): (resource: Resource, field: string) => readonly string[] {
  const messages = new Map(app.plugins.map(({ definition }) => [definition.id, Object.values(definition.messages ?? {})]))
  return (resource, field) => {
    const own = messages.get(resource.plugin) ?? []
    const common = messages.get('core') ?? []
    const found = [...own.map((catalogue) => catalogue[`${resource.name}.${field}`]), ...common.map((catalogue) => catalogue[`field.${field}`])]
    return [...new Set(found.filter((label) => label !== undefined))]
  }
}
