import { randomBytes } from 'node:crypto'
import type { BaseClient } from '../database/open-client.ts'
import type { Seal } from '../identity/seal.ts'
import { webhookErrors } from './errors.ts'

/** How long the former secret signs too after a new one was made. */
export const OVERLAP_HOURS = 24

interface Row {
  readonly id: string
  readonly sealed: string
}

export interface NewSecret {
  readonly base: BaseClient
  readonly seal: Seal | null
  readonly webhookId: string
  readonly now: Date
  /** Until when those before sign too. */
  readonly until: Date
}

/** Makes and keeps a secret, and gives it to whoever will see it this once. Throws WEBHOOK_UNSEALABLE. */
export async function addSecret({ base, seal, webhookId, now, until }: NewSecret): Promise<string> {
  if (!seal) throw webhookErrors.WEBHOOK_UNSEALABLE()
  const secret = `tnwh_${randomBytes(32).toString('base64url')}`
  const secrets = base['webhookSecret']!
  await secrets['deleteMany']!({ where: { webhookId, validTo: { lte: now } } })
  await secrets['updateMany']!({ where: { webhookId, OR: [{ validTo: null }, { validTo: { gt: until } }] }, data: { validTo: until } })
  await secrets['create']!({ data: { webhookId, sealed: seal.close(secret, webhookId), createdAt: now } })
  return secret
}

/** Those that sign now, newest first. Empty where the server has another secret than the one that sealed them. */
export async function openSecrets(base: BaseClient, seal: Seal, { webhookId, now }: { readonly webhookId: string; readonly now: Date }): Promise<string[]> {
  const rows = (await base['webhookSecret']!['findMany']!({ where: { webhookId, OR: [{ validTo: null }, { validTo: { gt: now } }] }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })) as Row[]
  return rows.flatMap(({ sealed }) => seal.open(sealed, webhookId) ?? [])
}
