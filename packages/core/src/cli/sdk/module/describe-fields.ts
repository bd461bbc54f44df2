import type { InputSlot, Snapshot } from './snapshot.ts'
import { nameIn, upperFirst } from './type-text.ts'

type Field = Snapshot['objects'][string][string]

/** Scalars whose values a client may have as something else than what is sent. */
const mappable = new Set(['BigInt', 'Date', 'DateTime', 'Decimal'])

/**
 * What a client needs at run time, as short as it goes: for each type the fields with arguments, with an object as their value or
 * with a scalar that can be mapped. The forms that the core's schema builder makes again and again have a sign each, which the
 * client's `read-fields.ts` takes apart:
 * `leads~Lead` a list, `lead#Lead` one by id, `leadAggregate^Lead` counts and sums, `createLead!` a use case, `deleteLeads*` many at once.
 */
export function describeFields(objects: Snapshot['objects']): string {
  return Object.entries(objects)
    .map(([type, fields]) => [type, Object.entries(fields).map(([name, field]) => describe(type, name, field)).filter((text) => text !== '').join(' ')] as const)
    .filter(([type, text]) => text !== '' && !isUsual(type, text))
    .map(([type, text]) => `${type} ${text}`)
    .join('\n')
}

function describe(type: string, name: string, field: Field): string {
  const target = nameIn(field.type)
  const args = Object.entries(field.args)
  const signature = args.map(([key, slot]) => `${key}:${slot.type}`).join(',')
  if (type === 'Mutation' && signature === `input:${upperFirst(name)}Input!`) {
    if (target === `${upperFirst(name)}Result`) return `${name}!`
    if (target === 'BulkResult') return `${name}*`
  }
  const model = target.replace(/(Connection|Aggregate)$/, '')
  if (target.endsWith('Connection') && signature === listArguments(model)) return `${name}~${model}`
  if (target.endsWith('Aggregate') && signature === `filter:${model}Filter,groupBy:[${model}GroupBy!],search:String`) return `${name}^${model}`
  if (signature === 'id:ID!' && field.kind === 'object') return `${name}#${target}`
  if (args.length === 0 && field.kind !== 'object') return mappable.has(target) ? `${name}:${target}` : ''
  return `${name}:${field.kind === 'object' || mappable.has(target) ? target : ''}${args.length > 0 ? `(${args.map(([key, slot]) => argument(key, slot)).join(',')})` : ''}`
}

function listArguments(model: string): string {
  return `after:String,before:String,filter:${model}Filter,first:Int,last:Int,orderBy:[${model}Order!],search:String`
}

function argument(name: string, slot: InputSlot): string {
  return `${name}:${slot.type}`
}

/** Connections and their edges are as the name says: the client knows them. */
function isUsual(type: string, text: string): boolean {
  const model = type.replace(/(Connection|Edge)$/, '')
  return (type.endsWith('Connection') && text === `edges:${model}Edge nodes:${model} pageInfo:PageInfo`) || (type.endsWith('Edge') && text === `node:${model}`)
}
