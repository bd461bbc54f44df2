import type { PagePlan } from '../schema/connection.ts'
import type { PageInfoPart } from './read-types.ts'
import { answerName } from './statement.ts'

/** `pageInfo` from the aggregated rows `q`: how many were found, and the cursors of the first and the last in the order of the statement. `size`: how many are shown. */
export function pageInfoSql(parts: readonly PageInfoPart[], plan: Pick<PagePlan, 'backward' | 'hasCursor'>, size: string): string {
  const more = `q.found > ${size}`
  const before = String(plan.hasCursor)
  const value = ({ kind }: PageInfoPart): string => {
    switch (kind) {
      case 'typename': return `'PageInfo'::text`
      case 'hasNextPage': return plan.backward ? before : more
      case 'hasPreviousPage': return plan.backward ? more : before
      case 'startCursor': return plan.backward ? 'q.last' : 'q.first'
      case 'endCursor': return plan.backward ? 'q.first' : 'q.last'
    }
  }
  return `(select row_to_json(i) from (select ${parts.map((part) => `${value(part)} as ${answerName(part.key)}`).join(', ')}) i)`
}
