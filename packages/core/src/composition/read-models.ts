import type { Model, ModelField, ModelRelation, Models } from '../models/model-types.ts'
import { keyName, type NameKey } from '../name-keys/index.ts'
import type { ModelOwner } from './compose-models.ts'

/** The part of Prisma's DMMF that we read. */
export interface Datamodel {
  readonly models: readonly {
    readonly name: string
    readonly dbName: string | null
    readonly schema?: string | null
    readonly documentation?: string
    readonly primaryKey: { readonly fields: readonly string[] } | null
    readonly uniqueFields: readonly (readonly string[])[]
    readonly fields: readonly DatamodelField[]
  }[]
  readonly enums: readonly { readonly name: string; readonly values: readonly { readonly name: string }[] }[]
}

interface DatamodelField {
  readonly name: string
  readonly dbName?: string | null
  readonly kind: string
  readonly type: string
  readonly nativeType?: readonly [string, readonly string[]] | null
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isId: boolean
  readonly isUnique: boolean
  readonly isUpdatedAt?: boolean
  readonly hasDefaultValue: boolean
  readonly default?: unknown
  readonly documentation?: string
  readonly relationName?: string
  readonly relationFromFields?: readonly string[]
  readonly relationToFields?: readonly string[]
  readonly relationOnDelete?: string
}

/** Makes the core's own model metadata from Prisma's DMMF and the composer's knowledge of who owns what. */
export function readModels(datamodel: Datamodel, owners: Readonly<Record<string, ModelOwner>>, keys: readonly NameKey[] = []): Models {
  const models: Record<string, Model> = {}
  for (const model of datamodel.models) {
    const owner = owners[model.name]!
    const sources = new Map(keys.filter((key) => key.model === model.name).map(({ source, kind }) => [keyName(source, kind), source]))
    const read = model.fields.map((field) => readField(field, model.name, datamodel))
    const id = model.fields.find((field) => field.isId)
    models[model.name] = {
      name: model.name,
      plugin: owner.plugin,
      schema: model.schema ?? 'public',
      table: model.dbName ?? model.name,
      primaryKey: model.primaryKey?.fields ?? (id ? [id.name] : []),
      uniques: [...model.uniqueFields, ...model.fields.filter((field) => field.isUnique).map((field) => [field.name])],
      isRecord: owner.isRecord,
      isScoped: owner.isScoped,
      scopedBy: owner.scopedBy,
      documentation: model.documentation ?? null,
      fields: Object.fromEntries(read.filter(({ name }) => !sources.has(name)).map((field) => [field.name, field])),
      ...(sources.size > 0 ? { keys: Object.fromEntries(read.filter(({ name }) => sources.has(name)).map((field) => [field.name, { ...field, keyOf: sources.get(field.name)! }])) } : {}),
    }
  }
  const enums = Object.fromEntries(datamodel.enums.map((item) => [item.name, { plugin: owners[item.name]!.plugin, values: item.values.map((value) => value.name) }]))
  return { models, enums }
}

function readField(field: DatamodelField, modelName: string, datamodel: Datamodel): ModelField {
  const native = field.nativeType ? field.nativeType[0] + (field.nativeType[1].length > 0 ? `(${field.nativeType[1].join(',')})` : '') : null
  return {
    name: field.name,
    kind: field.kind as ModelField['kind'],
    type: field.type,
    nativeType: native,
    column: field.dbName ?? field.name,
    isList: field.isList,
    isRequired: field.isRequired,
    isId: field.isId,
    isUnique: field.isUnique,
    hasDefault: field.hasDefaultValue || field.isUpdatedAt === true,
    defaultValue: defaultOf(field),
    documentation: field.documentation ?? null,
    relation:
      field.kind === 'object'
        ? { name: field.relationName!, fromFields: field.relationFromFields ?? [], toFields: field.relationToFields ?? [], onDelete: onDeleteOf(field, modelName, datamodel), inverse: inverseOf(field, modelName, datamodel) }
        : null,
  }
}

/** A default that can be said before the row is written; what the database makes of it, such as an id, cannot. */
function defaultOf({ kind, default: value }: DatamodelField): ModelField['defaultValue'] {
  if (kind === 'object' || value === undefined || value === null || Array.isArray(value)) return null
  if (typeof value === 'object') return 'name' in value && value.name === 'now' ? 'now' : null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** As Prisma writes it into the foreign key: what is not said follows from whether the key may be empty. */
function onDeleteOf({ relationFromFields = [], relationOnDelete }: DatamodelField, modelName: string, datamodel: Datamodel): ModelRelation['onDelete'] {
  if (relationFromFields.length === 0) return null
  if (relationOnDelete === 'Cascade') return 'CASCADE'
  const { fields } = datamodel.models.find((model) => model.name === modelName)!
  const mayBeEmpty = relationFromFields.every((name) => !fields.find((field) => field.name === name)!.isRequired)
  return relationOnDelete === 'SetNull' || (relationOnDelete === undefined && mayBeEmpty) ? 'SET_NULL' : 'RESTRICT'
}

/** The field at the other end: of the same relation, and not this very field (self relations have both ends on one model). */
function inverseOf(field: DatamodelField, modelName: string, datamodel: Datamodel): string {
  const target = datamodel.models.find((model) => model.name === field.type)!
  return target.fields.find((other) => other.relationName === field.relationName && !(target.name === modelName && other.name === field.name))!.name
}
