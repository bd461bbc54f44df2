import { defineErrors } from '../errors/tenon-error.ts'
import type { Models } from '../models/model-types.ts'
import { resolveResource, type Resource } from './resource-definition.ts'
import type { ResourceOptions } from './resource-options.ts'

export const schemaErrors = defineErrors({
  RESOURCE_UNKNOWN_MODEL: { status: 500, message: 'Plugin "{plugin}" makes a resource of "{model}", which is no model of its own. Declare the model in its model.prisma.' },
  RESOURCE_TWICE: { status: 500, message: 'The resource "{model}" is made by both "{first}" and "{second}".' },
})

/** What all plugins declared, before any type is built: a reference becomes a field only when its target is a resource too. */
export class ResourceRegistry {
  readonly models: Models
  readonly #declared = new Map<string, { plugin: string; options: ResourceOptions }>()
  #resolved: ReadonlyMap<string, Resource> | undefined
  /** Set by the schema build while a plugin's `schema` runs. */
  currentPlugin = 'core'

  constructor(models: Models) {
    this.models = models
  }

  declare(model: string, options: ResourceOptions): void {
    const plugin = this.currentPlugin
    const first = this.#declared.get(model)
    if (first) throw schemaErrors.RESOURCE_TWICE({ model, first: first.plugin, second: plugin })
    if (this.models.models[model]?.plugin !== plugin) throw schemaErrors.RESOURCE_UNKNOWN_MODEL({ plugin, model })
    this.#declared.set(model, { plugin, options })
  }

  /** All resources by name, resolved once after the last declaration. */
  get resources(): ReadonlyMap<string, Resource> {
    if (!this.#resolved) {
      const exposed = new Set(this.#declared.keys())
      this.#resolved = new Map([...this.#declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { plugin, options }]) => [name, resolveResource(name, plugin, options, this.models, exposed)]))
    }
    return this.#resolved
  }

  get(name: string): Resource {
    const resource = this.resources.get(name)
    if (!resource) throw new Error(`No resource ${name}`)
    return resource
  }
}
