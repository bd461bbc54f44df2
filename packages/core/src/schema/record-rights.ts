import type { RequestContext } from '../context.ts'
import { recordRights, type RecordRights } from '../rights/record-rights.ts'
import type { LooseFields } from './loose-builder.ts'
import type { Resource } from './resource-definition.ts'
import type { SchemaParts } from './schema-parts.ts'

export function recordRightsField(t: LooseFields, resource: Resource, parts: SchemaParts): unknown {
  return t.field({
    type: parts.refs.object('RecordRights'),
    description: 'What the caller may do with the record as it stands. Asked for at most 100 records at once.',
    resolve: (row: { id: string }, _args: unknown, context: RequestContext) => recordRights(resource, row.id, context),
  })
}

export function addRecordRights({ refs }: SchemaParts): void {
  refs.object('RecordRights').implement({
    description: 'What the caller may do with one record: what to offer, as every write is judged anew.',
    fields: (t: LooseFields) => ({
      update: t.field({ type: ['String'], description: 'Names of the fields that may be changed.', resolve: (rights: RecordRights) => rights.update }),
      delete: t.field({ type: 'Boolean', resolve: (rights: RecordRights) => rights.delete }),
      attach: t.field({ type: 'Boolean', description: 'Whether files may be added to it and removed.', resolve: (rights: RecordRights) => rights.attach }),
    }),
  })
}
