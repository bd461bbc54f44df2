import { getArgumentValues, getOperationAST, getVariableValues, GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'
import { TenonError } from '../errors/tenon-error.ts'
import type { Company } from '../plugin/define-config.ts'
import type { ResourceRegistry } from '../schema/resource-registry.ts'
import { askRoot } from './ask-root.ts'
import { filled, KeptStatements, type WrittenStatement } from './kept-statements.ts'
import { NotPlain } from './not-plain.ts'
import { pageSql } from './page-sql.ts'
import { createPlanner, type Planner } from './plan-operation.ts'
import { rootSql } from './root-sql.ts'
import type { FinishedStatement, RunStatement } from './run-statement.ts'
import { Statement } from './statement.ts'
import { createVaryingCalls, type VaryingCalls } from './varying-calls.ts'

/** What came of an attempt. `ordinary`: nothing was answered, and the ordinary path has to; `because` says why. */
export type ReadOutcome =
  | { readonly path: 'compiled'; readonly result: ExecutionResult }
  | { readonly path: 'ordinary'; readonly because: string }
  /** A defect, of the compiler or of the database: the answer is right all the same, but late. */
  | { readonly path: 'failed'; readonly because: string; readonly error: unknown }

export interface CompiledReads {
  /** Answers an operation that was parsed, validated and admitted, with one statement for each root field. */
  read(args: ExecutionArgs): Promise<ReadOutcome>
  /** Called with each statement. */
  onStatement(listener: (text: string) => void): void
}

export interface CompiledReadsParts {
  readonly schema: GraphQLSchema
  readonly registry: ResourceRegistry
  readonly company: Company
  readonly run: RunStatement
}

/** Written statements that are kept: some two hundred for each of fifty people who work at the same time. */
const mostStatements = 10_000

/** What is known from earlier requests. */
interface Kept {
  readonly plan: Planner
  readonly calls: VaryingCalls
  readonly statements: KeptStatements
}

/** Reads that are compiled to SQL, the caller's rights inside it: see README.md here. */
export function createCompiledReads(parts: CompiledReadsParts): CompiledReads {
  const kept: Kept = { plan: createPlanner(parts.schema, parts.registry), calls: createVaryingCalls(), statements: new KeptStatements(mostStatements) }
  const listeners: ((text: string) => void)[] = []
  const run = (statement: FinishedStatement): Promise<string | null> => {
    for (const listener of listeners) listener(statement.text)
    return parts.run(statement)
  }
  return {
    onStatement: (listener) => void listeners.push(listener),
    async read(args) {
      try {
        return { path: 'compiled', result: answer(await Promise.all(compile(parts, kept, args).map((root) => root(run)))) }
      } catch (error) {
        if (error instanceof NotPlain) return { path: 'ordinary', because: error.where }
        // A refusal is the ordinary path's to give: there it has its place in the answer.
        if (error instanceof GraphQLError || error instanceof TenonError) return { path: 'ordinary', because: error.message }
        return { path: 'failed', because: error instanceof Error ? error.message : String(error), error }
      }
    },
  }
}

interface RootAnswer {
  readonly key: string
  readonly json: string
}

type AskRoot = (run: RunStatement) => Promise<RootAnswer>

/** The statements of an operation, all written, or found as they were written for another request, before the first one runs. */
function compile({ registry, company }: CompiledReadsParts, { plan, calls, statements }: Kept, { schema, document, operationName, variableValues, contextValue }: ExecutionArgs): AskRoot[] {
  const operation = getOperationAST(document, operationName)
  if (!operation) throw new NotPlain('the operation')
  const { coerced: variables } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {})
  if (!variables) throw new NotPlain('the variables')
  const { principal, ability, locale } = contextValue as RequestContext
  const { models } = registry
  const rights = { models, ability }
  return plan({ document, operation, variables }).map((root) => {
    const ask = askRoot({ registry, company, rights, principal, calls, argumentsOf: ({ field, node }) => getArgumentValues(field, node, variables) }, root)
    const write = (): WrittenStatement => {
      const statement = new Statement()
      const { planOf, aggregateOf } = ask
      const sql = rootSql({ statement, registry, company, locale, models, rights, pageOf: pageSql, planOf, aggregateOf }, root, ask)
      return { ...sql!, values: statement.values }
    }
    // Written even where the answer is known: what is asked may be refused.
    const written = ask.isWritten ? statements.get(`${statements.numberOf(root)} ${statements.numberOf(ability)} ${locale} ${ask.asked.shape}`, write) : null
    const values = written === null ? [] : filled(written.values, ask.asked.values)
    return async (run) => {
      if (ask.known !== undefined || written === null) return { key: root.key, json: ask.known ?? 'null' }
      const json = await run({ text: written.text, values })
      if (json === null && written.mayBeElsewhere) throw new NotPlain('a record that may be elsewhere')
      return { key: root.key, json: json === null ? 'null' : (written.finish?.(json) ?? json) }
    }
  })
}

/**
 * The database's JSON goes out as it is, but for the line breaks that PostgreSQL puts between items: none stands in a JSON text, and a stream of
 * events would end at one. Only who looks at `data` has it parsed.
 */
function answer(roots: readonly RootAnswer[]): ExecutionResult {
  const data = `{${roots.map(({ key, json }) => `${JSON.stringify(key)}:${json}`).join(',')}}`.replaceAll('\n', '')
  return {
    get data() {
      return JSON.parse(data) as Record<string, unknown>
    },
    stringify: () => `{"data":${data}}`,
  } as ExecutionResult
}
