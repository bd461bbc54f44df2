import { resolveAction, type DeclaredAction, type RecordAction } from '../actions/record-action.ts'
import { defineErrors } from '../errors/tenon-error.ts'
import type { Models } from '../models/model-types.ts'
import { resolveLifecycle, type DeclaredLifecycle, type Lifecycle } from '../lifecycle/lifecycle.ts'
import type { LifecycleOptions } from '../lifecycle/lifecycle-options.ts'
import { unfitDefaults } from './field-default.ts'
import { resolveResource, type Resource } from './resource-definition.ts'
import type { ResourceExtension, ResourceOptions } from './resource-options.ts'

export const schemaErrors = defineErrors({
  RESOURCE_UNKNOWN_MODEL: { status: 500, message: 'Plugin "{plugin}" makes a resource of "{model}", which is no model of its own. Declare the model in its model.prisma.' },
  RESOURCE_TWICE: { status: 500, message: 'The resource "{model}" is made by both "{first}" and "{second}".' },
  RESOURCE_EXTENDS_NOTHING: { status: 500, message: 'Plugin "{plugin}" adds to the resource "{model}", which no enabled plugin makes. Correct the name, or add to it in the bridge to the plugin that makes it.' },
  RESOURCE_DEFAULT_UNFIT: { status: 500, message: 'The forms of plugin "{plugin}" cannot begin as it says:\n{problems}' },
  LIFECYCLE_TWICE: { status: 500, message: 'The lifecycle of "{model}" is declared by both "{first}" and "{second}". A record has one: declare it once.' },
})

/** What all plugins declared, before any type is built: a reference becomes a field only when its target is a resource too. */
export class ResourceRegistry {
  readonly models: Models
  readonly #declared = new Map<string, { plugin: string; options: ResourceOptions }>()
  readonly #extensions: { readonly plugin: string; readonly model: string; readonly extension: ResourceExtension }[] = []
  readonly #declaredLifecycles = new Map<string, DeclaredLifecycle>()
  readonly #declaredActions: DeclaredAction[] = []
  readonly #permissions: ReadonlySet<string>
  #resolved: ReadonlyMap<string, Resource> | undefined
  #lifecycles: ReadonlyMap<string, Lifecycle> | undefined
  #actions: ReadonlyMap<string, readonly RecordAction[]> | undefined
  /** Set by the schema build while a plugin's `schema` runs. */
  currentPlugin = 'core'

  constructor(models: Models, permissions: ReadonlySet<string> = new Set()) {
    this.models = models
    this.#permissions = permissions
  }

  declare(model: string, options: ResourceOptions): void {
    const plugin = this.currentPlugin
    const first = this.#declared.get(model)
    if (first) throw schemaErrors.RESOURCE_TWICE({ model, first: first.plugin, second: plugin })
    if (this.models.models[model]?.plugin !== plugin) throw schemaErrors.RESOURCE_UNKNOWN_MODEL({ plugin, model })
    this.#declared.set(model, { plugin, options })
  }

  /** What a bridge adds to the pages of a resource. */
  extend(model: string, extension: ResourceExtension): void {
    this.#extensions.push({ plugin: this.currentPlugin, model, extension })
  }

  declareLifecycle(model: string, options: LifecycleOptions): void {
    const plugin = this.currentPlugin
    const first = this.#declaredLifecycles.get(model)
    if (first) throw schemaErrors.LIFECYCLE_TWICE({ model, first: first.plugin, second: plugin })
    this.#declaredLifecycles.set(model, { plugin, options })
  }

  declareAction(action: Omit<DeclaredAction, 'plugin'>): void {
    this.#declaredActions.push({ ...action, plugin: this.currentPlugin })
  }

  /** What is offered on records, by the resource, in the order of declaration. Throws ACTION_INVALID. */
  get actions(): ReadonlyMap<string, readonly RecordAction[]> {
    if (!this.#actions) {
      const around = { models: this.models, resources: this.resources, permissions: this.#permissions }
      const found = new Map<string, RecordAction[]>()
      for (const action of this.#declaredActions.map((declared) => resolveAction(declared, around))) found.set(action.on, [...(found.get(action.on) ?? []), action])
      this.#actions = found
    }
    return this.#actions
  }

  /** All lifecycles by model, resolved with the resources. Throws LIFECYCLE_INVALID. */
  get lifecycles(): ReadonlyMap<string, Lifecycle> {
    const around = (model: string) => ({ models: this.models, resource: this.resources.get(model) ?? null, resources: new Set(this.resources.keys()), permissions: this.#permissions })
    this.#lifecycles ??= new Map([...this.#declaredLifecycles].map(([model, declared]) => [model, resolveLifecycle(model, declared, around(model))]))
    return this.#lifecycles
  }

  /** All resources by name, resolved once after the last declaration. */
  get resources(): ReadonlyMap<string, Resource> {
    if (!this.#resolved) {
      const exposed = new Set(this.#declared.keys())
      for (const { plugin, model } of this.#extensions) if (!exposed.has(model)) throw schemaErrors.RESOURCE_EXTENDS_NOTHING({ plugin, model })
      const resolved = [...this.#declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { plugin, options }]) => resolveResource(name, plugin, this.#extended(name, this.#keepState(name, options)), this.models, exposed))
      for (const resource of resolved) this.#refuseUnfitDefaults(resource)
      this.#resolved = new Map(resolved.map((resource) => [resource.name, resource]))
    }
    return this.#resolved
  }

  #refuseUnfitDefaults(resource: Resource): void {
    const problems = unfitDefaults(resource, this.models)
    if (problems.length > 0) throw schemaErrors.RESOURCE_DEFAULT_UNFIT({ plugin: resource.plugin, problems: problems.map((line) => `  - ${line}`).join('\n') })
  }

  /** The state of a lifecycle is not for ordinary writes. */
  #keepState(name: string, options: ResourceOptions): ResourceOptions {
    const field = this.#declaredLifecycles.get(name)?.options.field
    return field === undefined ? options : { ...options, fields: { ...options.fields, [field]: { ...options.fields?.[field], readOnly: true } } }
  }

  /** Where the author lists nothing, everything shows already, the additions too. */
  #extended(name: string, options: ResourceOptions): ResourceOptions {
    const added = this.#extensions.filter(({ model }) => model === name).map(({ extension }) => extension)
    const more = (own: readonly string[] | undefined, key: keyof ResourceExtension) => own && { [key]: [...own, ...added.flatMap((extension) => extension[key] ?? [])] }
    return added.length === 0 ? options : { ...options, ...more(options.form, 'form'), ...more(options.related, 'related') }
  }

  get(name: string): Resource {
    const resource = this.resources.get(name)
    if (!resource) throw new Error(`No resource ${name}`)
    return resource
  }
}
