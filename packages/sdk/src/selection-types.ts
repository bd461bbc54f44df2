import type { ApiSchema, InputFields } from './schema-types.ts'

/**
 * What of a type an answer shall have: `{ name: true, owner: { name: true } }`. Arguments stand under `$`, members of a union or
 * interface under `on`, and `'won:opportunities'` asks for a field under a name of one's own.
 */
export type Selection<Schema extends ApiSchema, Name> = { __typename?: true }
  & (Name extends keyof Schema['objects'] ? { [Key in keyof Schema['objects'][Name]]?: FieldSelection<Schema, Schema['objects'][Name][Key]> } & { [Key in keyof Schema['objects'][Name] & string as `${string}:${Key}`]?: FieldSelection<Schema, Schema['objects'][Name][Key]> } : {})
  & (Name extends keyof Schema['abstracts'] ? { on?: { [Member in keyof Schema['abstracts'][Name]]?: Selection<Schema, Member> } } : {})

/** The selection again, with `never` at each key that the schema does not have: so a typo is an error at the key, in any compiler. */
export type Strict<Schema extends ApiSchema, Name, Query> = {
  [Key in keyof Query]:
    Key extends '$' | '__typename' ? Query[Key]
    : Key extends 'on' ? (Name extends keyof Schema['abstracts'] ? { [Member in keyof Query[Key]]: Member extends keyof Schema['abstracts'][Name] ? Strict<Schema, Member, Query[Key][Member]> : never } : never)
    : [FieldAt<Schema, Name, Key>] extends [never] ? never
    : FieldAt<Schema, Name, Key> extends { n: infer Target } ? (Query[Key] extends object ? (Key extends `${string}:${string}` ? FieldSelection<Schema, FieldAt<Schema, Name, Key>> : {}) & Strict<Schema, Target, Query[Key]> : never)
    : Query[Key]
}

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
