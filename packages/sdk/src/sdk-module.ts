/** What a module says of its schema, for the compiler alone: no such value exists. */
export interface ModuleSchema {
  objects: object
  inputs: object
  enums: object
  abstracts: object
  scalars: object
}

/** A part of a company's API: the core's or one plugin's, as its package exports it under `./sdk`. */
export interface SdkModule<Schema = unknown> {
  readonly name: string
  readonly version: string
  /** Names of the modules that it builds on. */
  readonly requires: readonly string[]
  /** Of its part of the schema. */
  readonly hash: string
  /** Fields in the short form that `read-fields.ts` takes apart. */
  readonly fields: string
  readonly schema?: Schema
  /** Fields that the module adds where another one is there too that it does not require, by the other's name. */
  readonly bridges?: Readonly<Record<string, string>>
  /** What those say of the schema, for the compiler alone. */
  readonly bridgeSchemas?: unknown
}
