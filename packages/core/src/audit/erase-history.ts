import type { RequestContext } from '../context.ts'
import { actorsOf } from '../rights/actors.ts'
import { amongRows } from '../rights/among-rows.ts'
import { rightsErrors } from '../rights/errors.ts'
import { lowerFirst } from '../schema/naming.ts'
import { internalsOf } from '../writes/context-internals.ts'

export interface HistoryErasure {
  readonly model: string
  readonly recordId: string
  readonly fields: readonly string[]
}

const statement = 'select core.erase_from_history(jsonb_populate_record(null::core.history_entry, $1::jsonb), array(select jsonb_array_elements_text($2::jsonb))) as entries'

/** `context.eraseHistory`: only of a record, and of fields, that the caller may change; all else is refused as its change is. Gives how many entries it was. */
export async function eraseHistory(context: RequestContext, { model, recordId, fields }: HistoryErasure): Promise<number> {
  const { base, inTransaction, origin, registry } = internalsOf(context)
  const known = registry.models.models[model]
  const unknown = fields.find((name) => !known?.fields[name])
  if (!known || unknown !== undefined) throw new Error(`eraseHistory("${model}"): there is no ${known ? `field "${unknown}" of it` : 'such model'}`)
  if (!inTransaction) throw new Error(`eraseHistory("${model}") was called outside of a mutation`)
  // Locks the record: nobody else adds to its past until the commit.
  await context.db[lowerFirst(model)]!.update({ where: { id: recordId }, data: {}, select: { id: true } })
  const among = amongRows(model, [recordId], context)
  for (const field of fields) if (!(await among(context.ability.field('update', model, field)))(recordId)) throw rightsErrors.NOT_FOUND({ what: model })
  const { actorId, onBehalfOfId, impersonatorId } = actorsOf(context.principal)
  const entry = {
    id: context.newId(), model, record_id: recordId, at: context.now().toISOString(), actor_id: actorId, on_behalf_of_id: onBehalfOfId, impersonator_id: impersonatorId,
    source: origin.source, request_id: origin.requestId, ip: origin.ip, client: origin.client,
  }
  const [row] = await base.$queryRawUnsafe<{ entries: number }[]>(statement, JSON.stringify(entry), JSON.stringify(fields))
  return row!.entries
}
