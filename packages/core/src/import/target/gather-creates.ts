import DataLoader from 'dataloader'
import type { GuardedDatabase, GuardedModel } from '../../context.ts'

type Row = Record<string, unknown>

/**
 * The same database, in which single creates that are asked for at the same time become one statement. What a rule does after each of
 * hundreds of new records (a line of history, a first task) then costs as much as for one.
 */
export function gatherCreates(db: GuardedDatabase): GuardedDatabase {
  const models = new Map<string, GuardedModel>()
  return new Proxy(db, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof name !== 'string' || name.startsWith('$') || typeof value !== 'object' || value === null) return value
      const known = models.get(name) ?? gathered(value as GuardedModel)
      models.set(name, known)
      return known
    },
  })
}

function gathered(model: GuardedModel): GuardedModel {
  const loader = new DataLoader<Row, Row>((data) => model.createManyAndReturn({ data: [...data] }), { cache: false, maxBatchSize: 500, batchScheduleFn: (dispatch) => setImmediate(dispatch) })
  return new Proxy(model, {
    get(target, name, receiver) {
      if (name !== 'create') return Reflect.get(target, name, receiver) as unknown
      return (args: Row) => (isPlain(args) ? loader.load(args['data'] as Row) : target.create(args))
    },
  })
}

/** Only columns are set: nothing is connected or made beside it, and no special answer is wanted. */
function isPlain(args: Row): boolean {
  const data = args['data']
  if (Object.keys(args).length !== 1 || typeof data !== 'object' || data === null) return false
  return Object.values(data).every((value) => typeof value !== 'object' || value === null || value instanceof Date)
}
