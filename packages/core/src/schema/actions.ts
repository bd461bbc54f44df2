import { offeredActions, startOf, type OfferedAction } from '../actions/offered-actions.ts'
import type { RecordAction } from '../actions/record-action.ts'
import type { RequestContext } from '../context.ts'
import type { LooseFields } from './loose-builder.ts'
import type { SchemaParts } from './schema-parts.ts'

export function actionsField(t: LooseFields, actions: readonly RecordAction[], parts: SchemaParts): unknown {
  return t.field({
    type: [parts.refs.object('OfferedAction')],
    description: 'What the caller can do with the record as it stands, beside changing it. Costs as much as ten records.',
    resolve: (row: { id: string }, _args: unknown, context: RequestContext) => offeredActions(actions, row.id, context),
  })
}

export function addOfferedAction({ refs, registry }: SchemaParts): void {
  if (registry.actions.size === 0) return
  refs.object('OfferedAction').implement({
    description: 'A use case that the caller has a right to on a record, and that makes sense for it now.',
    fields: (t: LooseFields) => ({
      key: t.field({ type: 'String', description: 'The name of its mutation.', resolve: ({ action }: OfferedAction) => action.key }),
      start: t.field({ type: 'JSON', description: 'What its form begins with, by names of inputs.', resolve: (offered: OfferedAction, _args: unknown, context: RequestContext) => startOf(offered, context) }),
    }),
  })
}
