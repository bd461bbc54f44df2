import { accountAnswers } from './answers/account.ts'
import { bootAnswer } from './answers/boot-answer.ts'
import { extraRoutes } from './answers/extra-routes.ts'
import { graphqlAnswer } from './answers/graphql-answer.ts'
import { healthAnswers } from './answers/health.ts'
import { shellAnswers } from './answers/shell.ts'
import { oidcAnswers } from './answers/oidc.ts'
import { signInAnswers } from './answers/sign-in.ts'
import { openExchange, runSteps, type Step } from './exchange.ts'
import type { App } from './server-types.ts'
import { withAccessLog } from './steps/access-log.ts'
import { withErrorAnswers } from './steps/error-answers.ts'
import { withRateLimit } from './steps/rate-limit.ts'
import { withRequiredSecondStep } from './steps/required-second-step.ts'
import { withSecurityHeaders } from './steps/security-headers.ts'
import { withSessionCookies } from './steps/session-cookies.ts'
import { withTrustedOrigin } from './steps/trusted-origin.ts'

/** The whole server as a function from request to response; `listen` puts it behind a port. */
export interface Handler {
  /** `ip` is the address of the connection. */
  fetch(request: Request, connection?: { readonly ip: string }): Promise<Response>
  /** From now on the server says that it is not ready; requests are still answered. */
  drain(): void
  isDraining(): boolean
}

export function createHandler(app: App): Handler {
  let draining = false
  const isDraining = (): boolean => draining

  const steps: readonly Step[] = [
    // Around everything: what was asked, what came of it, and how long it took.
    withAccessLog(app.logger),
    withSecurityHeaders(app.settings),
    // Whatever is thrown below becomes a coded answer here; unknown errors are masked and logged.
    withErrorAnswers(app.logger),
    withSessionCookies(),
    // Before anybody reads the cookie or the body: pages of other origins are refused.
    withTrustedOrigin(app.settings),

    // Before any work is done: who asks too fast waits.
    withRateLimit(),
    // Whose second step is missing sets it up first.
    withRequiredSecondStep(app),

    // Answers. The first that knows the address gives one.
    healthAnswers(app, isDraining),
    graphqlAnswer(app),
    bootAnswer(app),
    oidcAnswers(app.identity),
    signInAnswers(app.identity),
    accountAnswers(app.identity),
    extraRoutes(app.routes),
    // Last, as it answers every page address.
    shellAnswers(app),
  ]

  return {
    fetch: (request, connection = { ip: '127.0.0.1' }) => runSteps(steps, openExchange(app, request, connection.ip)),
    drain: () => {
      draining = true
    },
    isDraining,
  }
}
