import { getNamedType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

export interface Program {
  readonly text: string
  readonly operations: number
  /** Fields that they ask for, all together. */
  readonly selected: number
}

/**
 * A program that asks for much: queries with all values of what they give, of what that is tied to, and of what that is tied to in turn, where
 * there is no end of it soon. Every third has arguments, every fourth a name of its own.
 */
export function makeProgram(schema: GraphQLSchema, operations: number): Program {
  const roots = Object.values(schema.getQueryType()!.getFields()).filter((field) => isObjectType(getNamedType(field.type)) && field.args.every(({ type }) => !isNonNullType(type)))
  const counted = { selected: 0 }
  const functions = Array.from({ length: operations }, (_, index) => {
    const field = roots[index % roots.length]!
    const key = index % 4 === 0 ? `'mine${index}:${field.name}'` : field.name
    const inner = selectionOf(getNamedType(field.type) as GraphQLObjectType, 3, counted)
    return `export const ask${index} = () => company.query({ ${key}: { ${index % 3 === 0 ? argumentsOf(field) : ''}${inner} } })`
  })
  return { text: functions.join('\n'), operations, selected: counted.selected }
}

function selectionOf(type: GraphQLObjectType, depth: number, counted: { selected: number }): string {
  const parts: string[] = []
  for (const field of Object.values(type.getFields())) {
    if (field.args.some(({ type: given }) => isNonNullType(given))) continue
    const target = getNamedType(field.type)
    if (!isLeafType(target) && !(isObjectType(target) && depth > 0)) continue
    const inner = isLeafType(target) ? 'true' : `{ ${selectionOf(target as GraphQLObjectType, depth - (isConnection(target.name) ? 1 : 2), counted)} }`
    if (inner === '{  }') continue
    counted.selected++
    parts.push(`${field.name}: ${inner}`)
  }
  return parts.join(', ')
}

/** How many, and the filter's first condition. */
function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const named = Object.fromEntries(field.args.map((argument) => [argument.name, argument.type]))
  const filter = named['filter'] && getNamedType(named['filter'])
  const condition = isInputObjectType(filter) && Object.values(filter.getFields()).find(({ type }) => isInputObjectType(type) && !isListType(type) && type.getFields()['isNull'])
  const given = [named['first'] ? 'first: 5' : '', condition ? `filter: { ${condition.name}: { isNull: false } }` : ''].filter((part) => part !== '')
  return given.length > 0 ? `$: { ${given.join(', ')} }, ` : ''
}

function isConnection(name: string): boolean {
  return name.endsWith('Connection')
}
