import type { RequestContext } from '../../context.ts'
import { readLinked, type LinkedRecord } from '../../notifications/record-titles.ts'
import { recordNamed } from '../../records/record-owner.ts'
import { globalId, missingId, rowIdOf } from '../../schema/global-id.ts'
import type { LooseFields, LooseInputFields } from '../../schema/loose-builder.ts'
import { validationFailed } from '../../schema/resource-writer.ts'
import { problem } from '../../schema/input-problems.ts'
import type { SchemaParts } from '../../schema/schema-parts.ts'
import { addUseCase } from '../../schema/use-case.ts'
import { internalsOf } from '../../writes/context-internals.ts'
import { checkTask, tellOfTask } from './task-rules.ts'

interface NewTask {
  readonly recordId: string
  readonly title: string
  readonly assigneeId: string
  readonly dueOn?: Date | null
  readonly priority?: string | null
  readonly notes?: string | null
}

interface TaskLine {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly priority: string
  readonly dueOn: Date | null
  readonly assignee: { readonly id: string; readonly name: string }
  /** Whether its own page shows it to the caller, who may then tick it off. */
  readonly mine: boolean
}

const maxTitle = 200

/** `tasksOf(recordId)`, `recordOfTask(id)` and `createTaskFor`: tasks about a record of any resource. */
export function addTasksOfRecords(parts: SchemaParts): void {
  const line = addLine(parts)
  parts.builder.queryFields((t) => ({
    tasksOf: t.field({
      type: [line], description: 'The tasks about a record, for everybody who may see the record: open ones first, by their day.',
      args: { recordId: t.arg({ type: 'ID', required: true }) },
      resolve: (_root: unknown, { recordId }: { recordId: string }, context: RequestContext) => listTasks(context, recordId),
    }),
    recordOfTask: t.field({
      type: parts.refs.object('NotificationRecord'), nullable: true, description: 'What a task of the caller is about; null for nothing, and for what is out of reach.',
      args: { id: t.arg({ type: 'ID', required: true }) },
      resolve: (_root: unknown, { id }: { id: string }, context: RequestContext) => recordOf(context, id),
    }),
  }))
  addUseCase({
    name: 'createTaskFor',
    options: {
      description: 'Gives somebody something to do about a record that the caller sees.',
      input: (t: LooseInputFields) => ({
        recordId: t.field({ type: 'ID', required: true }),
        title: t.field({ type: 'String', required: true }),
        assigneeId: t.field({ type: 'ID', required: true }),
        dueOn: t.field({ type: 'Date' }),
        priority: t.field({ type: parts.refs.enum('TaskPriority') }),
        notes: t.field({ type: 'String' }),
      }),
      answers: 'Task',
      run: (context: RequestContext, input: Record<string, unknown>) => createTask(context, input as unknown as NewTask),
    },
  }, parts)
}

function addLine({ refs }: SchemaParts) {
  const line = refs.object('TaskLine')
  line.implement({
    description: 'A task as the page of its record shows it.',
    fields: (t: LooseFields) => ({
      id: t.field({ type: 'ID', resolve: (row: TaskLine) => globalId('Task', row.id) }),
      title: t.field({ type: 'String', resolve: (row: TaskLine) => row.title }),
      status: t.field({ type: refs.enum('TaskStatus'), resolve: (row: TaskLine) => row.status }),
      priority: t.field({ type: refs.enum('TaskPriority'), resolve: (row: TaskLine) => row.priority }),
      dueOn: t.field({ type: 'Date', nullable: true, resolve: (row: TaskLine) => row.dueOn }),
      assignee: t.field({ type: 'String', description: 'Name of whoever has to do it.', resolve: (row: TaskLine) => row.assignee.name }),
      mine: t.field({ type: 'Boolean', description: 'Whether the caller has its page: it is for her, or she made it.', resolve: (row: TaskLine) => row.mine }),
    }),
  })
  return line
}

/** Behind the right to see the record: that is asked first, and no rule of tasks could ask it. */
async function listTasks(context: RequestContext, recordId: string): Promise<TaskLine[]> {
  const owner = await recordNamed(context, recordId)
  const rows = (await internalsOf(context).base['task']!['findMany']!({ where: { ...owner }, include: { assignee: { select: { id: true, name: true } } }, orderBy: [{ status: 'asc' }, { dueOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }], take: 200 })) as (Omit<TaskLine, 'mine'> & { createdById: string | null })[]
  const { personId } = context.principal
  return rows.map((row) => ({ ...row, mine: personId !== null && (row.assignee.id === personId || row.createdById === personId) }))
}

async function recordOf(context: RequestContext, id: string): Promise<LinkedRecord | null> {
  const task = await context.db['task']!.findUnique({ where: { id: rowIdOf(id, 'Task') ?? missingId }, select: { model: true, recordId: true } })
  if (!task || task['model'] === null) return null
  const owner = { model: task['model'] as string, recordId: task['recordId'] as string }
  return (await readLinked(context, [owner])).get(globalId(owner.model, owner.recordId)) ?? null
}

async function createTask(context: RequestContext, { recordId, title, assigneeId, dueOn = null, priority, notes }: NewTask): Promise<string> {
  const owner = await recordNamed(context, recordId)
  const data = { title: title.trim(), assigneeId: rowIdOf(assigneeId, 'Person') ?? missingId, dueOn, priority: priority ?? 'NORMAL', status: 'OPEN', notes: notes?.trim() || null, ...owner }
  const change = { before: null, after: data, changed: new Set(Object.keys(data)) }
  const { problems } = await checkTask(change, context)
  const all = [...(data.title === '' ? [problem('title', 'REQUIRED')] : data.title.length > maxTitle ? [problem('title', 'TOO_LONG', { limit: maxTitle })] : []), ...problems]
  if (all.length > 0) throw validationFailed(all)
  const row = await context.db['task']!.create({ data, select: { id: true } })
  await tellOfTask({ ...change, id: row['id'] as string }, context)
  return row['id'] as string
}
