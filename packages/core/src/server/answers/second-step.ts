import type { Caller, Identity } from '../../identity/index.ts'
import { serverErrors } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { readJson } from '../read-body.ts'
import { placeOf } from './sign-in.ts'

const unstored = { headers: { 'cache-control': 'no-store' } } as const

/** /api/account/second-step: whether it is on, and POST …/begin, …/confirm, …/recovery-codes, …/end. */
export async function answerSecondStep(identity: Identity, caller: Caller, exchange: Exchange): Promise<Response | null> {
  const from = placeOf(exchange)
  switch (`${exchange.request.method} ${exchange.url.pathname.slice('/api/account/second-step'.length)}`) {
    case 'GET ':
      return Response.json(await identity.hasSecondStep(caller.personId), unstored)
    case 'POST /begin':
      return Response.json(await identity.beginSecondStep(caller, await readText(exchange, 'currentPassword'), from), unstored)
    case 'POST /confirm':
      return Response.json({ recoveryCodes: await identity.confirmSecondStep(caller, await readText(exchange, 'code'), from) }, unstored)
    case 'POST /recovery-codes':
      return Response.json({ recoveryCodes: await identity.renewRecoveryCodes(caller, await readText(exchange, 'currentPassword'), from) }, unstored)
    case 'POST /end':
      await identity.endSecondStep(caller, await readText(exchange, 'currentPassword'), from)
      return new Response(null, { status: 204 })
    default:
      return null
  }
}

async function readText(exchange: Exchange, name: string): Promise<string> {
  const text = (await readJson(exchange.request)).value[name] ?? ''
  if (typeof text !== 'string') throw serverErrors.BODY_INVALID({ reason: `"${name}" must be a text` })
  return text
}
