import type { RequestContext } from '../../context.ts'
import type { ResourceOptions } from '../../schema/resource-options.ts'
import { checkTask, tellOfTask } from './task-rules.ts'

/** What people have to do. It is for one person; whoever made it keeps an eye on it. */
export function declareTasks(builder: object): void {
  const { resource } = builder as { resource(name: string, options: ResourceOptions<string, RequestContext>): void }
  resource('Task', {
    icon: 'square-check', nav: 890, search: ['title', 'notes', 'assignee.name'],
    list: { columns: ['title', 'dueOn', 'priority', 'status', 'assignee'], sort: ['dueOn', '-priority'] },
    board: { by: 'status', cards: ['dueOn', 'priority', 'assignee'] },
    calendar: { start: 'dueOn', colour: 'priority' },
    form: ['title', 'assignee', 'dueOn', 'priority', 'status', 'notes'],
    fields: {
      assignee: { default: 'me' },
      status: { tones: { OPEN: 'info', DONE: 'success', CANCELLED: 'neutral' } },
      priority: { tones: { LOW: 'neutral', NORMAL: 'info', HIGH: 'danger' } },
      completedAt: { readOnly: true },
    },
    hidden: ['model', 'recordId'],
    beforeWrite: checkTask,
    afterWrite: tellOfTask,
  })
}
