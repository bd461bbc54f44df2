import { missingId, rowIdOf, type TenonError } from '@tenon/core'
import type { Context } from '../../context.ts'

/** The row of a customer that a permission of the caller covers, locked. Not found where the caller does not see it; refused with `refusal` where it is seen but out of the scope. */
export async function customerWithin(context: Context, id: string, { permission, refusal }: { readonly permission: string; readonly refusal: () => TenonError }): Promise<{ readonly id: string }> {
  const row = rowIdOf(id, 'Customer') ?? missingId
  const customer = await context.db.customer.findUniqueOrThrow({ where: { id: row }, select: { id: true, ownerId: true, teamId: true } })
  if (!reaches(context, permission, customer)) throw refusal()
  await context.system('a decision about a customer waits for the one before').customer.update({ where: { id: row }, data: {} })
  return customer
}

function reaches({ principal }: Context, permission: string, { ownerId, teamId }: { readonly ownerId: string | null; readonly teamId: string | null }): boolean {
  const scope = principal.scope(permission)
  if (scope === 'ALL') return true
  const units = scope === 'TEAM' ? principal.teamIds : scope === 'DEPARTMENT' ? principal.departmentIds : []
  return scope !== 'NONE' && ((principal.personId !== null && ownerId === principal.personId) || (teamId !== null && units.includes(teamId)))
}
