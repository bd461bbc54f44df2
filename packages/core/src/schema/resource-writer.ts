import { defineErrors, type FieldProblem } from '../errors/tenon-error.ts'
import type { RequestContext } from '../context.ts'
import { lowerFirst } from './naming.ts'
import { readInput } from './resource-input.ts'
import type { Resource } from './resource-definition.ts'

type Row = Record<string, unknown>

export const resourceErrors = defineErrors({
  VALIDATION_FAILED: { status: 422, message: 'Some fields are not right: {fields}. Correct them and save again.' },
})

/** Creates a record from an input: reads it, applies the resource's rule, writes through the guard. Runs inside a transaction. */
export async function createRecord(resource: Resource, input: Row, context: RequestContext, currency: string): Promise<string> {
  const { data, problems } = readInput(resource, input, 'create', currency)
  const set = await applyRule(resource, { before: null, after: withDefaults(resource, data), changed: new Set(Object.keys(data)) }, problems, context)
  const row = await context.db[lowerFirst(resource.name)]!.create({ data: { ...data, ...set }, select: { id: true } })
  const id = row['id'] as string
  await resource.options.afterWrite?.({ before: null, after: { ...withDefaults(resource, data), ...set, id }, changed: new Set(Object.keys(data)), id }, context)
  return id
}

export interface RecordUpdate {
  readonly id: string
  /** Null changes it whatever its version is. */
  readonly expectedVersion: number | null
  readonly input: Row
}

/** Changes a record: only the given fields, only if its version is the expected one (whatever it is, where null). */
export async function updateRecord(resource: Resource, { id, expectedVersion, input }: RecordUpdate, context: RequestContext, currency: string): Promise<string> {
  const { data, problems } = readInput(resource, input, 'update', currency)
  const model = context.db[lowerFirst(resource.name)]!
  const where = expectedVersion === null ? { id } : { id, version: expectedVersion }
  const hooked = resource.options.beforeWrite !== undefined || resource.options.afterWrite !== undefined
  const before = hooked ? await model.findUnique({ where: { id } }) : null
  const changed = new Set(Object.keys(data).filter((column) => before === null || !same(before[column], data[column])))
  const set = before === null ? requireNone(problems) : await applyRule(resource, { before, after: { ...before, ...data }, changed }, problems, context)
  await model.update({ where, data: { ...data, ...set }, select: { id: true } })
  if (before !== null) await resource.options.afterWrite?.({ before, after: { ...before, ...data, ...set }, changed, id }, context)
  return id
}

async function applyRule(resource: Resource, change: Parameters<NonNullable<Resource['options']['beforeWrite']>>[0], problems: readonly FieldProblem[], context: RequestContext): Promise<Row> {
  if (problems.length > 0) return requireNone(problems)
  const result = (await resource.options.beforeWrite?.(change, context)) ?? {}
  requireNone(result.problems ?? [])
  return { ...result.set }
}

function requireNone(problems: readonly FieldProblem[]): Row {
  if (problems.length > 0) throw validationFailed(problems)
  return {}
}

/** The refusal of a write for what is wrong with single fields: VALIDATION_FAILED. */
export function validationFailed(problems: readonly FieldProblem[]) {
  return resourceErrors.VALIDATION_FAILED({ fields: problems.map((item) => item.path).join(', ') }, { fields: problems })
}

/** A new row as the rule sees it: every column, null where nothing is given. */
function withDefaults(resource: Resource, data: Row): Row {
  return { ...Object.fromEntries(Object.values(resource.model.fields).filter((field) => field.kind !== 'object').map((field) => [field.name, null])), ...data }
}

function same(left: unknown, right: unknown): boolean {
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime()
  if (typeof left === 'object' && left !== null && typeof right === 'string') return String(left) === right
  return left === right || (Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((item, index) => item === right[index]))
}
