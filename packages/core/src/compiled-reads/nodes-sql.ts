import { readable } from '../rights/session.ts'
import type { OpenNodes } from './ask-root.ts'
import type { Build, RootSql } from './build-types.ts'
import type { RecordRead } from './read-types.ts'
import { recordItems } from './record-sql.ts'
import { fromTable } from './statement.ts'
import { whereSql } from './where-sql.ts'

/** The records of some ids in their order, null where the caller sees none, in one statement whose text depends on their types and not on how many they are. */
export function nodesSql(build: Build, recordOf: (type: string) => RecordRead | null, { types, typeOfEach, idOfEach }: OpenNodes): RootSql {
  const { statement } = build
  const records = types.map((type) => `when ${statement.bind(type)} then ${recordSql(build, recordOf(type)!)}`)
  const asked = `unnest(${statement.bind(typeOfEach)}::text[], ${statement.bind(idOfEach)}::uuid[]) with ordinality as i(type, id, n)`
  const found = `select i.type, i.n, case i.type ${records.join(' ')} end as r from ${asked}`
  const list = `json_agg(f.r order by f.n)`
  const redirecting = types.filter((type) => recordOf(type)!.resource.options.redirect !== undefined)
  const whole = redirecting.length === 0 ? list : `case when not bool_or(f.r is null and f.type = any(${statement.bind(redirecting)}::text[])) then ${list} end`
  return { text: `select (${whole})::text from (${found}) f`, mayBeElsewhere: redirecting.length > 0 }
}

function recordSql(build: Build, record: RecordRead): string {
  const row = build.statement.table(record.resource.model)
  return `(select row_to_json(r) from (select ${recordItems(build, record, row)} from ${fromTable(row)} where ${row.column('id')} = i.id and ${whereSql(build, readable(build.rights, row.model), row)}) r)`
}
