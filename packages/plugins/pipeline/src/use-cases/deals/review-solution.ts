import { contentHash, requestApproval, type ApprovalFinished } from '@tenon/approvals'
import { runTransition, type DomainEvent, type RequestContext } from '@tenon/core'
import type { Context } from '../../context.ts'
import { coverageOf, emptySections, type SolutionText } from '../../domain/deals/solution-sections.ts'
import { errors } from '../../errors.ts'

type SolutionRow = SolutionText & { readonly id: string; readonly name: string; readonly opportunityId: string; readonly edition: number; readonly ownerId: string | null }

/** What stands against submitting a solution, as a sentence; null where nothing does. */
export async function notReady(solution: SolutionRow, context: Context): Promise<string | null> {
  const empty = emptySections(solution)
  if (empty.length > 0) return `empty sections: ${empty.join(', ')}`
  const { open } = coverageOf(solution, await needsOf(context, solution.opportunityId))
  return open.length === 0 ? null : `needs without an answer: ${open.join('; ')}`
}

/** "Solution approved by PRODUCT and TECHNICAL": asks both departments at once, bound to the text as it is. Throws SOLUTION_SUPERSEDED. */
export async function submitSolution(solution: SolutionRow, context: Context): Promise<{ contentHash: string }> {
  await requireNewest(context, solution)
  const needs = await needsOf(context, solution.opportunityId)
  const hash = hashOf(solution)
  await requestApproval(context, {
    subject: { model: 'Solution', id: solution.id }, title: solution.name, revision: solution.edition, hash,
    facts: [{ label: 'Edition', value: String(solution.edition) }, { label: 'Needs answered', value: `${needs.length} / ${needs.length}` }],
    beneficiaries: solution.ownerId === null ? [] : [solution.ownerId],
    steps: [
      { key: 'product', title: 'Product department', resolver: { department: 'PRODUCT' }, quorum: 'ANY', parallelGroup: 'departments' },
      { key: 'technical', title: 'Technical department', resolver: { department: 'TECHNICAL' }, quorum: 'ANY', parallelGroup: 'departments' },
    ],
  })
  return { contentHash: hash }
}

/** What the departments decided, in the transaction of the decision. An approval of another text than the present one counts for nothing. */
export async function solutionReviewed({ payload }: DomainEvent<ApprovalFinished>, caller: RequestContext): Promise<void> {
  if (payload.subjectModel !== 'Solution') return
  const context = caller as unknown as Context
  const solution = await context.system('the departments decided on a solution').solution.findUnique({ where: { id: payload.subjectId } })
  if (solution === null || solution.status !== 'DEPT_REVIEW' || hashOf(solution) !== payload.hash) return
  await runTransition(context, 'Solution', solution.id, { APPROVED: 'accept', REJECTED: 'refuse', RETURNED: 'giveBack' }[payload.outcome])
}

/** Throws SOLUTION_SUPERSEDED where the deal has a newer edition. */
export async function requireNewest(context: Context, { opportunityId, edition }: Pick<SolutionRow, 'opportunityId' | 'edition'>): Promise<void> {
  const newer = await context.system('only the newest solution of a deal holds').solution.count({ where: { opportunityId, edition: { gt: edition } } })
  if (newer > 0) throw errors.SOLUTION_SUPERSEDED()
}

function needsOf(context: Context, opportunityId: string) {
  return context.system('a solution answers every need of its deal').needItem.findMany({ where: { opportunityId }, select: { text: true, answeredBySection: true }, orderBy: { createdAt: 'asc' } })
}

function hashOf({ features, advantages, implementation, afterSales }: SolutionText): string {
  return contentHash({ features, advantages, implementation, afterSales })
}
