import type { RequestContext } from '../context.ts'
import type { Model } from '../models/model-types.ts'
import { amongRows } from '../rights/among-rows.ts'
import { and } from '../rights/index.ts'
import type { Principal } from '../rights/rights-types.ts'
import type { Lifecycle, Transition } from './lifecycle.ts'

type Row = Readonly<Record<string, unknown>>

/** Which transitions the caller has a right to, on rows at hand, before duties and guards are asked. */
export interface WhoMay {
  /** Whether the caller sees the row. */
  sees(row: Row): boolean
  has(transition: Transition, row: Row): boolean
}

/**
 * The caller's rights on these rows, the database asked at most twice for all of them. Without a permission of its own a
 * transition is a change of the state column; with one, the permission's scope decides, on rows that the caller sees.
 */
export async function whoMay({ resource: { model }, column }: Lifecycle, rows: readonly Row[], context: RequestContext): Promise<WhoMay> {
  const { ability, principal } = context
  const among = amongRows(model.name, rows.map((row) => row['id'] as string), context)
  const sees = await among(ability.rows('read', model.name))
  const changes = await among(and(ability.rows('update', model.name), ability.field('update', model.name, column)))
  return {
    sees: (row) => sees(row['id'] as string),
    has: ({ permission }, row) => sees(row['id'] as string) && (permission === undefined ? changes(row['id'] as string) : covers(principal, permission, model, row)),
  }
}

/** The scope of a permission on one row, as `grants.scoped` reads it. A model without owner and team knows only all or nothing. */
export function covers(principal: Principal, permission: string, model: Model, row: Row): boolean {
  const scope = principal.scope(permission)
  if (principal.readOnly || scope === 'NONE') return false
  if (scope === 'ALL') return true
  if (!model.isScoped) return false
  if (principal.personId !== null && row['ownerId'] === principal.personId) return true
  const units = scope === 'TEAM' ? principal.teamIds : scope === 'DEPARTMENT' ? principal.departmentIds : []
  return units.includes(row['teamId'] as string)
}
