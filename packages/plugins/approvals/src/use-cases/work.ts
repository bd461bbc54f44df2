import type { GuardedClient, RequestContext } from '@tenon/core'
import type { Slice } from '../../.slice/types.ts'
import type { Directory } from '../domain/directory.ts'
import { loadDirectory } from './load-directory.ts'

export type Context = RequestContext<GuardedClient<Slice['client']>>
export type Database = Context['db']

/** What carries a request through its steps: everything of it, whoever the caller is, in the caller's transaction. */
export interface Work {
  readonly context: Pick<Context, 'now' | 'today' | 'emit' | 'newId' | 'memo'>
  readonly db: Database
  /** Who works where today, read once. */
  directory(): Promise<Directory>
}

export function workOn(context: Work['context'], db: Database): Work {
  let loading: Promise<Directory> | undefined
  return { context, db, directory: () => (loading ??= loadDirectory(db, context.today())) }
}

/** Locks the request: of two who decide, resubmit or withdraw at once, the second sees what the first did. */
export async function lockRequest({ db }: Work, id: string) {
  await db.approvalRequest.update({ where: { id }, data: {} })
  return db.approvalRequest.findUniqueOrThrow({ where: { id }, include: { parties: true } })
}

export type Request = Awaited<ReturnType<typeof lockRequest>>

/** The steps of the present round, in their order, with who is asked and what was decided. */
export function stepsOf({ db }: Work, { id, round }: Pick<Request, 'id' | 'round'>) {
  return db.approvalStep.findMany({ where: { requestId: id, round }, orderBy: { position: 'asc' }, include: { seats: { orderBy: [{ voice: 'asc' }, { askedAt: 'asc' }, { id: 'asc' }] }, decisions: { where: { late: false, voidedAt: null } } } })
}

export type Step = Awaited<ReturnType<typeof stepsOf>>[number]
