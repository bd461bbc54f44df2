import type { Fields } from './read-fields.ts'
import type { ScalarMappings } from './schema-types.ts'

export interface WrittenDocument {
  readonly text: string
  readonly variables: Record<string, unknown>
  /** Gives an answer the shape that its types promise: names of one's own undone, scalars as the client has them. */
  readonly restore: (data: unknown) => unknown
}

type Tree = Record<string, unknown>
type Restore = (value: unknown) => unknown

/** The text of a selection. Values always become variables, so the text of a program's query is always the same, and nothing can be injected. */
export function writeDocument(fields: Fields, mappings: ScalarMappings, operation: 'query' | 'mutation', selection: Tree): WrittenDocument {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []

  const argumentsText = (path: string, types: Readonly<Record<string, string>>, values: Tree = {}): string => {
    const given = Object.keys(values).filter((name) => values[name] !== undefined).map((name) => {
      if (!types[name]) throw new TypeError(`${path} has no argument "${name}".`)
      const variable = `v${declared.length}`
      declared.push(`$${variable}:${types[name]}`)
      variables[variable] = values[name]
      return `${name}:$${variable}`
    })
    return given.length > 0 ? `(${given})` : ''
  }

  /** `member` makes response keys differ between members of a union, which GraphQL asks for where their types do. */
  const write = (type: string, tree: Tree, member = ''): [string, Restore] => {
    const parts: string[] = []
    const restores: Record<string, [string, Restore]> = {}
    const members: Record<string, Restore> = {}
    for (const [key, value] of Object.entries(tree)) {
      if (!value || key === '$') continue
      // A field may be called so too, such as the day of an entry in the calendar: a value, while members are an object.
      if (key === 'on' && value !== true) {
        for (const [name, inner] of Object.entries(value as Tree)) {
          const [text, restore] = write(name, inner as Tree, Object.keys(value).length > 1 ? `${name}_` : '')
          parts.push(`...on ${name}${text}`)
          members[name] = restore
        }
        parts.push('__typename')
        continue
      }
      const [alias, name = alias] = key.split(':') as [string, string?]
      const field = fields(type, name)
      const inner = value === true ? {} : (value as Tree)
      const args = argumentsText(`${type}.${name}`, field.args, inner['$'] as Tree | undefined)
      const isObject = Object.keys(inner).some((part) => part !== '$')
      const [text, restore] = isObject ? write(field.type, inner) : ['', leaf(mappings[field.type as never])]
      const sent = name === '__typename' ? name : member + alias
      parts.push((sent === name ? '' : `${sent}:`) + name + args + text)
      restores[sent] = [alias, restore]
    }
    return [`{${parts.join(' ')}}`, restoreObject(restores, members)]
  }

  const [text, restore] = write(operation === 'query' ? 'Query' : 'Mutation', selection)
  return { text: operation + (declared.length > 0 ? `(${declared})` : '') + text, variables, restore }
}

function restoreObject(restores: Record<string, [string, Restore]>, members: Record<string, Restore>): Restore {
  const restore: Restore = (value) => {
    if (!value || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(restore)
    const object = value as Tree
    const { __typename } = object
    const own = Object.entries(restores).filter(([sent]) => sent in object).map(([sent, [name, inner]]) => [name, inner(object[sent])])
    return { ...(__typename ? { __typename } : {}), ...Object.fromEntries(own), ...(members[__typename as string]?.(value) as Tree) }
  }
  return restore
}

function leaf(mapping: ((wire: string) => unknown) | undefined): Restore {
  const restore: Restore = (value) => (value === null || !mapping ? value : Array.isArray(value) ? value.map(restore) : mapping(value as string))
  return restore
}
