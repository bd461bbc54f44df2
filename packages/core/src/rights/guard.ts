import type { GuardedDatabase, GuardedModel } from '../context.ts'
import type { BaseClient } from '../database/open-client.ts'
import type { Model, Models } from '../models/model-types.ts'
import type { Ability } from './ability.ts'
import { aggregate, count } from './aggregate.ts'
import { delegateName, type Args } from './base-rows.ts'
import { rightsErrors } from './errors.ts'
import { groupBy } from './group-by.ts'
import { writeHistory } from './history.ts'
import { findFirst, findMany, findUnique, orThrow } from './read.ts'
import type { Principal } from './rights-types.ts'
import type { GuardOptions, Session } from './session.ts'
import { runWrite } from './write.ts'
import type { WriteListener } from './write-batch.ts'

export type Guard = (client: BaseClient, ability: Ability, principal: Principal, options?: GuardOptions) => GuardedDatabase

type Operation = (session: Session, model: Model, args: Args) => Promise<unknown>

const list = ['where', 'orderBy', 'cursor', 'take', 'skip'] as const
const shape = ['select', 'include', 'omit', 'relationLoadStrategy'] as const
const writeTo = (name: string): Operation => (session, model, args) => runWrite(session, model, name, args)

/** Every operation of a guarded model, with the arguments that it knows: one that Prisma adds later is refused, not passed on. */
const operations: Readonly<Record<keyof GuardedModel, { readonly run: Operation; readonly args: readonly string[] }>> = {
  findUnique: { run: findUnique, args: ['where', ...shape] },
  findUniqueOrThrow: { run: (session, model, args) => orThrow(model, findUnique(session, model, args)), args: ['where', ...shape] },
  findFirst: { run: findFirst, args: [...list, 'distinct', ...shape] },
  findFirstOrThrow: { run: (session, model, args) => orThrow(model, findFirst(session, model, args)), args: [...list, 'distinct', ...shape] },
  findMany: { run: findMany, args: [...list, 'distinct', ...shape] },
  count: { run: count, args: [...list, 'select'] },
  aggregate: { run: aggregate, args: [...list, '_count', '_sum', '_avg', '_min', '_max'] },
  groupBy: { run: groupBy, args: ['where', 'orderBy', 'take', 'skip', 'by', 'having', '_count', '_sum', '_avg', '_min', '_max'] },
  create: { run: writeTo('create'), args: ['data', ...shape] },
  createMany: { run: writeTo('createMany'), args: ['data', 'skipDuplicates'] },
  createManyAndReturn: { run: writeTo('createManyAndReturn'), args: ['data', 'skipDuplicates', ...shape] },
  update: { run: writeTo('update'), args: ['where', 'data', ...shape] },
  updateMany: { run: writeTo('updateMany'), args: ['where', 'data', 'limit'] },
  updateManyAndReturn: { run: writeTo('updateManyAndReturn'), args: ['where', 'data', 'limit', ...shape] },
  upsert: { run: writeTo('upsert'), args: ['where', 'create', 'update', ...shape] },
  delete: { run: writeTo('delete'), args: ['where', ...shape] },
  deleteMany: { run: writeTo('deleteMany'), args: ['where', 'limit'] },
}

export interface GuardParts {
  readonly models: Models
  /** Told of every write inside its transaction. @default writeHistory */
  readonly onWrite?: WriteListener
  /** Runs before the first operation of each guarded database, on the client of that operation. */
  readonly onFirstUse?: (client: BaseClient) => Promise<void>
}

/**
 * Makes the one database that a plugin gets: a Prisma client that cannot read or write outside of the caller's rights.
 * A plain proxy and not a client extension, so it wraps a transaction's client as well.
 */
export function createGuard({ models, onWrite = writeHistory, onFirstUse }: GuardParts): Guard {
  const byDelegate = new Map(Object.values(models.models).map((model) => [delegateName(model.name), model]))
  return (client, ability, principal, options = {}) => {
    const inTransaction = options.inTransaction ?? isTransaction(client)
    return guardedDatabase({ models, ability, principal, client, options, onWrite, beforeUse: once(onFirstUse), inTransaction }, byDelegate)
  }
}

/** Prisma gives a transaction's client no way to disconnect. */
function isTransaction(client: BaseClient): boolean {
  return typeof client.$disconnect !== 'function'
}

function once(step: GuardParts['onFirstUse']): Session['beforeUse'] {
  if (!step) return undefined
  let done: Promise<void> | undefined
  return (client) => (done ??= step(client).catch((error: unknown) => {
    // The next operation tries again.
    done = undefined
    throw error
  }))
}

function guardedDatabase(session: Session, byDelegate: ReadonlyMap<string, Model>): GuardedDatabase {
  const delegates = new Map<string, GuardedModel>()
  const transaction = (work: unknown, limits?: GuardOptions['transaction']): Promise<unknown> => inTransaction(session, byDelegate, work, limits)
  return new Proxy({} as GuardedDatabase, {
    get(_target, key) {
      if (typeof key === 'symbol') return undefined
      if (key === '$transaction') return transaction
      if (key.startsWith('$')) throw rightsErrors.UNSUPPORTED_WRITE({ what: `do ${key}`, instead: 'Use the models, or context.system(reason) in the core.' })
      const model = byDelegate.get(key)
      if (!model) return undefined
      const known = delegates.get(key) ?? guardedModel(session, model)
      delegates.set(key, known)
      return known
    },
    has: (_target, key) => typeof key === 'string' && byDelegate.has(key),
  })
}

function guardedModel(session: Session, model: Model): GuardedModel {
  return new Proxy({} as GuardedModel, {
    get(_target, key) {
      const operation = typeof key === 'string' && Object.hasOwn(operations, key) ? operations[key as keyof GuardedModel] : undefined
      return operation && ((args: Args = {}) => run(session, model, key as keyof GuardedModel, args))
    },
  })
}

async function run(session: Session, model: Model, name: keyof GuardedModel, args: Args): Promise<unknown> {
  const operation = operations[name]
  const unknown = Object.keys(args).find((arg) => !operation.args.includes(arg))
  if (unknown !== undefined) throw rightsErrors.UNSUPPORTED_WRITE({ what: `${name} ${model.name} with "${unknown}"`, instead: 'Leave it out.' })
  await session.beforeUse?.(session.client)
  return operation.run(session, model, args)
}

async function inTransaction(session: Session, byDelegate: ReadonlyMap<string, Model>, work: unknown, limits?: GuardOptions['transaction']): Promise<unknown> {
  if (typeof work !== 'function') throw rightsErrors.UNSUPPORTED_WRITE({ what: 'run a list of operations as a transaction', instead: 'Give $transaction a function.' })
  const runIn = (inner: Session): Promise<unknown> => work(guardedDatabase(inner, byDelegate)) as Promise<unknown>
  if (session.inTransaction) return runIn(session)
  const defaults = session.options.transaction ?? { maxWait: 5_000, timeout: 60_000 }
  return session.client.$transaction((client) => runIn({ ...session, client, inTransaction: true }), limits ?? defaults)
}
