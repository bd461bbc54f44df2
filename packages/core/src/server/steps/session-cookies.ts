import type { Step } from '../exchange.ts'

/** Sends the cookie of a session that this request prolonged, unless the answer sets a newer one, as signing out does. */
export function withSessionCookies(): Step {
  return async (exchange, next) => {
    const response = await next()
    const cookies = exchange.knownCaller()?.cookies ?? []
    if (response.headers.getSetCookie().length === 0) for (const cookie of cookies) response.headers.append('set-cookie', cookie)
    return response
  }
}
