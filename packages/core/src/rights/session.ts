import type { BaseClient } from '../database/open-client.ts'
import type { Model, ModelField, Models } from '../models/model-types.ts'
import type { Ability } from './ability.ts'
import { certainly } from './certainly.ts'
import type { Principal } from './rights-types.ts'
import { and, everything, isEverything, type Where } from './where.ts'
import type { WriteListener } from './write-batch.ts'

/** One caller on one client, or inside one transaction of it. */
export interface Session {
  readonly models: Models
  readonly ability: Ability
  readonly principal: Principal
  readonly client: BaseClient
  readonly inTransaction: boolean
  readonly options: GuardOptions
  readonly onWrite: WriteListener
  /** Awaited before each operation. */
  readonly beforeUse: ((client: BaseClient) => Promise<void>) | undefined
}

export interface GuardOptions {
  /** The client is already a transaction's: writes join it. @default false */
  readonly inTransaction?: boolean
  /** Lets data set version, createdAt and the other stamps: for imports and seeds of trusted code. @default false */
  readonly allowStamps?: boolean
  /** Where the caller comes from, for the history: 'web', 'api', 'cli', 'import', 'seed'. @default 'api' */
  readonly source?: string
  readonly requestId?: string | null
  /** The address that the request came from, and the kind of program that sent it. */
  readonly ip?: string | null
  readonly client?: string | null
  now?(): Date
  /** Limits in milliseconds of the transactions that the guard opens. @default { maxWait: 5000, timeout: 60000 } */
  readonly transaction?: { readonly maxWait: number; readonly timeout: number }
}

/** The part of a session that says what its caller may do, without a database. */
export type Rights = Pick<Session, 'models' | 'ability'>

export function modelOf(session: Rights, name: string): Model {
  return session.models.models[name]!
}

export function readable(session: Rights, model: Model): Where {
  return session.ability.rows('read', model.name)
}

export function readableField(session: Rights, model: Model, field: string): Where {
  return session.ability.field('read', model.name, field)
}

/** What limits a relation beside the rights on the rows at its end: either side's rules about the columns that carry it. */
export interface RelationRights {
  /** Rows of this model on which the relation may be followed. */
  readonly holder: Where
  /** Rows at the other end that may be seen through it, their own rights included. */
  readonly target: Where
}

export function relationRights(session: Rights, model: Model, field: ModelField): RelationRights {
  const target = modelOf(session, field.type)
  return {
    holder: readableField(session, model, field.name),
    target: and(readable(session, target), readableField(session, target, field.relation!.inverse)),
  }
}

/** Whether a test stands under an odd number of negations: what is hidden must make it true there, so that they find nothing. */
export type Polarity = 'plain' | 'negated'

/** A right in a filter; only under a negation does it matter that no row is UNKNOWN to it. */
export function settled(session: Rights, model: Model, where: Where, polarity: Polarity): Where {
  return polarity === 'negated' ? certain(session, model, where) : where
}

/** A right as a condition that may stand under a negation. */
export function certain(session: Rights, model: Model, where: Where): Where {
  return isEverything(where) ? everything : certainly(session.models, model, where)
}
