import { GraphQLError, type ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { TenonError } from '../../errors/tenon-error.ts'
import { fieldsInWords, type Sayable } from '../../messages/errors/wording.ts'
import { headersOf, toTenonError } from '../error-response.ts'
import type { Exchange } from '../exchange.ts'
import type { Logger } from '../server-types.ts'
import type { ServerContext } from './create-graphql.ts'

const longestMessage = 500

/** Gives every error of a result its code; what is in no catalogue is masked with the request's number, and logged. */
export function useErrorAnswers(logger: Logger): Plugin<object, ServerContext> {
  return {
    onResultProcess({ result, setResult, serverContext }) {
      const exchange = serverContext.exchange as Exchange | undefined
      if (!exchange || Array.isArray(result)) return
      const translate = (part: ExecutionResult): ExecutionResult => translateResult(part, exchange, logger)
      setResult(isAsyncIterable<ExecutionResult>(result) ? mapEach(result, translate) : translate(result as ExecutionResult))
    },
  }
}

function translateResult(result: ExecutionResult, exchange: Exchange, logger: Logger): ExecutionResult {
  if (!result.errors) return result
  const hasData = result.data !== undefined && result.data !== null
  return { ...result, errors: result.errors.map((error) => translateError(error, hasData, exchange, logger)) }
}

function translateError(error: GraphQLError, hasData: boolean, exchange: Exchange, logger: Logger): GraphQLError {
  if (isEngineError(error)) return restate(error, exchange.say(ofEngine(error)), { code: codeOf(error), ...(hasData ? {} : { http: error.extensions['http'] }) })
  const cause = causeOf(error)
  const answer = toTenonError(cause, exchange.requestId)
  if (answer.status >= 500) logger.error({ requestId: exchange.requestId, path: error.path, err: cause }, 'field failed')
  const { code, fields, status } = answer
  return restate(error, exchange.say(answer), {
    code,
    ...(fields.length > 0 ? { fields: fieldsInWords(fields, answer, exchange.say) } : {}),
    ...(status >= 500 ? { requestId: exchange.requestId } : {}),
    // With part of the data there, the request as a whole succeeded.
    ...(hasData ? {} : { http: { status, headers: headersOf(answer) } }),
  })
}

/** Raised by the engine itself about the query: its text speaks of the query only. */
function isEngineError(error: GraphQLError): boolean {
  return isRefusedVariable(error) || causeOf(error) instanceof GraphQLError
}

/** A variable of a wrong type: raised before any field, so without a path. */
function isRefusedVariable(error: GraphQLError): boolean {
  const http = error.extensions['http'] as { status?: number } | undefined
  return error.path === undefined && error.extensions['code'] === undefined && http?.status === 400 && !(error.originalError instanceof TenonError)
}

function codeOf(error: GraphQLError): string {
  const code = error.extensions['code']
  return typeof code === 'string' ? code : 'BAD_USER_INPUT'
}

/** The engine's own sentence is in English; where we have one around it, it is the reason. */
function ofEngine(error: GraphQLError): Sayable {
  return { code: codeOf(error), message: error.message, params: { reason: error.message } }
}

/** The innermost error: the engine wraps what resolvers throw, sometimes twice. */
function causeOf(error: GraphQLError): Error {
  let cause: Error = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

function restate(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  const { nodes, source, positions, path } = error
  const text = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message
  return new GraphQLError(text, { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null, extensions })
}

async function* mapEach<Value>(values: AsyncIterable<Value>, map: (value: Value) => Value): AsyncGenerator<Value> {
  for await (const value of values) yield map(value)
}
