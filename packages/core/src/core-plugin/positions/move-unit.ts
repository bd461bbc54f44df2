import type { RequestContext } from '../../context.ts'
import { rightsErrors } from '../../rights/errors.ts'
import { missingId, rowIdOf } from '../../schema/global-id.ts'
import { updateRecord } from '../../schema/resource-writer.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { positionErrors } from './errors.ts'
import { activeUnit } from './position-rows.ts'

export interface UnitMove {
  readonly unitId: string
  readonly parentId?: string | null
  readonly ordinal?: number | null
  readonly expectedVersion: number
}

/** Puts a unit, with all below it, below another one. At once: units are not dated, only who works in them and leads them. */
export async function moveUnit(context: RequestContext, { unitId, parentId, ordinal, expectedVersion }: UnitMove): Promise<string> {
  const id = rowIdOf(unitId, 'OrgUnit') ?? missingId
  const unit = await context.db['orgUnit']!.findUnique({ where: { id } })
  if (!unit) throw rightsErrors.NOT_FOUND({ what: 'This unit' })
  const parent = parentId == null ? null : await activeUnit(context, parentId)
  const path = parent === null ? '/' : ((parent as unknown as { path: string }).path)
  if (path.includes(`/${id}/`)) throw positionErrors.UNIT_BELOW_ITSELF({ name: unit['name'] })
  const { registry, company } = internalsOf(context)
  const input = { ...(parentId === undefined ? {} : { parentId: parent === null ? null : `OrgUnit:${parent.id}` }), ...(ordinal == null ? {} : { ordinal }) }
  return updateRecord(registry.get('OrgUnit'), { id, expectedVersion, input }, context, company.currency)
}
