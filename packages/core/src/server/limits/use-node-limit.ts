import { getOperationAST, type ExecutionArgs } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { countNodes } from './count-nodes.ts'
import type { Limits } from './limits.ts'

/** Refuses an operation by the number of records it asks for, before anything is read. */
export function useNodeLimit(limits: Limits): Plugin {
  const check = ({ schema, document, operationName, variableValues }: ExecutionArgs): void => {
    const operation = getOperationAST(document, operationName)
    if (operation) countNodes({ schema, document, operation, variables: variableValues ?? {} }, limits)
  }
  return { onExecute: ({ args }) => check(args), onSubscribe: ({ args }) => check(args) }
}
