import { createHash, randomBytes } from 'node:crypto'
import type { AuthVerificationRow, IdentityDatabase } from './identity-database.ts'

export type TokenKind = 'sign-in-link' | 'invitation' | 'password-reset'

/** Makes a secret that stands for `value` once. Only its hash is kept. */
export async function issueOneTimeToken(db: IdentityDatabase, kind: TokenKind, value: string, validFor: number): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + validFor * 1000)
  await db.authVerification.deleteMany({ where: { identifier: { startsWith: `${kind}:` }, expiresAt: { lt: new Date() } } })
  await db.authVerification.create({ data: { identifier: identifierOf(kind, token), value, expiresAt } })
  return { token, expiresAt }
}

/** What the secret stands for, without using it up; null where it is used, expired or unknown. */
export async function readOneTimeToken(db: IdentityDatabase, kind: TokenKind, token: string): Promise<string | null> {
  const found = await findToken(db, kind, token)
  return found && found.expiresAt > new Date() ? found.value : null
}

/** Uses the secret up and gives what it stood for; null where it is used, expired or unknown. Of two at the same time one gets it. */
export async function takeOneTimeToken(db: IdentityDatabase, kind: TokenKind, token: string): Promise<string | null> {
  const found = await findToken(db, kind, token)
  const { count } = found ? await db.authVerification.deleteMany({ where: { id: found.id, expiresAt: { gt: new Date() } } }) : { count: 0 }
  return found && count === 1 ? found.value : null
}

/** Makes every open secret of this kind for this value worthless. */
export async function dropOneTimeTokens(db: IdentityDatabase, kind: TokenKind, value: string): Promise<void> {
  await db.authVerification.deleteMany({ where: { identifier: { startsWith: `${kind}:` }, value } })
}

function findToken(db: IdentityDatabase, kind: TokenKind, token: string): Promise<AuthVerificationRow | null> {
  return db.authVerification.findFirst({ where: { identifier: identifierOf(kind, token) } })
}

function identifierOf(kind: TokenKind, token: string): string {
  return `${kind}:${createHash('sha256').update(token).digest('hex')}`
}
