import type { LooseBuilder, LooseRef } from './loose-builder.ts'
import type { Resource } from './resource-definition.ts'

/** The GraphQL types of all resources, referred to before they are implemented: filters and references point at each other. */
export class TypeRefs {
  readonly #builder: LooseBuilder
  readonly #inputs = new Map<string, LooseRef>()
  readonly #objects = new Map<string, LooseRef>()
  readonly #enums = new Map<string, LooseRef>()
  readonly #enumValues: (name: string) => readonly string[]

  constructor(builder: LooseBuilder, enumValues: (name: string) => readonly string[]) {
    this.#builder = builder
    this.#enumValues = enumValues
  }

  input(name: string): LooseRef {
    return getOrMake(this.#inputs, name, () => this.#builder.inputRef(name))
  }

  object(name: string): LooseRef {
    return getOrMake(this.#objects, name, () => this.#builder.objectRef(name))
  }

  /** An enum of the data model, made when first used. */
  enum(name: string): LooseRef {
    return getOrMake(this.#enums, name, () => this.#builder.enumType(name, { values: this.#enumValues(name) }))
  }

  filter(resource: Resource): LooseRef {
    return this.input(`${resource.name}Filter`)
  }

  connection(resource: Resource): LooseRef {
    return this.object(`${resource.name}Connection`)
  }
}

function getOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
