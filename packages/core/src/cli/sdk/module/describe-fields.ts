import type { Snapshot } from './snapshot.ts'
import { usualField } from './usual-fields.ts'
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
  const isPlain = plainnessIn(objects)
  return Object.entries(objects)
    .map(([type, fields]) => [
      type,
      ...Object.entries(fields)
        .filter(([name, field]) => !isPlain(type, name, field))
        .map(([name, field]) => describeUnusual(type, name, field, objects[type.replace(/AggregateKey$/, '')]?.[name]))
        .filter((text) => text !== ''),
    ])
    .filter((words) => words.length > 1)
    .map((words) => words.join(' '))
    .join('\n')
}

/**
 * Tells of a field whether the client may take its value for any type: all below it are plain values that are read as they are sent, and no
 * type has the name that the client assumes.
 */
function plainnessIn(objects: Snapshot['objects']): (type: string, name: string, field: Field) => boolean {
  const isPlainField = (type: string, name: string, field: Field, above: readonly string[]): boolean => {
    const target = nameIn(field.type)
    if (field.kind !== 'object') return describeUnusual('', name, field, undefined) === '' && describe(type, name, field) === ''
    const assumed = usualField(type, name).slice(1)
    if (Object.keys(field.args).length > 0 || above.includes(target) || ['', 'Connection', 'Aggregate'].some((kind) => `${assumed}${kind}` in objects)) return false
    const fields = objects[target]
    return fields !== undefined && Object.entries(fields).every(([inner, one]) => isPlainField(target, inner, one, [...above, target]))
  }
  return (type, name, field) => field.kind === 'object' && isPlainField(type, name, field, [])
}

/** Nothing where the client assumes the right thing. A plain value may be assumed to be anything that it is not read as. */
function describeUnusual(type: string, name: string, field: Field, ofModel: Field | undefined): string {
  const short = describe(type, name, field)
  // What records are counted by is a field of theirs.
  if (type.endsWith('AggregateKey') && ofModel && describeUnusual('', name, ofModel, undefined) !== '') return describe('', name, ofModel) === short ? '' : `${name}${short || ':'}`
  const usual = usualField(type, name)
  if (short === usual || (short === '' && !mappable.has(usual.slice(1)))) return ''
  return `${name}${short || ':'}`
}

function describe(type: string, name: string, field: Field): string {
  const target = nameIn(field.type)
  const args = Object.entries(field.args)
  const signature = args.map(([key, slot]) => `${key}:${slot.type}`).join(',')
  if (type === 'Mutation' && signature === `input:${upperFirst(name)}Input!`) {
    if (target === `${upperFirst(name)}Result`) return '!'
    if (target === 'BulkResult') return '*'
  }
  const model = target.replace(/(Connection|Aggregate)$/, '')
  if (target.endsWith('Connection') && signature === listArguments(model)) return `~${model}`
  if (target.endsWith('Aggregate') && signature === `filter:${model}Filter,groupBy:[${model}GroupBy!],search:String`) return `^${model}`
  if (signature === 'id:ID!' && field.kind === 'object') return `#${target}`
  if (args.length === 0 && field.kind !== 'object') return mappable.has(target) ? `:${target}` : ''
  return `:${field.kind === 'object' || mappable.has(target) ? target : ''}${args.length > 0 ? `(${signature})` : ''}`
}

function listArguments(model: string): string {
  return `after:String,before:String,filter:${model}Filter,first:Int,last:Int,orderBy:[${model}Order!],search:String`
}
