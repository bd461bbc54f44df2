/** The words of one resource that can be renamed, as the server lists them. */
export interface WordsOfResource {
  readonly name: string
  readonly plugin: string
  readonly names: readonly Word[]
  readonly fields: readonly Word[]
  readonly values: readonly Word[]
}

export interface Word {
  readonly key: string
  readonly fallback: string
}

export type WordGroup = 'names' | 'fields' | 'values'
export const wordGroups: readonly WordGroup[] = ['names', 'fields', 'values']

export const BOOK = 'query WordBook { wordBook }'
export const RENAME = 'mutation RenameTerm($input: RenameTermInput!) { result: renameTerm(input: $input) { __typename ... on Error { code message help } ... on ValidationError { fields { path code message } } ... on ConflictError { currentVersion } } }'

/** What is left of a resource's words when somebody looks for a text; null where nothing is. */
export function matching(words: WordsOfResource, finds: (word: Word) => boolean): WordsOfResource | null {
  if (words.names.some(finds)) return words
  const found = { ...words, fields: words.fields.filter(finds), values: words.values.filter(finds) }
  return found.fields.length + found.values.length > 0 ? found : null
}
