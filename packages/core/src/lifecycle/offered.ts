import DataLoader from 'dataloader'
import type { RequestContext } from '../context.ts'
import { TenonError, type FieldProblem } from '../errors/tenon-error.ts'
import { lowerFirst } from '../schema/naming.ts'
import { tooComplex } from '../server/limits/too-complex.ts'
import { internalsOf } from '../writes/context-internals.ts'
import type { Lifecycle, Transition } from './lifecycle.ts'
import { whoMay, type WhoMay } from './who-may.ts'

type Row = Readonly<Record<string, unknown>>

/** A transition that starts from a record's state and that the caller has a right to. */
export interface Offered {
  readonly model: string
  readonly key: string
  /** What stands against it; nothing where it is possible. */
  readonly against: readonly FieldProblem[]
}

/** Records of one request whose transitions may be asked for: a guard may ask the database for each of them. */
const limit = 100

/** What the caller can do with a record now. Many records of one answer are asked about together. */
export async function offeredTransitions(lifecycle: Lifecycle, id: string, context: RequestContext): Promise<readonly Offered[]> {
  const count = await context.memo('transitions', () => Promise.resolve({ records: 0 }))
  if (++count.records > limit) throw tooComplex('records with their transitions', limit, 'Ask for smaller pages.')
  const loader = await context.memo(`transitions:${lifecycle.resource.name}`, () => Promise.resolve(new DataLoader<string, readonly Offered[]>((ids) => offerAll(lifecycle, ids, context), { cache: false })))
  return loader.load(id)
}

async function offerAll(lifecycle: Lifecycle, ids: readonly string[], context: RequestContext): Promise<readonly Offered[][]> {
  // The whole rows: guards decide by what is there, not by what the caller may see of it.
  const rows = (await internalsOf(context).base[lowerFirst(lifecycle.resource.name)]!['findMany']!({ where: { id: { in: [...ids] } } })) as Row[]
  const may = await whoMay(lifecycle, rows, context)
  const byId = new Map(rows.map((row) => [row['id'] as string, row]))
  return Promise.all(ids.map((id) => (byId.has(id) ? offerOne(lifecycle, byId.get(id)!, may, context) : [])))
}

function offerOne({ resource, column, transitions }: Lifecycle, row: Row, may: WhoMay, context: RequestContext): Promise<Offered[]> {
  const offered = transitions.filter((one) => !one.system && one.from.includes(row[column] as string) && may.has(one, row) && one.may?.(row, context) !== false && (one.notOffered?.(row, context) ?? null) === null)
  return Promise.all(offered.map(async (one) => ({ model: resource.name, key: one.key, against: await against(one, row, context) })))
}

async function against({ guard, inputs }: Pick<Transition, 'guard' | 'inputs'>, row: Row, context: RequestContext): Promise<readonly FieldProblem[]> {
  const asked = new Set(inputs.map(({ name }) => name))
  try {
    const problems = (await guard?.(row, context, {})) ?? []
    return problems.filter(({ path }) => !asked.has(path))
  } catch (error) {
    if (error instanceof TenonError && error.status < 500) return error.fields.length > 0 ? error.fields : [{ path: '', code: error.code, message: error.message, params: error.params }]
    throw error
  }
}
