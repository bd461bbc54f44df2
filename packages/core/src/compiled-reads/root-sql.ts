import type { RootAsk } from './ask-root.ts'
import { aggregateSql } from './aggregate-sql.ts'
import type { Build, RootSql } from './build-types.ts'
import { nodesSql } from './nodes-sql.ts'
import { pageSql } from './page-sql.ts'
import type { RootRead } from './read-types.ts'
import { oneRecordSql } from './record-sql.ts'

/** The statement of a root field; null where nothing is asked of any record. */
export function rootSql(build: Build, root: RootRead, { id, record, nodes }: RootAsk): RootSql | null {
  switch (root.kind) {
    case 'list': return { text: `select ${pageSql(build, root.page, null)}::text` }
    case 'aggregate': return aggregateSql(build, root.aggregate)
    case 'nodes': return nodes ? nodesSql(build, root.recordOf, nodes) : null
    case 'one': case 'node': case 'caller': return record ? { text: oneRecordSql(build, record, { id }), mayBeElsewhere: root.kind !== 'caller' && record.resource.options.redirect !== undefined } : null
    case 'typename': return null
  }
}
