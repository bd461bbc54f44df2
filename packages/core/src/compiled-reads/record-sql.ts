import type { ModelField } from '../models/model-types.ts'
import { readable, readableField, relationRights } from '../rights/session.ts'
import { and, isEverything, isNothing, type Where } from '../rights/where.ts'
import type { Build } from './build-types.ts'
import { columnSql } from './column-sql.ts'
import { amountSql } from './money-sql.ts'
import { NotPlain } from './not-plain.ts'
import type { FieldRead, RecordRead } from './read-types.ts'
import { answerName, fromTable, type Source } from './statement.ts'
import { joined, whereSql } from './where-sql.ts'

/** The row of the model that meets the condition and that the caller may see, as JSON text; no row where there is none. */
export function oneRecordSql(build: Build, record: RecordRead, where: Where): string {
  const row = build.statement.table(record.resource.model)
  const items = recordItems(build, record, row)
  return `select row_to_json(r)::text from (select ${items} from ${fromTable(row)} where ${whereSql(build, and(where, readable(build.rights, row.model)), row)}) r`
}

/** `expression as "name"`, for each field of a record: the select list of a row that becomes a JSON object. */
export function recordItems(build: Build, record: RecordRead, row: Source): string {
  return record.fields.map((field) => `${fieldSql(build, field, row)} as ${answerName(field.key)}`).join(', ')
}

function fieldSql(build: Build, read: FieldRead, row: Source): string {
  switch (read.kind) {
    case 'typename': return `${build.statement.bind(read.name)}::text`
    case 'id': return `(${build.statement.bind(`${row.model.name}:`)}::text || ${row.column('id')})`
    case 'column': return whereShown(build, row, read, () => columnSql(read.field, row.column(read.field.name)))
    case 'translated': return translatedSql(build, read, row)
    case 'money': return moneySql(build, read, row)
    case 'reference': return referenceSql(build, read, row)
    case 'list': return build.pageOf(build, read.page, { row, relation: row.model.fields[read.relation.name]! })
  }
}

/** The value on the rows where the caller may see the column, and null on the others. Written only where it is used, as its parameters must be. */
function whereShown(build: Build, row: Source, { field, isNullable }: { readonly field: ModelField; readonly isNullable: boolean }, value: () => string): string {
  const shown = readableField(build.rights, row.model, field.name)
  if (isEverything(shown)) return value()
  if (!isNullable) throw new NotPlain(`${row.model.name}.${field.name}, which is hidden and cannot be null`)
  return isNothing(shown) ? 'null' : `case when ${whereSql(build, shown, row)} then ${value()} end`
}

function translatedSql(build: Build, { field, translations, isNullable }: FieldRead & { kind: 'translated' }, row: Source): string {
  const own = whereShown(build, row, { field, isNullable }, () => row.column(field.name))
  const inLanguage = whereShown(build, row, { field: translations, isNullable }, () => `${row.column(translations.name)} ->> ${build.statement.share('locale', () => build.locale)}::text`)
  return `coalesce(${inLanguage}, ${own})`
}

function moneySql(build: Build, { field, currency, isNullable, parts }: FieldRead & { kind: 'money' }, row: Source): string {
  const minor = row.column(field.name)
  const code = (): string => {
    const usual = `${build.statement.share('usual currency', () => build.company.currency)}::text`
    return `coalesce(${whereShown(build, row, { field: currency, isNullable: true }, () => `${row.column(currency.name)}::text`)}, ${usual})`
  }
  const items = (): string[] => parts.map(({ key, kind }) => {
    const value = kind === 'typename' ? `'Money'::text` : kind === 'currency' ? code() : amountSql(build.statement, { minor, currency: code(), usual: build.company.currency })
    return `${value} as ${answerName(key)}`
  })
  return whereShown(build, row, { field, isNullable }, () => `case when ${minor} is not null then (select row_to_json(m) from (select ${items().join(', ')}) m) end`)
}

/** The record at the other end, or null where the caller may see neither it nor where it is. Written out even then: what is asked of it may be refused. */
function referenceSql(build: Build, { field, isNullable, record }: FieldRead & { kind: 'reference' }, row: Source): string {
  const { holder, target } = relationRights(build.rights, row.model, field)
  if (!isNullable && !(isEverything(holder) && isEverything(target))) throw new NotPlain(`${row.model.name}.${field.name}, which is hidden and cannot be null`)
  const far = build.statement.table(record.resource.model)
  const seen = whereSql(build, target, far)
  const found = `(select row_to_json(r) from (select ${recordItems(build, record, far)} from ${fromTable(far)} where ${joined(row, field, far)} and ${seen}) r)`
  return isEverything(holder) ? found : `case when ${whereSql(build, holder, row)} then ${found} end`
}
