import { nextInWindow } from '../identity/attempts.ts'
import { addressBlock } from '../identity/client-address.ts'
import { createCounters } from '../identity/counters.ts'
import type { IdentityDatabase } from '../identity/identity-database.ts'
import { sayIn, wordingOf, type Sayable } from '../messages/errors/wording.ts'
import type { PublicForm } from '../plugin/public-form.ts'
import { nobody } from '../rights/principal.ts'
import { errorResponse, toTenonError } from '../server/error-response.ts'
import { chooseLocale } from '../server/locale.ts'
import { readJson } from '../server/read-body.ts'
import type { Route, RouteContext } from '../server/server-types.ts'
import { runMutation } from '../writes/run-mutation.ts'
import type { App } from './app-types.ts'

const defaults = { bodyLimit: 20_000, perMinute: 20 }

/** The public forms of the plugins: POST and the browser's OPTIONS before it. */
export function publicRoutes(app: App): Route[] {
  const send = createSender(app)
  return app.plugins.flatMap(({ definition }) =>
    (definition.publicForms ?? []).flatMap((form): Route[] => {
      const path = `/api/public/${definition.id}/${form.path}`
      const access = 'public'
      return [
        { method: 'POST', path, access, bodyLimit: form.bodyLimit ?? defaults.bodyLimit, handler: (request, route) => send(form, path, request, route) },
        { method: 'OPTIONS', path, access, handler: async (request, route) => new Response(null, { status: 204, headers: await originHeaders(form, request, route, contextOf(app, route)) }) },
      ]
    }))
}

/** A refusal carries the same headers as an answer: else the page that sent could not read why. */
function createSender(app: App) {
  const counters = createCounters(app.base as unknown as IdentityDatabase)
  const wording = wordingOf(app.plugins)
  return async (form: PublicForm, path: string, request: Request, route: RouteContext): Promise<Response> => {
    const context = contextOf(app, route)
    const headers = await originHeaders(form, request, route, context)
    try {
      const rule = { window: 60_000, maximum: form.perMinute ?? defaults.perMinute }
      await counters.move(`form ${path}|${addressBlock(route.meta.ip)}`, (current) => nextInWindow(current, rule))
      const { value: body } = await readJson(request)
      const { params } = route
      const answer = await runMutation(context, { name: `form ${path} ${JSON.stringify(params)}`, input: body }, (inner) => form.run({ params, body }, inner))
      return Response.json(answer, { status: 202, headers })
    } catch (error) {
      const refusal = toTenonError(error, route.meta.requestId)
      // Unexpected ones are logged and masked by the server itself.
      if (refusal.status >= 500) throw error
      const response = errorResponse(refusal, route.meta.requestId, (problem: Sayable) => sayIn(wording)(problem, context))
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
      return response
    }
  }
}

/** Whoever sends is nobody, whatever cookie or token comes along: another site's page must not write by a visitor's name. */
function contextOf(app: App, { meta }: RouteContext) {
  const locale = chooseLocale(meta.acceptLanguage, ['en', 'zh-CN'], app.company.locale)
  return app.createContext(nobody(), { requestId: meta.requestId, source: 'form', ip: meta.ip, userAgent: meta.userAgent, idempotencyKey: meta.idempotencyKey, locale })
}

async function originHeaders(form: PublicForm, request: Request, { params }: RouteContext, context: ReturnType<typeof contextOf>): Promise<Record<string, string>> {
  const origin = request.headers.get('origin')
  const allowed = origin !== null && (await form.origins(params, context)).includes(origin)
  if (!allowed) return { vary: 'origin' }
  return {
    vary: 'origin', 'access-control-allow-origin': origin, 'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type, idempotency-key, accept-language', 'access-control-max-age': '3600',
  }
}
