import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'
import { identityErrors } from './errors.ts'
import type { AuthTwoFactorRow, IdentityDatabase } from './identity-database.ts'
import type { SecondStepSetup } from './identity-types.ts'
import type { Seal } from './seal.ts'

const period = 30
const recoveryCodeCount = 10

export interface SecondStepParts {
  readonly db: IdentityDatabase
  readonly seal: Seal
  /** The company, as the authenticator app calls the account. */
  readonly issuer: string
}

/** Makes a new secret that counts once a code of it was given. Throws SECOND_STEP_ON where there is one already. */
export async function beginSecondStep({ db, seal, issuer }: SecondStepParts, user: { readonly id: string; readonly email: string }): Promise<SecondStepSetup> {
  const known = await db.authTwoFactor.findUnique({ where: { userId: user.id } })
  if (known?.confirmedAt) throw identityErrors.SECOND_STEP_ON()
  const secret = new Secret({ size: 20 })
  const sealed = seal.close(secret.base32, user.id)
  await db.authTwoFactor.upsert({ where: { userId: user.id }, create: { userId: user.id, secret: sealed }, update: { secret: sealed, lastStep: 0n } })
  const address = new TOTP({ issuer, label: user.email, secret, period }).toString()
  return { secret: secret.base32, address, qr: renderSVG(address, { border: 2 }) }
}

/** Turns the second step on with a code of the new secret, and gives the recovery codes, this once. */
export async function confirmSecondStep(parts: SecondStepParts, userId: string, code: string): Promise<readonly string[]> {
  const row = await parts.db.authTwoFactor.findUnique({ where: { userId } })
  if (row?.confirmedAt) throw identityErrors.SECOND_STEP_ON()
  if (!row || !(await acceptCode(parts, row, code))) throw identityErrors.SECOND_STEP_WRONG()
  const codes = makeRecoveryCodes()
  await parts.db.authTwoFactor.updateMany({ where: { userId }, data: { confirmedAt: new Date(), recoveryCodes: codes.map(hashOf) } })
  return codes
}

/** Whether the code is good, which uses it up: a code of the app, or a recovery code. */
export async function passSecondStep(parts: SecondStepParts, userId: string, given: string): Promise<boolean> {
  const row = await findSecondStep(parts.db, userId)
  if (!row) return false
  return /^\s*\d[\d\s]*$/.test(given) ? acceptCode(parts, row, given) : acceptRecoveryCode(parts.db, row, given)
}

export async function findSecondStep(db: IdentityDatabase, userId: string): Promise<AuthTwoFactorRow | null> {
  const row = await db.authTwoFactor.findUnique({ where: { userId } })
  return row?.confirmedAt ? row : null
}

export async function renewRecoveryCodes(db: IdentityDatabase, userId: string): Promise<readonly string[]> {
  const codes = makeRecoveryCodes()
  const { count } = await db.authTwoFactor.updateMany({ where: { userId, confirmedAt: { not: null } }, data: { recoveryCodes: codes.map(hashOf) } })
  if (count === 0) throw identityErrors.SECOND_STEP_OFF()
  return codes
}

/** One step early or late is good, for clocks that differ; a step that was used, or an older one, never is (RFC 6238, 5.2). */
async function acceptCode({ db, seal }: SecondStepParts, row: AuthTwoFactorRow, given: string): Promise<boolean> {
  const secret = seal.open(row.secret, row.userId)
  const token = given.replaceAll(/\s/g, '')
  if (secret === null || !/^\d{6}$/.test(token)) return false
  const timestamp = Date.now()
  const delta = new TOTP({ secret, period }).validate({ token, timestamp, window: 1 })
  if (delta === null) return false
  const step = BigInt(Math.floor(timestamp / 1000 / period) + delta)
  const { count } = await db.authTwoFactor.updateMany({ where: { id: row.id, secret: row.secret, lastStep: { lt: step } }, data: { lastStep: step } })
  return count === 1
}

async function acceptRecoveryCode(db: IdentityDatabase, row: AuthTwoFactorRow, given: string): Promise<boolean> {
  const hash = hashOf(given)
  if (!row.recoveryCodes.includes(hash)) return false
  const rest = row.recoveryCodes.filter((code) => code !== hash)
  // Of two who use one code at the same time, or two codes, only one finds the list as it was.
  const { count } = await db.authTwoFactor.updateMany({ where: { id: row.id, recoveryCodes: { equals: row.recoveryCodes } }, data: { recoveryCodes: rest } })
  return count === 1
}

/** Ten times 50 bits: letters and digits that are not mistaken for each other, and never digits alone. */
function makeRecoveryCodes(): string[] {
  const letters = (): string => [...randomBytes(5)].map((byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31]).join('')
  return Array.from({ length: recoveryCodeCount }, () => `r${letters()}-${letters()}`)
}

function hashOf(code: string): string {
  return createHash('sha256').update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')).digest('hex')
}
