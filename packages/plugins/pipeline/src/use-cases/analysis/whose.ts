import type { Context } from '../../context.ts'

export interface Whose {
  /** Deals of this person only. */
  readonly personId?: string | null
  /** Deals of this unit and those below it. */
  readonly unitId?: string | null
}

/**
 * Which deals an analysis is about: those within the caller's right to see deals, not those of which she only sees amounts, narrowed to a person or a unit
 * with all below it. Null where she sees no deals.
 */
export async function dealsOf(context: Context, { personId, unitId }: Whose) {
  const { principal } = context
  const scope = principal.scope('pipeline:read')
  if (scope === 'NONE') return null
  const units = scope === 'TEAM' ? principal.teamIds : scope === 'DEPARTMENT' ? principal.departmentIds : []
  const reach = scope === 'ALL' ? {} : { OR: [...(principal.personId === null ? [] : [{ ownerId: principal.personId }]), { teamId: { in: [...units] } }] }
  return { AND: [reach, personId ? { ownerId: personId } : {}, unitId ? { teamId: { in: await subtree(context, unitId) } } : {}] }
}

async function subtree(context: Context, top: string): Promise<string[]> {
  const units = await context.memo('pipeline:units', () => context.db.orgUnit.findMany({ select: { id: true, parentId: true } }))
  const found = [top]
  for (const id of found) found.push(...units.filter(({ parentId, id: child }) => parentId === id && !found.includes(child)).map((unit) => unit.id))
  return found
}
