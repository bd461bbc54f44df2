import { createYoga, type Plugin } from 'graphql-yoga'
import type { Exchange } from '../exchange.ts'
import { useLimits } from '../limits/index.ts'
import type { App } from '../server-types.ts'
import { useCompiledReads } from './use-compiled-reads.ts'
import { useErrorAnswers } from './use-error-answers.ts'

export interface Graphql {
  answer(request: Request, exchange: Exchange): Promise<Response>
  /** GraphiQL, for development. */
  editor(request: Request): Promise<Response>
}

/** What the engine hands from the request to the plugins. */
export interface ServerContext {
  readonly exchange: Exchange
}

/** The GraphQL engine. The HTTP around it (callers, bodies, origins) is not its business. */
export function createGraphql(app: App): Graphql {
  const { Request, Response, Headers } = globalThis
  const yoga = createYoga<ServerContext>({
    schema: app.schema,
    graphqlEndpoint: '/graphql',
    fetchAPI: { Request, Response, Headers },
    // Compiled reads come before the limits, so that the limits are around them.
    plugins: [useRequestContext(), useCompiledReads(app), useLimits(app.settings), useErrorAnswers(app.logger)],
    // Masking needs the request's number, so our own plugin does it.
    maskedErrors: false,
    logging: false,
    graphiql: app.settings.development,
    landingPage: false,
    // A form on a foreign page can send multipart and urlencoded bodies without asking; JSON it cannot.
    multipart: false,
    batching: false,
    cors: false,
    // `readJson` has counted already.
    maxRequestBodySize: false,
  })
  return {
    answer: async (request, exchange) => yoga.fetch(request, { exchange }),
    editor: async (request) => {
      const response = await yoga.fetch(request)
      // The page loads the editor from a public server and starts it inline; it exists in development only.
      response.headers.set('content-security-policy', '')
      return response
    },
  }
}

/** Resolvers get the application's own context: its properties, on the engine's object. */
function useRequestContext(): Plugin<object, ServerContext> {
  type Hook = { readonly args: { readonly contextValue: unknown }; extendContext(extension: object): void }
  const extend = async ({ args, extendContext }: Hook): Promise<void> => extendContext(await (args.contextValue as ServerContext).exchange.context())
  return { onExecute: (hook) => extend(hook as Hook), onSubscribe: (hook) => extend(hook as Hook) }
}
