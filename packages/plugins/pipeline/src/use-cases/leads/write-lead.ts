import { problem, type ResourceChange } from '@tenon/core'
import { keysOf } from '../../domain/lead-keys.ts'
import { assignmentOf } from './assignment.ts'
import { nameKeyOf, type Context } from './lead-context.ts'
import { rescoreLead } from './rescore-lead.ts'

/** Whoever enters a lead has it, and her clock runs. Afterwards it goes from hand to hand by assignment alone, which keeps capacities. */
export async function beforeLeadWrite({ before, after, changed }: ResourceChange, context: Context) {
  const written = after as { company: string | null; email: string | null; phone: string | null; creditCode: string | null; ownerId: string | null; teamId: string | null }
  const set = { ...keysOf(await nameKeyOf(context), written), creditCode: written.creditCode?.trim().toUpperCase() || null }
  if (before !== null) {
    const moved = (changed.has('ownerId') || changed.has('teamId')) && context.source !== 'import'
    return moved ? { problems: [problem(changed.has('ownerId') ? 'ownerId' : 'teamId', 'ASSIGN_INSTEAD', {}, 'A lead changes hands by assigning it.')] } : { set }
  }
  const ownerId = changed.has('ownerId') ? written.ownerId : context.principal.personId
  if (ownerId === null) return { set }
  const teamId = changed.has('teamId') ? written.teamId : context.principal.unitId
  return { set: { ...set, ...(await assignmentOf(context, { id: ownerId, teamId })), status: 'ASSIGNED' } }
}

const scored: ReadonlySet<string> = new Set(['employees', 'industry', 'region', 'title', 'source', 'businessScope', 'painPoints'])

/** A score that came with an import stays until something happens to the lead. */
export async function afterLeadWrite({ before, changed, id }: ResourceChange & { readonly id: string }, context: Context): Promise<void> {
  if (before === null && changed.has('score')) return
  if (before === null || [...changed].some((column) => scored.has(column))) await rescoreLead(context, id)
}
