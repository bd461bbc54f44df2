import type { RequestContext } from '../context.ts'
import { internalsOf } from '../writes/context-internals.ts'
import { lowerFirst } from './naming.ts'

/** A column of some plugin's model that holds the id of a record. */
export interface Reference {
  readonly model: string
  /** The model's name on the database: `db[delegate]`. */
  readonly delegate: string
  readonly column: string
}

/** Every column of every enabled plugin that points at a model: whoever merges records must forget none. In the order of their names. */
export function referencesTo(context: RequestContext<unknown>, model: string): Reference[] {
  const { models } = internalsOf(context as RequestContext).registry.models
  return Object.values(models)
    .flatMap((holder) => Object.values(holder.fields).flatMap(({ type, relation }) => (type === model && relation ? relation.fromFields.map((column) => ({ model: holder.name, delegate: lowerFirst(holder.name), column })) : [])))
    .sort((left, right) => (`${left.model}.${left.column}` < `${right.model}.${right.column}` ? -1 : 1))
}
