import type { Model, ModelField, Models } from '../models/model-types.ts'
import type { FieldKind } from './metadata-types.ts'
import { kebabCase, lowerFirst, plural } from './naming.ts'
import type { FieldOptions, ResourceOptions } from './resource-options.ts'

/** A field of a resource, resolved from its Prisma column (or columns: money has two). */
export interface ResourceField {
  readonly name: string
  readonly kind: FieldKind
  /** Prisma fields behind it: ['name'], ['amountMinor', 'currency'], ['customer'] … */
  readonly column: string
  readonly currencyColumn: string | null
  readonly model: ModelField
  /** kind 'reference': the Prisma model at the other end and the column with its id. */
  readonly target: string | null
  readonly required: boolean
  readonly readOnly: boolean
  readonly options: FieldOptions
}

export interface ResourceRelation {
  readonly name: string
  readonly target: string
  /** The reference on the target that points back. */
  readonly inverse: string
}

export interface Resource {
  readonly name: string
  readonly plugin: string
  readonly model: Model
  readonly options: ResourceOptions
  /** 'opportunity', and 'opportunities' or what the author says. */
  readonly one: string
  readonly many: string
  readonly path: string
  readonly titleField: string
  readonly searchFields: readonly string[]
  readonly fields: readonly ResourceField[]
  readonly relations: readonly ResourceRelation[]
  readonly canCreate: boolean
  readonly canUpdate: boolean
  readonly canDelete: boolean
}

const kept = new Set(['createdAt', 'updatedAt', 'createdBy', 'updatedBy', 'version'])
const dropped = new Set(['id', 'version', 'createdById', 'updatedById'])

/** Resolves the options of a resource against its model; `exposed` are the models that are resources. */
export function resolveResource(name: string, plugin: string, options: ResourceOptions, models: Models, exposed: ReadonlySet<string>): Resource {
  const model = models.models[name]!
  const hidden = new Set(options.hidden)
  const visible = Object.values(model.fields).filter((field) => !hidden.has(field.name) && !dropped.has(field.name))
  const fields = visible.flatMap((field) => resolveField(field, model, options, exposed)).sort((left, right) => rank(left.name) - rank(right.name))
  const many = options.plural ?? plural(lowerFirst(name))
  const titleField = options.title ?? titleAmong(fields)
  const { create = true, update = true, delete: remove = true } = options.operations ?? {}
  return {
    name, plugin, model, options, one: lowerFirst(name), many, titleField, fields,
    path: `/${plugin}/${options.path ?? kebabCase(many)}`,
    searchFields: options.search ?? (titleField !== 'id' && model.fields[titleField]?.type === 'String' ? [titleField] : []),
    relations: visible.filter((field) => field.isList && field.relation && exposed.has(field.type) && isBusinessRelation(field)).map((field) => ({ name: field.name, target: field.type, inverse: field.relation!.inverse })),
    canCreate: create, canUpdate: update && model.isRecord, canDelete: remove,
  }
}

/** What records are called by where their author does not say. */
export function titleAmong(fields: readonly { readonly name: string; readonly kind: FieldKind }[]): string {
  return ['name', 'title', 'summary', 'code'].find((candidate) => fields.some((field) => field.name === candidate)) ?? fields.find((field) => field.kind === 'text')?.name ?? 'id'
}

/** What a record is about comes before whose it is, and that before who touched it when. */
function rank(name: string): number {
  return kept.has(name) ? 2 : name === 'owner' || name === 'team' ? 1 : 0
}

function resolveField(field: ModelField, model: Model, options: ResourceOptions, exposed: ReadonlySet<string>): ResourceField[] {
  const own = (options.fields?.[field.name] ?? {}) as FieldOptions
  // Whose a row is that is whose its parent is, nobody sets.
  const followed = model.scopedBy !== null && (field.name === 'owner' || field.name === 'team')
  const readOnly = followed || (own.readOnly ?? kept.has(field.name))
  const base = { model: field, column: field.name, currencyColumn: null, target: null, readOnly, options: own }
  if (field.kind === 'object') {
    if (field.isList || field.relation!.fromFields.length !== 1 || !exposed.has(field.type)) return []
    return [{ ...base, name: field.name, kind: 'reference', target: field.type, required: own.required ?? field.isRequired }]
  }
  if (field.name.endsWith('Translations')) return []
  if (isForeignKey(field, model) || isCurrencyOfMoney(field, model)) return []
  const money = moneyName(field)
  if (money !== null && currencyColumnOf(money, model)) {
    const named = (options.fields?.[money] ?? {}) as FieldOptions
    return [{ ...base, name: money, kind: 'money', currencyColumn: currencyColumnOf(money, model), readOnly: named.readOnly ?? readOnly, options: named, required: named.required ?? field.isRequired }]
  }
  return [{ ...base, name: field.name, kind: own.kind ?? kindOf(field), required: own.required ?? (field.isRequired && !field.hasDefault && !field.isList) }]
}

function kindOf(field: ModelField): FieldKind {
  if (field.kind === 'enum') return 'enum'
  if (field.isList) return 'tags'
  switch (field.type) {
    case 'Int': return field.name.endsWith('Bp') ? 'percent' : 'integer'
    case 'BigInt': return 'bigint'
    // How the house keeps what can be counted and measured: decimal(18,3).
    case 'Decimal': return field.nativeType === 'Decimal(18,3)' ? 'quantity' : 'decimal'
    case 'Boolean': return 'boolean'
    case 'DateTime': return field.nativeType === 'Date' ? 'date' : 'datetime'
    case 'Json': return 'json'
    default: return textKind(field.name)
  }
}

export function textKind(name: string): FieldKind {
  if (/^(description|notes?|painPoints|businessScope|outcome|comment|summaryText)$/i.test(name)) return 'longtext'
  if (/email$/i.test(name)) return 'email'
  if (/(phone|mobile)$/i.test(name)) return 'phone'
  if (/(website|url)$/i.test(name)) return 'url'
  return 'text'
}

function isForeignKey(field: ModelField, model: Model): boolean {
  return Object.values(model.fields).some((other) => other.relation?.fromFields.includes(field.name))
}

/** 'amountMinor' -> 'amount'. */
function moneyName(field: ModelField): string | null {
  return field.type === 'BigInt' && field.name.endsWith('Minor') ? field.name.slice(0, -'Minor'.length) : null
}

function currencyColumnOf(money: string, model: Model): string | null {
  return [`${money}Currency`, 'currency'].find((name) => name in model.fields) ?? null
}

function isCurrencyOfMoney(field: ModelField, model: Model): boolean {
  if (field.name !== 'currency' && !field.name.endsWith('Currency')) return false
  return Object.values(model.fields).some((other) => moneyName(other) !== null && currencyColumnOf(moneyName(other)!, model) === field.name)
}

/** The lists that @@record and @@scoped leave on people and units are for joins, not for the API. */
function isBusinessRelation(field: ModelField): boolean {
  return !/^(created|updated|owned|team)[A-Z]/.test(field.name) || !/(CreatedBy|UpdatedBy|Owner|Team)$/.test(field.relation!.name)
}
