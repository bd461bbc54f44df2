import type { ModelField, Models } from '../models/model-types.ts'
import type { FieldKind } from '../schema/metadata-types.ts'
import { textKind, type Resource, type ResourceField } from '../schema/resource-definition.ts'
import { inputName } from '../schema/resource-input.ts'
import type { TransitionInputOptions, TransitionOptions } from './lifecycle-options.ts'

/** What a transition asks for: a field like those of the record, so that it is read, limited and drawn as one. */
export interface TransitionInput extends ResourceField {
  /** The name in the mutation's input: 'lossReason', 'ownerId'. */
  readonly name: string
  readonly type: unknown
  readonly description: string | undefined
  /** The name of the record's own field that it is, where it is one. */
  readonly like: string | null
  /** Of an enum: the values that a form offers; all where nothing is said. */
  readonly offers?: readonly string[] | undefined
}

/** The inputs of a transition, from what its author says with `t.field`. */
export function readInputs({ input }: Pick<TransitionOptions, 'input'>, resource: Resource | null, models: Models): TransitionInput[] {
  if (!input) return []
  const said = input({ field: (options) => options }) as Readonly<Record<string, TransitionInputOptions>>
  return Object.entries(said).map(([name, options]) => {
    const own = resource?.fields.find((field) => inputName(field) === name)
    const { required = false, type, description, offers } = options
    if (own) return { ...own, ...(options.kind ? { kind: options.kind } : {}), name, type, description, required, readOnly: false, like: own.name, offers }
    const kind = options.kind ?? (options.reference ? 'reference' : kindOf(type, name, models))
    return { name, type, description, required, kind, like: null, offers, column: name, currencyColumn: kind === 'money' ? `${name}Currency` : null, target: options.reference ?? null, readOnly: false, options: {}, model: columnLike(name, String(type), models) }
  })
}

/** What keeps references among inputs from being asked for, each as the end of a sentence about what asks. */
export function referenceProblems(inputs: readonly TransitionInput[], resources: { has(name: string): boolean }): string[] {
  return inputs.flatMap(({ name, kind, target }) => [
    ...(kind === 'id' ? [`asks for the ID "${name}" without saying whose. Name the resource: reference: 'Person'.`] : []),
    ...(target !== null && !resources.has(target) ? [`asks for a "${target}" in "${name}", which is no resource.`] : []),
  ])
}

const kinds: Readonly<Record<string, FieldKind>> = { Int: 'integer', Float: 'decimal', Decimal: 'decimal', BigInt: 'bigint', Boolean: 'boolean', Date: 'date', DateTime: 'datetime', MoneyInput: 'money', ID: 'id' }

function kindOf(type: unknown, name: string, models: Models): FieldKind {
  if (Array.isArray(type)) return type[0] === 'String' ? 'tags' : 'json'
  if (typeof type !== 'string') return 'json'
  if (models.enums[type]) return 'enum'
  if (type === 'Int' && name.endsWith('Bp')) return 'percent'
  if (type === 'String') return /reason$/i.test(name) ? 'longtext' : textKind(name)
  return kinds[type] ?? 'json'
}

/** The column that an input of no column of its own is read like. */
function columnLike(name: string, type: string, models: Models): ModelField {
  const kind = models.enums[type] ? 'enum' : 'scalar'
  return { name, kind, type, nativeType: null, column: name, isList: false, isRequired: false, isId: false, isUnique: false, hasDefault: false, defaultValue: null, documentation: null, relation: null }
}

