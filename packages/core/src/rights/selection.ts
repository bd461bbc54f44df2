import type { Model, ModelField } from '../models/model-types.ts'
import type { Args } from './base-rows.ts'
import { columnsOf, type Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { guardFilter } from './filter.ts'
import { planList, withoutListArgs } from './list-plan.ts'
import { withheldFields } from './field-rights.ts'
import type { SecondLook } from './second-look.ts'
import { modelOf, relationRights, type Session } from './session.ts'
import { and, isEverything, isNothing, nothing, type Where } from './where.ts'

/** Prisma's arguments with the caller's rights inside, and what must be looked at once the rows are there. */
export interface Selection {
  readonly args: Args
  /** Undefined where the arguments alone keep everything within the rights. */
  readonly inspect: Inspect | undefined
  /** Rows that nested cursors start from. */
  readonly cursors: readonly Cursor[]
}

export type Inspect = (rows: readonly Row[], look: SecondLook) => void
export interface Cursor {
  readonly model: Model
  readonly where: unknown
}

/** A selection under construction: what is asked for, what is added for our own decisions, and the decisions. */
interface Draft {
  readonly session: Session
  readonly model: Model
  readonly members: Record<string, unknown>
  readonly added: Set<string>
  readonly inspections: Inspect[]
  readonly cursors: Cursor[]
}

const listArgs = new Set(['where', 'orderBy', 'cursor', 'take', 'skip', 'distinct', 'select', 'include', 'omit'])
const referenceArgs = new Set(['where', 'select', 'include', 'omit'])

/** `needed`: columns that the holder of these rows must have for its own decisions. */
export function planSelection(session: Session, model: Model, args: Args, needed: ReadonlySet<string> = new Set()): Selection {
  const box = args['select'] ? 'select' : 'include'
  const draft: Draft = { session, model, members: { ...(args[box] as object | undefined) }, added: new Set(needed), inspections: [], cursors: [] }
  for (const [name, value] of Object.entries(draft.members)) {
    if (!value) continue
    if (name === '_count') draft.members['_count'] = planCounts(draft, value)
    else if (model.fields[name]?.kind === 'object') planRelation(draft, model.fields[name], value === true ? {} : (value as Args))
  }
  planFields(draft, (name) => (box === 'select' ? Boolean(draft.members[name]) : isLeftIn(model, name, (args['omit'] as Row | undefined)?.[name])))
  return finish(draft, args, box)
}

/** A key of a name is read only where its caller says so. */
function isLeftIn(model: Model, name: string, omitted: unknown): boolean {
  return model.keys?.[name] ? omitted === false : !omitted
}

/** Adds what our decisions need to the selection, and takes it out of the rows again. */
function finish(draft: Draft, args: Args, box: 'select' | 'include'): Selection {
  const omit = { ...(args['omit'] as Row | undefined) }
  const extra = [...draft.added].filter((name) => (box === 'select' ? !draft.members[name] : omit[name]))
  if (box === 'select') for (const name of extra) draft.members[name] = true
  else for (const name of extra) delete omit[name]
  if (extra.length > 0) draft.inspections.push((rows, look) => look.finally(() => rows.forEach((row) => extra.forEach((name) => delete row[name]))))
  const changed = { ...args, ...(args[box] ? { [box]: draft.members } : {}), ...(args['omit'] ? { omit } : {}) }
  const { inspections } = draft
  const inspect: Inspect = (rows, look) => inspections.forEach((inspection) => inspection(rows, look))
  return { args: changed, inspect: inspections.length > 0 ? inspect : undefined, cursors: draft.cursors }
}

/** Values of columns that are hidden on some rows become null there. */
function planFields(draft: Draft, isAsked: (name: string) => boolean): void {
  const { session, model, inspections } = draft
  for (const { where, names } of withheldFields(session, model, isAsked)) {
    need(draft, where)
    inspections.push((rows, look) => rows.forEach((row) => look.claim(model, where, row, () => names.forEach((name) => (row[name] = null)))))
  }
}

function planRelation(draft: Draft, field: ModelField, args: Args): void {
  const { session, model, members, inspections, cursors } = draft
  const { holder, target } = relationRights(session, model, field)
  const child = field.isList ? planNestedList(session, field, checked(args, listArgs, field), target) : planReference(session, field, checked(args, referenceArgs, field), target)
  members[field.name] = Object.keys(child.args).length > 0 ? child.args : true
  cursors.push(...child.cursors)
  if (child.inspect) inspections.push((rows, look) => child.inspect!(loaded(rows, field), look))
  if (!isEverything(target) && !field.isList && field.isRequired) hideReferences(draft, field, target)
  if (isEverything(holder)) return
  need(draft, holder)
  inspections.push((rows, look) => rows.forEach((row) => look.claim(model, holder, row, () => (row[field.name] = field.isList ? [] : null))))
}

function planNestedList(session: Session, field: ModelField, args: Args, rights: Where): Selection {
  const model = modelOf(session, field.type)
  const list = planList(session, model, args, { rights, mayHide: false })
  const selection = planSelection(session, model, withoutListArgs(args))
  const cursors = args['cursor'] ? [{ model, where: args['cursor'] }, ...selection.cursors] : selection.cursors
  return { ...selection, args: { ...selection.args, ...list.args }, cursors }
}

/** An optional reference takes a condition in the same statement; a required one gets a second look. */
function planReference(session: Session, field: ModelField, args: Args, target: Where): Selection {
  const model = modelOf(session, field.type)
  const { where: asked, ...shape } = args
  if (field.isRequired) return planSelection(session, model, shape, isEverything(target) ? new Set() : decisionColumns(model, target))
  const where = and(target, guardFilter(session, model, asked))
  const selection = planSelection(session, model, shape)
  return isEverything(where) ? selection : { ...selection, args: { ...selection.args, where } }
}

function hideReferences({ session, inspections }: Draft, field: ModelField, target: Where): void {
  const model = modelOf(session, field.type)
  inspections.push((rows, look) => {
    for (const row of rows) if (row[field.name]) look.claim(model, target, row[field.name] as Row, () => (row[field.name] = null))
  })
}

/** Counts of lists count what the caller sees. */
function planCounts(draft: Draft, value: unknown): Args {
  const { session, model, inspections } = draft
  const lists = Object.values(model.fields).filter((field) => field.isList && field.kind === 'object')
  const asked = value === true ? Object.fromEntries(lists.map((field) => [field.name, true])) : ((value as Args)['select'] as Args)
  const entries = Object.entries(asked).filter(([, wanted]) => wanted)
  const select = entries.map(([name, wanted]) => {
    const field = model.fields[name]!
    const { holder, target } = relationRights(session, model, field)
    if (!isEverything(holder)) {
      need(draft, holder)
      inspections.push((rows, look) => rows.forEach((row) => look.claim(model, holder, row, () => ((row['_count'] as Row)[name] = 0))))
    }
    const where = and(target, guardFilter(session, modelOf(session, field.type), wanted === true ? undefined : (wanted as Args)['where']))
    return [name, isEverything(where) ? true : { where: isNothing(where) ? nothing(modelOf(session, field.type)) : where }] as const
  })
  return { select: Object.fromEntries(select) }
}

function need({ model, added }: Draft, where: Where): void {
  for (const name of decisionColumns(model, where)) added.add(name)
}

function decisionColumns(model: Model, where: Where): ReadonlySet<string> {
  return columnsOf(model, where, new Set(model.primaryKey))
}

function loaded(rows: readonly Row[], field: ModelField): readonly Row[] {
  return rows.flatMap((row) => (row[field.name] ?? []) as Row | readonly Row[])
}

function checked(args: Args, known: ReadonlySet<string>, field: ModelField): Args {
  const unknown = Object.keys(args).find((name) => !known.has(name))
  if (unknown !== undefined) throw rightsErrors.UNSUPPORTED_WRITE({ what: `read ${field.name} with "${unknown}"`, instead: 'Leave it out.' })
  return args
}
