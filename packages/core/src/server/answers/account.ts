import { actingErrors } from '../../acting/errors.ts'
import { identityErrors, type Caller, type Identity } from '../../identity/index.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange, Step } from '../exchange.ts'
import { readJson } from '../read-body.ts'
import { answerSecondStep } from './second-step.ts'
import { placeOf } from './sign-in.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'

/** What signed-in persons do about their own account: password, second step, sessions and API tokens. */
export function accountAnswers(identity: Identity): Step {
  return async (exchange, next) => {
    const { pathname } = exchange.url
    if (!pathname.startsWith('/api/account/')) return next()
    const caller = await exchange.caller()
    if (!caller) throw identityErrors.UNAUTHENTICATED()
    if (caller.impersonatorId !== undefined) throw actingErrors.ACTING_AS_SOMEBODY()
    if (pathname.startsWith('/api/account/second-step')) return (await answerSecondStep(identity, caller, exchange)) ?? next()
    const [, resource, id] = /^\/api\/account\/(password|sessions|tokens)(?:\/([^/]+))?$/.exec(pathname) ?? []
    const operation = `${exchange.request.method} ${resource}${id === undefined ? '' : '/:id'}`
    if (operation === 'POST password') return changePassword(identity, caller, exchange)
    if (operation === 'GET sessions') return listSessions(identity, caller)
    if (operation === 'DELETE sessions/:id') return endSession(identity, caller, id!)
    if (operation === 'GET tokens') return listTokens(identity, caller)
    if (operation === 'POST tokens') return createToken(identity, caller, exchange)
    if (operation === 'DELETE tokens/:id') return revokeToken(identity, caller, id!)
    return next()
  }
}

async function changePassword(identity: Identity, caller: Caller, exchange: Exchange): Promise<Response> {
  const { currentPassword = '', newPassword } = (await readJson(exchange.request)).value
  if (typeof currentPassword !== 'string' || typeof newPassword !== 'string') throw serverErrors.BODY_INVALID({ reason: 'it must hold "newPassword", and "currentPassword" where there is one, as texts' })
  await identity.changePassword(caller, { currentPassword, newPassword }, placeOf(exchange))
  return new Response(null, { status: 204 })
}

async function listSessions(identity: Identity, caller: Caller): Promise<Response> {
  const sessions = await identity.listSessions(caller.personId)
  const rows = sessions.map((session) => ({ ...session, current: session.id === caller.credentialId }))
  return Response.json({ sessions: rows }, { headers: { 'cache-control': 'no-store' } })
}

async function endSession(identity: Identity, caller: Caller, id: string): Promise<Response> {
  // A program must not end the sessions of its person.
  if (caller.kind !== 'session') throw identityErrors.SESSION_REQUIRED()
  await identity.revokeSession(caller.personId, id)
  return new Response(null, { status: 204 })
}
