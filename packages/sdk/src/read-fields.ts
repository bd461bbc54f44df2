import type { SdkModule } from './sdk-module.ts'

/** A field with an object or a mapped scalar as its value, or with arguments. */
export interface Field {
  /** Type of the value; empty where it is of no interest. */
  readonly type: string
  /** Types of the arguments, as GraphQL writes them. */
  readonly args: Readonly<Record<string, string>>
}

export type Fields = (type: string, name: string) => Field | undefined

const upperFirst = (name: string): string => name[0]!.toUpperCase() + name.slice(1)

/** Takes the short form of modules apart; `describe-fields.ts` of the core's command line writes it. */
export function readFields(modules: readonly SdkModule[]): Fields {
  const names = modules.map(({ name }) => name)
  const known: Record<string, Field> = {}
  for (const { name, requires, fields } of modules) {
    const missing = requires.find((id) => !names.includes(id))
    if (missing) throw new TypeError(`The module "${name}" needs "${missing}": give both to createClient.`)
    for (const line of fields.split('\n')) {
      const [type, ...words] = line.split(/ (?![^(]*\))/)
      for (const word of words) {
        const [, field, sign, rest] = /^(\w+)(\W)(.*)$/.exec(word)!
        known[`${type}.${field}`] = readField(field!, sign!, rest!)
      }
    }
  }
  return (type, field) => known[`${type}.${field}`] ?? usual(type, field)
}

function readField(name: string, sign: string, rest: string): Field {
  switch (sign) {
    case '~': return { type: `${rest}Connection`, args: { after: 'String', before: 'String', filter: `${rest}Filter`, first: 'Int', last: 'Int', orderBy: `[${rest}Order!]`, search: 'String' } }
    case '^': return { type: `${rest}Aggregate`, args: { filter: `${rest}Filter`, groupBy: `[${rest}GroupBy!]`, search: 'String' } }
    case '#': return { type: rest, args: { id: 'ID!' } }
    case '!': return { type: `${upperFirst(name)}Result`, args: { input: `${upperFirst(name)}Input!` } }
    case '*': return { type: 'BulkResult', args: { input: `${upperFirst(name)}Input!` } }
    default: return { type: /^\w*/.exec(rest)![0], args: Object.fromEntries([...rest.matchAll(/(\w+):([^,)]+)/g)].map(([, key, type]) => [key, type])) }
  }
}

/** Connections and their edges are not listed: they are as their names say. */
function usual(type: string, field: string): Field | undefined {
  const [, model, kind] = /^(\w+?)(Connection|Edge)$/.exec(type) ?? []
  const target = kind === 'Edge' ? { node: model } : kind && { nodes: model, edges: `${model}Edge`, pageInfo: 'PageInfo' }
  const found = target && (target as Record<string, string | undefined>)[field]
  return found ? { type: found, args: {} } : undefined
}
