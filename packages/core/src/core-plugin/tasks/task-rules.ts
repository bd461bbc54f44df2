import type { RequestContext } from '../../context.ts'
import { notify } from '../../notifications/index.ts'
import { problem } from '../../schema/input-problems.ts'
import type { ResourceChange } from '../../schema/resource-options.ts'

/** A task is for somebody who works here, and remembers when it was done. */
export async function checkTask({ before, after, changed }: ResourceChange, context: RequestContext) {
  const isNew = before === null
  const problems = (isNew || changed.has('assigneeId')) && !(await isActive(context, after['assigneeId'])) ? [problem('assigneeId', 'ASSIGNEE_LEFT', {}, 'This person works here no more. Choose a colleague.')] : []
  const set = isNew || changed.has('status') ? { completedAt: after['status'] === 'DONE' ? context.now() : null } : {}
  return { problems, set }
}

/** Whoever gets a task is told; and whoever gave it, when it is done. Nobody is told of what she did herself. */
export async function tellOfTask({ before, after, changed, id }: Pick<ResourceChange, 'before' | 'after' | 'changed'> & { readonly id: string }, context: RequestContext): Promise<void> {
  const { personId, name } = context.principal
  const link = { model: 'Task', id }
  const assignee = after['assigneeId'] as string
  if (assignee !== personId && after['status'] === 'OPEN' && (before === null || changed.has('assigneeId'))) await notify(context, { to: [assignee], kind: 'tasks.assigned', params: { by: name }, link, mail: true })
  const giver = (after['createdById'] ?? null) as string | null
  if (before !== null && changed.has('status') && after['status'] === 'DONE' && giver !== null && giver !== personId) await notify(context, { to: [giver], kind: 'tasks.done', params: { by: name }, link })
}

async function isActive(context: RequestContext, personId: unknown): Promise<boolean> {
  if (typeof personId !== 'string') return true
  return (await context.db['person']!.count({ where: { id: personId, active: true } })) === 1
}
