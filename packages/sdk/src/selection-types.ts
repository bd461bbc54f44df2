import type { ApiSchema, InputFields } from './schema-types.ts'

/**
 * What of a type an answer shall have: `{ name: true, owner: { name: true } }`. Arguments stand under `$`, members of a union or
 * interface under `on`, and `'won:opportunities'` asks for a field under a name of one's own.
 */
export type Selection<Schema extends ApiSchema, Name> = { __typename?: true }
  & (Name extends keyof Schema['objects'] ? { [Key in keyof Schema['objects'][Name]]?: FieldSelection<Schema, Schema['objects'][Name][Key]> } & Aliases : {})
  & (Name extends keyof Schema['abstracts'] ? { on?: { [Member in keyof Schema['abstracts'][Name]]?: Selection<Schema, Member> } } : {})

/** Any name of one's own for any field; what stands there is held against that field by `Strict`. A pattern for each field would be tried against every key. */
interface Aliases {
  readonly [alias: `${string}:${string}`]: unknown
}

/** What stands at a key that the schema does not have, or not without a module that is missing. No value is one, and a compiler's sentence names both. */
export interface NotInSchema<Key, Name> {
  readonly [notInSchema]: [Key, Name]
}
declare const notInSchema: unique symbol

/**
 * The selection again, with `NotInSchema` at each key that the schema does not have: so a typo is an error at the key, in any compiler. `Arguments` are
 * those of the field that the selection is of.
 */
export type Strict<Schema extends ApiSchema, Name, Query, Arguments = {}> = {
  [Key in keyof Query]:
    Key extends '$' ? StrictInput<Schema, Arguments, Query[Key]>
    : Key extends '__typename' ? Query[Key]
    : Key extends 'on' ? (Name extends keyof Schema['abstracts'] ? { [Member in keyof Query[Key]]: Member extends keyof Schema['abstracts'][Name] ? Strict<Schema, Member, Query[Key][Member]> : NotInSchema<Member, Name> } : Query[Key] extends true ? StrictField<Schema, FieldAt<Schema, Name, 'on'>, true> : never)
    : [FieldAt<Schema, Name, Key>] extends [never] ? NotInSchema<Key, Name>
    : (Key extends `${string}:${string}` ? FieldSelection<Schema, FieldAt<Schema, Name, Key>> : {}) & StrictField<Schema, FieldAt<Schema, Name, Key>, Query[Key]>
}

type StrictField<Schema extends ApiSchema, Field, Query> =
  Field extends { n: infer Target } ? (Query extends object ? Strict<Schema, Target, Query, Field extends { a: infer Arguments } ? Arguments : {}> : never)
  : Query extends { $: infer Given } ? (Field extends { a: infer Arguments } ? { $: StrictInput<Schema, Arguments, Given> } : never)
  : Query

/** What is sent again, with `NotInSchema` at each key that the arguments, or the input below them, do not have. */
type StrictInput<Schema extends ApiSchema, Fields, Given> = { [Key in keyof Given]: Key extends keyof Fields ? StrictValue<Schema, NonNullable<Fields[Key]>, Given[Key]> : NotInSchema<Key, 'arguments'> }
type StrictValue<Schema extends ApiSchema, Field, Given> = Field extends { i: infer Name extends keyof Schema['inputs'] } ? StrictItems<Schema, Schema['inputs'][Name], Given> : Given
type StrictItems<Schema extends ApiSchema, Fields, Given> = Given extends readonly unknown[] ? { [Index in keyof Given]: StrictItems<Schema, Fields, Given[Index]> } : StrictInput<Schema, Fields, Given>

/** The field that a key of a selection stands for. */
export type FieldAt<Schema extends ApiSchema, Name, Key> = Name extends keyof Schema['objects']
  ? (Key extends keyof Schema['objects'][Name] ? Schema['objects'][Name][Key] : Key extends `${string}:${infer Field}` ? (Field extends keyof Schema['objects'][Name] ? Schema['objects'][Name][Field] : never) : never)
  : never

/** Arguments of a field, as they are given. */
export type ArgumentsOf<Schema extends ApiSchema, Field> = Field extends { a: infer Arguments } ? InputFields<Schema, Arguments> : {}

type FieldSelection<Schema extends ApiSchema, Field> = Field extends { n: infer Target } ? Selection<Schema, Target> & WithArguments<Schema, Field> : Field extends { a: unknown } ? MaybeTrue<Field> | WithArguments<Schema, Field> : true
type WithArguments<Schema extends ApiSchema, Field> = Field extends { a: infer Arguments } ? (HasRequired<Arguments> extends true ? { $: InputFields<Schema, Arguments> } : { $?: InputFields<Schema, Arguments> }) : {}
type MaybeTrue<Field> = Field extends { a: infer Arguments } ? (HasRequired<Arguments> extends true ? never : true) : true
type HasRequired<Arguments> = {} extends Arguments ? false : true
