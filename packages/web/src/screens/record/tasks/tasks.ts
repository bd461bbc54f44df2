import type { DataClient } from '../../../data/client.ts'
import { readOutcome, type WriteOutcome } from '../../../data/write-outcome.ts'

export interface RecordTask {
  readonly id: string
  readonly title: string
  readonly status: 'OPEN' | 'DONE' | 'CANCELLED'
  readonly priority: 'LOW' | 'NORMAL' | 'HIGH'
  readonly dueOn: string | null
  /** Name of whoever has to do it. */
  readonly assignee: string
  /** Whether its page opens for the caller. */
  readonly mine: boolean
}

export interface NewTask {
  readonly recordId: string
  readonly title: string
  readonly assigneeId: string
  readonly dueOn: string | null
}

export const TASKS = 'query RecordTasks($id: ID!) { tasks: tasksOf(recordId: $id) { id title status priority dueOn assignee mine } }'
const CREATE = 'mutation CreateTaskFor($input: CreateTaskForInput!) { result: createTaskFor(input: $input) { __typename ... on Error { code message } ... on ValidationError { fields { path code message } } } }'

export async function createTask(client: Pick<DataClient, 'mutate'>, input: NewTask): Promise<WriteOutcome> {
  return readOutcome((await client.mutate<{ result: unknown }>(CREATE, { input }, { types: ['TaskLine', 'Task'] })).result)
}
