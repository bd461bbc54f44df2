import type { Principal } from '../rights/rights-types.ts'
import { rowIdOf } from '../schema/global-id.ts'
import type { Build } from './build-types.ts'
import { pageSql } from './page-sql.ts'
import type { RootRead } from './read-types.ts'
import { oneRecordSql } from './record-sql.ts'

/** How the JSON of a root field is got. */
export type RootSql =
  | { readonly kind: 'known'; readonly json: string }
  | { readonly kind: 'asked'; readonly text: string; /** Without a row, another record may stand for the one asked for: the ordinary path finds it. */ readonly mayBeElsewhere: boolean }

/** One statement for a root field, or its answer where none is needed. */
export function rootSql(build: Build, root: RootRead, { personId }: Principal): RootSql {
  switch (root.kind) {
    case 'typename': return known(root.name)
    case 'caller': return personId === null ? known(null) : { kind: 'asked', text: oneRecordSql(build, root.record, { id: personId }), mayBeElsewhere: false }
    case 'list': return { kind: 'asked', text: `select ${pageSql(build, root.page, null)}::text`, mayBeElsewhere: false }
    case 'one': {
      const { resource } = root.record
      const id = rowIdOf(build.argumentsOf(root.call)['id'] as string, resource.name)
      return id === null ? known(null) : { kind: 'asked', text: oneRecordSql(build, root.record, { id }), mayBeElsewhere: resource.options.redirect !== undefined }
    }
  }
}

function known(value: string | null): RootSql {
  return { kind: 'known', json: JSON.stringify(value) }
}
