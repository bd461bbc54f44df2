import type { Model } from '../models/model-types.ts'
import { call, keyOf } from './base-rows.ts'
import { columnsOf, type Row } from './decide.ts'
import { rightsErrors } from './errors.ts'
import { fingerprint } from './field-rights.ts'
import { followParents } from './follow-parent.ts'
import { checkReferences } from './references.ts'
import { createStamps } from './stamps.ts'
import { and, isNothing, type Where } from './where.ts'
import { prepareData, type PreparedData } from './write-data.ts'
import { linkChanges, linkData } from './write-links.ts'
import { doMeet, plainly, willMeet } from './write-reach.ts'
import { announce, type WriteScope } from './write-scope.ts'

/** Rows that one statement inserts: they must meet the same condition, and nothing hangs on them. */
interface Group {
  readonly where: Where
  readonly members: Member[]
  /** Has links or later writes, so it is one row. */
  readonly alone: boolean
}

interface Member {
  readonly index: number
  readonly data: PreparedData
}

/**
 * Inserts rows within the caller's rights, as a set: one check per relation, one insert, one look at what was inserted.
 * Answers the rows with all columns, in the order given (with skipDuplicates, those that were inserted).
 */
export async function createRows(scope: WriteScope, model: Model, list: readonly Readonly<Row>[], skipDuplicates = false): Promise<Row[]> {
  const { session } = scope
  const allowed = session.ability.rows('create', model.name)
  if (isNothing(allowed)) throw rightsErrors.FORBIDDEN({ action: 'create', what: model.name })
  const prepared: PreparedData[] = []
  for (const data of list) prepared.push(await prepareData(scope, model, 'create', data))
  await checkReferences(session, model, prepared.map(({ columns }) => columns))
  await followParents(session, model, prepared.map(({ columns }) => columns))
  const groups = groupsOf(prepared)
  if (groups.length > 1) await scope.protect()
  const inserted = new Map<number, Row>()
  for (const group of groups) await insertGroup(scope, model, { ...group, where: and(allowed, group.where) }, skipDuplicates, inserted)
  const rows = [...inserted].sort(([left], [right]) => left - right)
  const changes = rows.map(([index, row]) => ({ recordId: keyOf(model, row), before: null, after: row, ...linkChanges(prepared[index]!.links) }))
  await announce(scope, { action: 'CREATE', model, changes })
  for (const [index, row] of rows) for (const write of prepared[index]!.later) await write(scope, row)
  return rows.map(([, row]) => row)
}

async function insertGroup(scope: WriteScope, model: Model, group: Group, skipDuplicates: boolean, inserted: Map<number, Row>): Promise<void> {
  const { client } = scope.session
  const values = group.members.map(({ data }) => createStamps(scope.session, model, data.columns))
  const within = willMeet(model, group.where, values.map((value) => expected(model, group.where, value)))
  if (within === false) throw outOfReach(model)
  if (within === 'ask' || group.alone) await scope.protect()
  const isOne = group.alone || (group.members.length === 1 && !skipDuplicates)
  const rows = isOne
    ? [await call<Row>(client, model, 'create', { data: { ...values[0], ...linkData(group.members[0]!.data.links) } })]
    : await call<Row[]>(client, model, 'createManyAndReturn', { data: values, ...(skipDuplicates ? { skipDuplicates } : {}) })
  if (within === 'ask' && !(await doMeet(client, model, group.where, rows))) throw outOfReach(model)
  rows.forEach((row, position) => inserted.set(group.members[position]!.index, row))
}

function groupsOf(prepared: readonly PreparedData[]): Group[] {
  const groups = new Map<string, Group>()
  prepared.forEach((data, index) => {
    const alone = data.links.length > 0 || data.later.length > 0
    const key = alone ? `#${index}` : fingerprint(data.where)
    const group = groups.get(key) ?? { where: data.where, members: [], alone }
    group.members.push({ index, data })
    groups.set(key, group)
  })
  return [...groups.values()]
}

/** The columns of a condition as they will be; undefined where the database fills or computes them. */
function expected(model: Model, where: Where, values: Readonly<Row>): Row {
  const row: Row = {}
  for (const name of columnsOf(model, where)) {
    const field = model.fields[name]!
    row[name] = values[name] !== undefined ? plainly(values[name]) : field.hasDefault || field.isRequired ? undefined : null
  }
  return row
}

function outOfReach(model: Model) {
  return rightsErrors.FORBIDDEN({ action: 'create', what: `${model.name} with these values` })
}
