import type { Step } from '../exchange.ts'
import { errorResponse, toTenonError } from '../error-response.ts'
import type { Logger } from '../server-types.ts'

/** Turns what is thrown into an answer: catalogued errors as they are, everything else masked with the request's number. */
export function withErrorAnswers(logger: Logger): Step {
  return async (exchange, next) => {
    try {
      return await next()
    } catch (error) {
      const answer = toTenonError(error, exchange.requestId)
      if (answer.status >= 500) logger.error({ requestId: exchange.requestId, path: exchange.url.pathname, err: error }, 'request failed')
      return errorResponse(answer, exchange.requestId, exchange.say)
    }
  }
}
