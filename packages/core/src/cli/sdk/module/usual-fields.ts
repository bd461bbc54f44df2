import { upperFirst } from './type-text.ts'

const parts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Connection: { nodes: '', edges: 'Edge' },
  Edge: { node: '' },
  Aggregate: { key: 'AggregateKey', avg: 'Average', max: 'Greatest', min: 'Least', sum: 'Sum' },
}

/** The short form of a field that is named as usual: the client assumes it where a module says nothing (its `read-fields.ts`). */
export function usualField(type: string, field: string): string {
  const [, model, kind = ''] = /^(\w+?)(Connection|Edge|Aggregate)$/.exec(type) ?? []
  const part = parts[kind]?.[field]
  if (part !== undefined) return `:${model}${part}`
  if (type === 'Mutation') return /^(update|delete).*s$/.test(field) ? '*' : '!'
  if (field === 'history') return ':HistoryConnection(after:String,first:Int)'
  const [ending] = /(At|By|On|s|Aggregate)$/.exec(field) ?? ['']
  const stem = upperFirst(field).slice(0, -ending.length || undefined)
  return { At: ':DateTime', By: ':Person', On: ':Date', s: `~${stem}`, Aggregate: `^${stem}` }[ending] ?? `${type === 'Query' ? '#' : ':'}${stem}`
}
