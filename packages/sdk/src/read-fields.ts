import type { SdkModule } from './sdk-module.ts'

/** A field with an object or a mapped scalar as its value, or with arguments. */
export interface Field {
  /** Type of the value; empty where it is of no interest. */
  readonly type: string
  /** Types of the arguments, as GraphQL writes them. */
  readonly args: Readonly<Record<string, string>>
}

export type Fields = (type: string, name: string) => Field

const upperFirst = (name: string): string => name[0]!.toUpperCase() + name.slice(1)

/** Takes the short form of modules apart; `describe-fields.ts` of the core's command line writes it. */
export function readFields(modules: readonly SdkModule[]): Fields {
  const names = modules.map(({ name }) => name)
  const known: Record<string, string> = {}
  for (const { name, requires, fields, bridges = {} } of modules) {
    const missing = requires.find((id) => !names.includes(id))
    if (missing) throw new TypeError(`The module "${name}" needs "${missing}": give both to createClient.`)
    for (const line of [fields, ...names.map((other) => bridges[other])].join('\n').split('\n')) {
      const [type, ...words] = line.split(/ (?![^(]*\))/)
      for (const word of words) {
        const [, field, short] = /^(\w+)(.+)$/.exec(word)!
        known[`${type}.${field}`] = short!
      }
    }
  }
  return (type, field) => readField(field, known[`${type}.${field}`] ?? known[`${type.replace(/AggregateKey$/, '')}.${field}`] ?? usual(type, field))
}

function readField(name: string, short: string): Field {
  const rest = short.slice(1)
  switch (short[0]) {
    case '~': return { type: `${rest}Connection`, args: { after: 'String', before: 'String', filter: `${rest}Filter`, first: 'Int', last: 'Int', orderBy: `[${rest}Order!]`, search: 'String' } }
    case '^': return { type: `${rest}Aggregate`, args: { filter: `${rest}Filter`, groupBy: `[${rest}GroupBy!]`, search: 'String' } }
    case '#': return { type: rest, args: { id: 'ID!' } }
    case '!': return { type: `${upperFirst(name)}Result`, args: { input: `${upperFirst(name)}Input!` } }
    case '*': return { type: 'BulkResult', args: { input: `${upperFirst(name)}Input!` } }
    default: return { type: /^\w*/.exec(rest)![0], args: Object.fromEntries([...rest.matchAll(/(\w+):([^,)]+)/g)].map(([, key, type]) => [key, type])) }
  }
}

/** The short form of what is named as usual: it is listed only where it is something else. `usual-fields.ts` of the command line says the same. */
function usual(type: string, field: string): string {
  const [, model, kind = ''] = /^(\w+?)(Connection|Edge|Aggregate)$/.exec(type) ?? []
  const part = ({ Connection: { nodes: '', edges: 'Edge' }, Edge: { node: '' }, Aggregate: { key: 'AggregateKey', avg: 'Average', max: 'Greatest', min: 'Least', sum: 'Sum' } } as Record<string, Record<string, string>>)[kind]?.[field]
  if (part !== undefined) return `:${model}${part}`
  if (type === 'Mutation') return /^(update|delete).*s$/.test(field) ? '*' : '!'
  if (field === 'history') return ':HistoryConnection(after:String,first:Int)'
  const [ending] = /(At|By|On|s|Aggregate)$/.exec(field) ?? ['']
  const stem = upperFirst(field).slice(0, -ending.length || undefined)
  return { At: ':DateTime', By: ':Person', On: ':Date', s: `~${stem}`, Aggregate: `^${stem}` }[ending] ?? (type === 'Query' ? '#' : ':') + stem
}
