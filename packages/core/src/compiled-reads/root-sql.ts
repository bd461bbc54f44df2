import type { Principal } from '../rights/rights-types.ts'
import { missingId, readGlobalId, rowIdOf } from '../schema/global-id.ts'
import { aggregateSql } from './aggregate-sql.ts'
import type { Build, RootSql } from './build-types.ts'
import { nodesSql } from './nodes-sql.ts'
import { pageSql } from './page-sql.ts'
import type { RecordRead, RootRead } from './read-types.ts'
import { oneRecordSql } from './record-sql.ts'

/** One statement for a root field, or its answer where none is needed. */
export function rootSql(build: Build, root: RootRead, { personId }: Principal): RootSql {
  switch (root.kind) {
    case 'typename': return known(root.name)
    case 'caller': return oneSql(build, root.record, personId)
    case 'node': return nodeSql(build, root.recordOf, build.argumentsOf(root.call)['id'] as string)
    case 'nodes': return nodesSql(build, root.recordOf, build.argumentsOf(root.call)['ids'] as readonly string[])
    case 'list': return { kind: 'asked', text: `select ${pageSql(build, root.page, null)}::text` }
    case 'aggregate': return { kind: 'asked', ...aggregateSql(build, root.aggregate) }
    case 'one': return oneSql(build, root.record, rowIdOf(build.argumentsOf(root.call)['id'] as string, root.record.resource.name))
  }
}

/** Written even without an id: what is asked of the record may be refused. */
function oneSql(build: Build, record: RecordRead, id: string | null): RootSql {
  const text = oneRecordSql(build, record, { id: id ?? missingId })
  return id === null ? known(null) : { kind: 'asked', text, mayBeElsewhere: record.resource.options.redirect !== undefined }
}

function nodeSql(build: Build, recordOf: (type: string) => RecordRead | null, id: string): RootSql {
  const parsed = readGlobalId(id)
  const record = parsed && recordOf(parsed.type)
  return record ? oneSql(build, record, parsed.id) : known(null)
}

function known(value: string | null): RootSql {
  return { kind: 'known', json: JSON.stringify(value) }
}
