import { identityErrors } from './errors.ts'
import type { AuthUserRow, IdentityDatabase } from './identity-database.ts'
import type { Caller, ClientPlace, SecondStepSetup } from './identity-types.ts'
import { beginSecondStep, confirmSecondStep, findSecondStep, renewRecoveryCodes, type SecondStepParts } from './second-step.ts'
import { provePassword, type UserParts } from './users.ts'

type Parts = UserParts & SecondStepParts

/** What signed-in persons do about their own second step. Each needs a session; most the password as well. */
export function createOwnSecondStep(parts: Parts) {
  const prove = async (caller: Caller, password: string, from: ClientPlace): Promise<AuthUserRow> => {
    const user = await findOwn(parts.db, caller)
    await provePassword(parts, user.id, password, from)
    return user
  }
  return {
    async hasSecondStep(personId: string): Promise<{ on: boolean; recoveryCodes: number }> {
      const user = await parts.db.authUser.findUnique({ where: { personId } })
      const row = user && (await findSecondStep(parts.db, user.id))
      return { on: Boolean(row), recoveryCodes: row?.recoveryCodes.length ?? 0 }
    },
    async beginSecondStep(caller: Caller, password: string, from: ClientPlace): Promise<SecondStepSetup> {
      return beginSecondStep(parts, await prove(caller, password, from))
    },
    async confirmSecondStep(caller: Caller, code: string, from: ClientPlace): Promise<readonly string[]> {
      const user = await findOwn(parts.db, caller)
      await parts.attempts.begin('second-step', user.id, from.ip)
      const codes = await confirmSecondStep(parts, user.id, code)
      await parts.attempts.succeeded('second-step', user.id, from.ip)
      // Whoever is in elsewhere came in without it, and may be somebody else who knows the password.
      await parts.sessions.revokeAll(caller.personId, caller.credentialId)
      return codes
    },
    async renewRecoveryCodes(caller: Caller, password: string, from: ClientPlace): Promise<readonly string[]> {
      const user = await prove(caller, password, from)
      return renewRecoveryCodes(parts.db, user.id)
    },
    async endSecondStep(caller: Caller, password: string, from: ClientPlace): Promise<void> {
      const user = await prove(caller, password, from)
      await parts.db.authTwoFactor.deleteMany({ where: { userId: user.id } })
    },
  }
}

async function findOwn(db: IdentityDatabase, caller: Caller): Promise<AuthUserRow> {
  if (caller.kind !== 'session') throw identityErrors.SESSION_REQUIRED()
  const user = await db.authUser.findUnique({ where: { personId: caller.personId } })
  if (!user) throw identityErrors.PERSON_UNKNOWN()
  return user
}
