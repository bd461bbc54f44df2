import { missingId, rowIdOf, type ResourceChange } from '@tenon/core'
import type { Context } from '../../context.ts'
import { errors } from '../../errors.ts'

const content = ['features', 'advantages', 'implementation', 'afterSales', 'opportunityId']

/** A solution is written while it is a draft; each new one of a deal is its next edition. */
export async function beforeSolutionWrite({ before, after, changed }: ResourceChange, context: Context) {
  if (before !== null) {
    if (before['status'] !== 'DRAFT' && content.some((column) => changed.has(column))) throw errors.SOLUTION_FIXED()
    return
  }
  return { set: { edition: await nextEdition(context, after['opportunityId'] as string) } }
}

/** A new draft with the text of an old solution, for what the customer or a department wants otherwise. */
export async function copySolution(context: Context, input: { readonly id: string }): Promise<string> {
  const old = await context.db.solution.findUniqueOrThrow({ where: { id: rowIdOf(input.id, 'Solution') ?? missingId } })
  const { name, opportunityId, features, advantages, implementation, afterSales } = old
  const made = await context.db.solution.create({ data: { name, opportunityId, features, advantages, implementation, afterSales, edition: await nextEdition(context, opportunityId) } })
  return made.id
}

async function nextEdition(context: Context, opportunityId: string): Promise<number> {
  const newest = await context.system('editions of a solution are counted over all of a deal').solution.findFirst({ where: { opportunityId }, orderBy: { edition: 'desc' }, select: { edition: true } })
  return (newest?.edition ?? 0) + 1
}
