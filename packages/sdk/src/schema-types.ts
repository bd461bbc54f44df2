import type { SdkModule } from './sdk-module.ts'

/** The API of one company: what its enabled modules say, put together type by type. */
export interface ApiSchema {
  objects: unknown
  inputs: unknown
  enums: unknown
  abstracts: unknown
  scalars: unknown
  mapped: unknown
}

/** A member of a type, or never. */
export type At<Type, Key> = Key extends keyof Type ? Type[Key] : never

/**
 * How values of scalars are read, where a program does not want the texts that are sent: `{ Decimal: (text) => new Big(text) }`.
 * Such values may be sent too: as their `toJSON` says.
 */
export type ScalarMappings = { readonly [Name in 'BigInt' | 'Date' | 'DateTime' | 'Decimal']?: (wire: string) => unknown }

export type SchemaOf<Modules extends readonly SdkModule[], Mappings = {}> = {
  objects: MergeParts<PartsOf<Modules, 'objects'>>
  inputs: MergeParts<PartsOf<Modules, 'inputs'>>
  enums: MergeParts<PartsOf<Modules, 'enums'>>
  abstracts: MergeParts<PartsOf<Modules, 'abstracts'>>
  scalars: Intersect<PartsOf<Modules, 'scalars'>>
  mapped: { [Name in keyof Mappings]: Mappings[Name] extends (wire: string) => infer Value ? Value : never }
}

/** What the modules say of one kind, and what those of them say that are there together. */
type PartsOf<Modules extends readonly SdkModule[], Part extends keyof ApiSchema> = PartAt<SchemaIn<Modules[number]> | BridgesIn<Modules[number], Modules[number]['name']>, Part>
type SchemaIn<Module> = Module extends SdkModule<infer Schema> ? NonNullable<Schema> : never
type BridgesIn<Module, Names> = Module extends { readonly bridgeSchemas?: infer Bridges } ? ValueAt<NonNullable<Bridges>, keyof NonNullable<Bridges> & Names & PropertyKey> : never
type PartAt<Schema, Part extends keyof ApiSchema> = Schema extends { [Key in Part]: infer Types } ? Types : never

/** Each type has what any module gives it. */
type MergeParts<Parts> = { [Name in KeysOfAny<Parts>]: Intersect<ValueAt<Parts, Name>> }

type KeysOfAny<Union> = Union extends unknown ? keyof Union : never
type ValueAt<Union, Key extends PropertyKey> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never
type Intersect<Union> = (Union extends unknown ? (value: Union) => void : never) extends (value: infer All) => void ? All : never

/** A wrapping from outside in: 'n' may be null, 'l' a list of. */
export type Wrap<Value, Wraps> = Wraps extends '' ? Value : Wraps extends `n${infer Rest}` ? Wrap<Value, Rest> | null : Wraps extends `l${infer Rest}` ? Wrap<Value, Rest>[] : never
type WrapInput<Value, Wraps> = Wraps extends '' ? Value : Wraps extends `n${infer Rest}` ? WrapInput<Value, Rest> | null : Wraps extends `l${infer Rest}` ? readonly WrapInput<Value, Rest>[] : never

/** The type of a value in an answer. A newer server may know more values of an enum than these types. */
export type OutputOf<Schema extends ApiSchema, Field> =
  Field extends { s: infer Name extends keyof Schema['scalars']; w: infer Wraps } ? Wrap<Name extends keyof Schema['mapped'] ? Schema['mapped'][Name] : Schema['scalars'][Name], Wraps>
  : Field extends { e: infer Name extends keyof Schema['enums']; w: infer Wraps } ? Wrap<keyof Schema['enums'][Name] | (string & {}), Wraps>
  : never

/** The type of a value that is sent. */
export type InputOf<Schema extends ApiSchema, Field> =
  Field extends { s: infer Name extends keyof Schema['scalars']; w: infer Wraps } ? WrapInput<Schema['scalars'][Name] | At<Schema['mapped'], Name>, Wraps>
  : Field extends { e: infer Name extends keyof Schema['enums']; w: infer Wraps } ? WrapInput<keyof Schema['enums'][Name], Wraps>
  : Field extends { i: infer Name extends keyof Schema['inputs']; w: infer Wraps } ? WrapInput<InputFields<Schema, Schema['inputs'][Name]>, Wraps>
  : never

export type InputFields<Schema extends ApiSchema, Fields> = { [Key in keyof Fields]: InputOf<Schema, Fields[Key]> }
