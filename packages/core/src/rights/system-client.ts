import type { GuardedDatabase } from '../context.ts'
import type { BaseClient } from '../database/open-client.ts'
import { writeJournal } from '../audit/journal.ts'
import type { Models } from '../models/model-types.ts'
import { unlimitedAbility } from './ability.ts'
import { actorsOf, type Actors } from './actors.ts'
import { createGuard } from './guard.ts'
import type { Principal } from './rights-types.ts'
import type { GuardOptions } from './session.ts'
import type { WriteListener } from './write-batch.ts'

export interface SystemOptions extends GuardOptions {
  /** Why the rights are passed by: a sentence for the person who reads the log. */
  readonly reason: string
}

export interface SystemAccess extends Actors {
  readonly reason: string
  readonly requestId: string | null
}

type Origin = Pick<GuardOptions, 'source' | 'ip' | 'client' | 'now'>

export interface SystemClientParts {
  readonly models: Models
  readonly onWrite?: WriteListener
  /** Told of each use as well, since the row is undone with its transaction. */
  readonly log?: (access: SystemAccess) => void
}

export type SystemClient = (client: BaseClient, principal: Principal, options: SystemOptions) => GuardedDatabase

/**
 * The database of `ctx.system(reason)`: every row and field, but the same stamps and history, with the caller as the actor.
 * Its first use leaves an entry in the audit trail.
 */
export function createSystemClient({ models, onWrite, log }: SystemClientParts): SystemClient {
  const ability = unlimitedAbility()
  return (client, principal, { reason, ...options }) => {
    const access: SystemAccess = { reason, ...actorsOf(principal), requestId: options.requestId ?? null }
    const guard = createGuard({ models, ...(onWrite ? { onWrite } : {}), onFirstUse: (within) => record(within, access, options, log) })
    return guard(client, ability, principal, options)
  }
}

async function record(client: BaseClient, access: SystemAccess, origin: Origin, log: SystemClientParts['log']): Promise<void> {
  log?.(access)
  const { reason, ...who } = access
  await writeJournal(client, { action: 'SYSTEM', ...who, source: origin.source ?? 'api', ip: origin.ip ?? null, client: origin.client ?? null, at: origin.now?.() ?? new Date(), changes: { reason: [null, reason] } })
}
