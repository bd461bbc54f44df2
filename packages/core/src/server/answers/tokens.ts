import { identityErrors, type Caller, type Identity, type TokenScopes } from '../../identity/index.ts'
import type { Exchange } from '../exchange.ts'
import { readJson } from '../read-body.ts'

const unstored = { headers: { 'cache-control': 'no-store' } } as const

export async function listTokens(identity: Identity, caller: Caller): Promise<Response> {
  requireSession(caller)
  return Response.json({ tokens: await identity.listTokens(caller.personId) }, unstored)
}

/** The answer holds the token's text, this once. */
export async function createToken(identity: Identity, caller: Caller, exchange: Exchange): Promise<Response> {
  requireSession(caller)
  const { name, expiresAt, scopes } = (await readJson(exchange.request)).value
  if (typeof name !== 'string' || name.trim() === '') throw identityErrors.TOKEN_NAME_MISSING()
  const token = { name, expiresAt: readExpiry(expiresAt), scopes: await readScopes(scopes, exchange) }
  return Response.json(await identity.createToken(caller.personId, token), { status: 201, ...unstored })
}

export async function revokeToken(identity: Identity, caller: Caller, id: string): Promise<Response> {
  requireSession(caller)
  await identity.revokeToken(caller.personId, id)
  return new Response(null, { status: 204 })
}

/** A token that leaked must not make others, nor take those of its person away. */
function requireSession(caller: Caller): void {
  if (caller.kind !== 'session') throw identityErrors.SESSION_REQUIRED()
}

function readExpiry(value: unknown): Date | null {
  if (value === undefined || value === null) return null
  const date = typeof value === 'string' ? new Date(value) : new Date(Number.NaN)
  if (!(date.getTime() > Date.now())) throw identityErrors.TOKEN_EXPIRY_INVALID()
  return date
}

/** Names that the person holds now. What the person loses later, the token loses too. */
async function readScopes(value: unknown, exchange: Exchange): Promise<TokenScopes> {
  if (value === undefined || value === null) return null
  if (value === 'read-only') return value
  const { principal } = await exchange.context()
  const names: unknown[] = Array.isArray(value) ? value.slice(0, 500) : [value]
  const foreign = names.find((name) => typeof name !== 'string' || !principal.has(name))
  if (!Array.isArray(value) || foreign !== undefined) throw identityErrors.TOKEN_SCOPES_INVALID({ scope: JSON.stringify(foreign ?? null).slice(0, 60) })
  return [...new Set(names as string[])]
}
