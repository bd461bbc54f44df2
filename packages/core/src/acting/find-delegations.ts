import type { BaseClient } from '../database/open-client.ts'

export interface HeldDelegation {
  readonly id: string
  readonly personId: string
  readonly modules: readonly string[]
  /** The first day on which it no longer holds. */
  readonly validTo: Date
  readonly person: { readonly name: string }
}

/** The people whose deputy somebody is on a day ('YYYY-MM-DD'), or the one of them that is asked for. */
export async function findDelegations(base: BaseClient, deputyId: string, day: string, personId?: string): Promise<readonly HeldDelegation[]> {
  const at = new Date(`${day}T00:00:00Z`)
  const where = { deputyId, endedAt: null, validFrom: { lte: at }, validTo: { gt: at }, person: { active: true }, ...(personId === undefined ? {} : { personId }) }
  const select = { id: true, personId: true, modules: true, validTo: true, person: { select: { name: true } } }
  return (await base['delegation']!['findMany']!({ where, select, orderBy: [{ validTo: 'desc' }, { id: 'asc' }] })) as HeldDelegation[]
}

/** Several delegations of one person together: what any of them hands over. */
export function modulesOf(delegations: readonly HeldDelegation[]): readonly string[] {
  if (delegations.some(({ modules }) => modules.length === 0)) return []
  return [...new Set(delegations.flatMap(({ modules }) => modules))].sort()
}
