import { getOperationAST, type ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { ServerContext } from '../graphql/create-graphql.ts'
import { countNodes } from './count-nodes.ts'
import type { Limits } from './limits.ts'

/** Refuses an operation by the number of records it asks for, before anything is read; and takes that many points from its caller. */
export function useNodeLimit(limits: Limits): Plugin {
  const check = async ({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs): Promise<void> => {
    const operation = getOperationAST(document, operationName)
    if (!operation) return
    const nodes = countNodes({ schema, document, operation, variables: variableValues ?? {} }, limits)
    await (contextValue as ServerContext).exchange.charge(nodes)
  }
  return { onExecute: ({ args }) => check(args), onSubscribe: ({ args }) => check(args) }
}
