import type { Model, ModelField } from '../models/model-types.ts'

/**
 * Keys of names: columns that the database makes of a name, which it sorts and finds by instead of the name itself. They are no fields of the model:
 * nothing lists, writes, exports or remembers them, and who may read the name may use them.
 */
export type KeyKind = 'sort' | 'find'

const endings = { sort: 'SortKey', find: 'FindKey' } as const

/** 'name' -> 'nameSortKey'. */
export function keyName(field: string, kind: KeyKind): string {
  return field + endings[kind]
}

/** The key that stands for a field in an order or in a search; null where it has none. */
export function keyOf(model: Model, field: string, kind: KeyKind): string | null {
  const name = keyName(field, kind)
  return model.keys?.[name] ? name : null
}

/** A field of a model, or a key made of one. */
export function fieldAt(model: Model, name: string): ModelField | undefined {
  return model.fields[name] ?? model.keys?.[name]
}

/** The field whose rights decide: a key is as secret as the name that it is made of. */
export function sourceOf(model: Model, name: string): string {
  return model.keys?.[name]?.keyOf ?? name
}
