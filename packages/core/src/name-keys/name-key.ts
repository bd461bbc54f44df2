import { keyName, type KeyKind } from './key-fields.ts'

/** One key of one column, in the words of the models and of the database. */
export interface NameKey {
  readonly plugin: string
  readonly model: string
  readonly source: string
  readonly kind: KeyKind
  readonly isRequired: boolean
  readonly schema: string
  readonly table: string
  readonly sourceColumn: string
  readonly column: string
  /** Whether its rows have an id, which ends every order: then there is an index of both. */
  readonly hasId: boolean
}

/** What the database makes keys with. Other readings are functions of another name: columns that were made with these are then made anew. */
export const keyFunctions: Readonly<Record<KeyKind, string>> = { sort: 'core.name_sort_key_1', find: 'core.name_find_key_1' }

/** The composed models as the client of the running application knows them: with keys, which nothing is ever written to. */
export function withKeys(text: string, keys: readonly NameKey[]): string {
  const lines = new Map<string, string[]>()
  for (const key of keys) {
    const line = `  ${keyName(key.source, key.kind)} String${key.isRequired ? '' : '?'} @default(dbgenerated()) @map("${key.column}")`
    lines.set(key.model, [...(lines.get(key.model) ?? []), line])
  }
  return text.replaceAll(/^model (\w+) \{$/gm, (opening, name: string) => [opening, ...(lines.get(name) ?? [])].join('\n'))
}
