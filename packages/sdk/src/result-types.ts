import type { ApiSchema, OutputOf, Wrap } from './schema-types.ts'
import type { FieldAt } from './selection-types.ts'

/** What a selection gives: exactly the fields that it names. Of a union, one member or another, told apart by `__typename`. */
export type Result<Schema extends ApiSchema, Name, Query> = Name extends keyof Schema['abstracts']
  ? { [Member in keyof Schema['abstracts'][Name]]: Flat<(Query extends { on: { [Key in Member]: infer Inner } } ? Plain<Schema, Member, Inner> : {}) & Plain<Schema, Name, Query> & { __typename: Member }> }[keyof Schema['abstracts'][Name]]
  : Flat<Plain<Schema, Name, Query> & (Query extends { __typename: true } ? { __typename: Name } : {})>

type Plain<Schema extends ApiSchema, Name, Query> = {
  -readonly [Key in keyof Query as Key extends '$' | '__typename' ? never : Key extends 'on' ? (Name extends keyof Schema['abstracts'] ? never : Key) : KeyInResult<Key>]: ValueOf<Schema, FieldAt<Schema, Name, Key>, Query[Key]>
}

type ValueOf<Schema extends ApiSchema, Field, Query> = Field extends { n: infer Target; w: infer Wraps } ? Wrap<Result<Schema, Target, Query>, Wraps> : OutputOf<Schema, Field>
type KeyInResult<Key> = Key extends `${infer Alias}:${string}` ? Alias : Key
export type Flat<Type> = { [Key in keyof Type]: Type[Key] } & {}
