import type { Reference } from '@tenon/core'
import type { Database } from '../context.ts'
import type { Change } from './merge-values.ts'

export interface MovedReference extends Reference {
  readonly ids: readonly string[]
}

/** All that a merge did, for its record. */
export interface Moved {
  readonly references: readonly MovedReference[]
  /** Contacts that are the main one no longer. */
  readonly demoted: readonly string[]
  readonly winner: Change
  readonly loser: Change
}

interface Delegate {
  findMany(args: object): Promise<readonly { readonly id: string }[]>
  updateMany(args: object): Promise<{ readonly count: number }>
}

/** The history of the one that goes stays with it: where it leads to, what was merged into it, whose it was, and of which class. */
const staying = new Set(['Customer.mergedIntoId', 'CustomerMerge.winnerId', 'CustomerMerge.loserId', 'DuplicateCase.customerId', 'DuplicateCase.otherId', 'OwnershipSpan.customerId', 'ClassResult.customerId', 'CustomerMeasure.customerId'])

/** Everything that points at one customer points at the other one afterwards, in every plugin. What is whose its customer is follows the winner's owner by that. */
export async function moveReferences(system: Database, references: readonly Reference[], { from, to }: { readonly from: { readonly id: string }; readonly to: { readonly id: string } }): Promise<Omit<Moved, 'winner' | 'loser'>> {
  const moved: MovedReference[] = []
  const demoted = await demoteMain(system, from.id, to.id)
  for (const reference of references) {
    if (staying.has(`${reference.model}.${reference.column}`)) continue
    const rows = await delegateOf(system, reference).findMany({ where: { [reference.column]: from.id } })
    if (rows.length === 0) continue
    const ids = rows.map(({ id }) => id)
    // A parent company that is merged into its own subsidiary is no parent any more.
    const own = reference.model === 'Customer' ? ids.filter((id) => id === to.id) : []
    const others = ids.filter((id) => !own.includes(id))
    if (own.length > 0) await delegateOf(system, reference).updateMany({ where: { id: { in: own } }, data: { [reference.column]: null } })
    if (others.length > 0) await delegateOf(system, reference).updateMany({ where: { id: { in: others } }, data: { [reference.column]: to.id } })
    moved.push({ ...reference, ids })
  }
  return { references: moved, demoted }
}

/** Puts back what still is where the merge put it. */
export async function moveBack(system: Database, { references, demoted }: Moved, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  for (const reference of references) {
    await delegateOf(system, reference).updateMany({ where: { id: { in: [...reference.ids] }, OR: [{ [reference.column]: to }, ...(reference.model === 'Customer' ? [{ id: to, [reference.column]: null }] : [])] }, data: { [reference.column]: from } })
  }
  await system.contact.updateMany({ where: { id: { in: [...demoted] }, customerId: from }, data: { isPrimary: true } })
}

/** The winner's main contact stays the main one. */
async function demoteMain(system: Database, loserId: string, winnerId: string): Promise<string[]> {
  if ((await system.contact.count({ where: { customerId: winnerId, isPrimary: true } })) === 0) return []
  const main = await system.contact.findMany({ where: { customerId: loserId, isPrimary: true }, select: { id: true } })
  const ids = main.map(({ id }) => id)
  await system.contact.updateMany({ where: { id: { in: ids } }, data: { isPrimary: false } })
  return ids
}

function delegateOf(system: Database, { delegate }: Pick<Reference, 'delegate'>): Delegate {
  return (system as unknown as Readonly<Record<string, Delegate>>)[delegate]!
}
