import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isLeafType, isObjectType, isScalarType, isUnionType, type GraphQLField, type GraphQLNamedType, type GraphQLSchema } from 'graphql'

/** One field of an object type, an input type or of arguments: its type as GraphQL writes it. */
export interface Slot {
  readonly type: string
  readonly about: string
}

export interface OutputSlot extends Slot {
  readonly args: Readonly<Record<string, Slot>>
  /** What the type's name stands for. */
  readonly kind: 'scalar' | 'enum' | 'object'
}

export interface InputSlot extends Slot {
  readonly kind: 'scalar' | 'enum' | 'input'
  readonly isRequired: boolean
}

type Named<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>

/** A schema as plain data that can be compared and subtracted. */
export interface Snapshot {
  readonly scalars: readonly string[]
  readonly objects: Named<OutputSlot & { readonly args: Readonly<Record<string, InputSlot>> }>
  readonly inputs: Named<InputSlot>
  readonly enums: Named<string>
  /** Unions and interfaces, with their members as keys. */
  readonly abstracts: Named<true>
}

export function takeSnapshot(schema: GraphQLSchema): Snapshot {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')).sort((left, right) => (left.name < right.name ? -1 : 1))
  const of = <Type extends GraphQLNamedType, Value>(is: (type: GraphQLNamedType) => type is Type, take: (type: Type) => Value): Record<string, Value> =>
    Object.fromEntries(types.filter(is).map((type) => [type.name, take(type)]))
  return {
    scalars: types.filter(isScalarType).map(({ name }) => name),
    objects: of((type) => isObjectType(type) || isInterfaceType(type), (type) => sorted(Object.values(type.getFields()).map((field) => [field.name, output(field)]))),
    inputs: of(isInputObjectType, (type) => sorted(Object.values(type.getFields()).map((field) => [field.name, input(field)]))),
    enums: of(isEnumType, (type) => sorted(type.getValues().map(({ name, description }) => [name, description ?? '']))),
    abstracts: of((type) => isUnionType(type) || isInterfaceType(type), (type) => sorted(schema.getPossibleTypes(type).map(({ name }) => [name, true as const]))),
  }
}

function output(field: GraphQLField<unknown, unknown>): Snapshot['objects'][string][string] {
  const named = getNamedType(field.type)
  return {
    type: String(field.type), about: field.description ?? '',
    kind: isScalarType(named) ? 'scalar' : isEnumType(named) ? 'enum' : 'object',
    args: sorted(field.args.map((argument) => [argument.name, input(argument)])),
  }
}

function input(field: { readonly type: Parameters<typeof getNamedType>[0]; readonly description?: string | null | undefined; readonly defaultValue?: unknown }): InputSlot {
  const named = getNamedType(field.type)!
  const type = String(field.type)
  return {
    type, about: field.description ?? '',
    kind: isLeafType(named) ? (isEnumType(named) ? 'enum' : 'scalar') : 'input',
    isRequired: type.endsWith('!') && field.defaultValue === undefined,
  }
}

function sorted<Value>(entries: (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)))
}
