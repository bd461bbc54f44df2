import { GraphQLError, Kind, type DefinitionNode, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { TenonError } from '../../errors/tenon-error.ts'
import type { Limits } from './limits.ts'
import { createMeasure, type Measure } from './measure.ts'
import { tooComplex } from './too-complex.ts'

/** The introspection query of common tools is this deep; it only reads the schema. */
const introspectionDepth = 16

/** Refuses a query by its shape, before the ordinary validation rules spend time on it. */
export function useStructureLimit(limits: Limits): Plugin {
  return {
    onValidate({ params: { documentAST }, setResult }) {
      const problem = findProblem(documentAST as DocumentNode, limits)
      if (problem) setResult([new GraphQLError(problem.message, { originalError: problem, extensions: { code: problem.code } })])
    },
  }
}

function findProblem(document: DocumentNode, limits: Limits): TenonError | null {
  const operations = document.definitions.filter(isOperation)
  if (operations.length > limits.operations) return tooComplex('operations', limits.operations, 'Send them in separate requests.')
  const measure = createMeasure(document)
  for (const operation of operations) {
    const problem = checkOperation(operation, measure(operation), limits)
    if (problem) return problem
  }
  return null
}

function checkOperation(operation: OperationDefinitionNode, size: Measure, limits: Limits): TenonError | null {
  const depth = isIntrospection(operation) ? Math.max(limits.depth, introspectionDepth) : limits.depth
  if (size.depth > depth) return tooComplex('levels of nested fields', depth, 'Ask for the deeper records in a second query.')
  if (size.fields > limits.fields) return tooComplex('fields', limits.fields, 'Ask for fewer fields, or split it.')
  if (size.aliases > limits.aliases) return tooComplex('aliases', limits.aliases, 'Use filters or nodes(ids:) instead of repeating a field.')
  if (size.directives > limits.directives) return tooComplex('directives', limits.directives, 'Leave out what is not needed.')
  if (size.inputDepth > limits.inputDepth) return tooComplex('levels of nested input', limits.inputDepth, 'Write the filter more flatly.')
  if (size.roots > limits.rootFields) return tooComplex('fields at the top', limits.rootFields, 'Send them in several requests.')
  return null
}

function isIntrospection(operation: OperationDefinitionNode): boolean {
  return operation.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'))
}

function isOperation(definition: DefinitionNode): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION
}
