import { GraphQLError, validate, type ExecutionResult } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'

const errorsAtMost = 5

/** "Did you mean …?" would tell the schema to whoever may not read it. Validation raises it, and so does the reading of variables. */
export function useHiddenSuggestions(): Plugin {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules, _options, typeInfo) => validate(schema, document, rules, { maxErrors: errorsAtMost, hideSuggestions: true }, typeInfo))
    },
    onExecute: () => ({
      onExecuteDone({ result, setResult }) {
        if (!isAsyncIterable(result) && result.errors?.some(isSuggestion)) setResult(withoutSuggestions(result))
      },
    }),
  }
}

function withoutSuggestions(result: ExecutionResult): ExecutionResult {
  return { ...result, errors: result.errors!.map((error) => (isSuggestion(error) ? shorten(error) : error)) }
}

/** Errors about variables come before any field, so they have no path; what a resolver says is left alone. */
function isSuggestion(error: GraphQLError): boolean {
  return error.path === undefined && error.message.includes('Did you mean')
}

function shorten({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message.replace(/ ?Did you mean .*?\?/gs, ''), { nodes: nodes ?? null, extensions })
}
