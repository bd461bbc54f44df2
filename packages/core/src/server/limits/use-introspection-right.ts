import { getOperationAST, Kind, type DocumentNode, type ExecutionArgs, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from '../../context.ts'
import { serverErrors } from '../errors.ts'

const permission = 'core:introspect'

/** Lets only those read the schema who may. It asks who calls, so it must not be a validation rule: the engine caches those. */
export function useIntrospectionRight(options: { readonly everybody: boolean }): Plugin {
  const check = ({ document, operationName, contextValue }: ExecutionArgs): void => {
    const operation = getOperationAST(document, operationName)
    if (options.everybody || !operation || !readsSchema(operation.selectionSet, document)) return
    if (!(contextValue as RequestContext).principal.has(permission)) throw serverErrors.INTROSPECTION_REFUSED()
  }
  return { onExecute: ({ args }) => check(args), onSubscribe: ({ args }) => check(args) }
}

/** `__schema` and `__type` exist at the top only, there perhaps inside fragments. */
function readsSchema(set: SelectionSetNode, document: DocumentNode): boolean {
  return set.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type'
    if (selection.kind === Kind.INLINE_FRAGMENT) return readsSchema(selection.selectionSet, document)
    const fragment = document.definitions.find((part) => part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === selection.name.value)
    return fragment !== undefined && readsSchema((fragment as FragmentDefinitionNode).selectionSet, document)
  })
}
