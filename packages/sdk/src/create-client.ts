import { ask } from './ask.ts'
import { checkModules } from './check-modules.ts'
import type { Client, ClientOptions, Outcome, Partly, RequestOptions } from './client-types.ts'
import { listen } from './listen.ts'
import { readFields } from './read-fields.ts'
import type { ScalarMappings, SchemaOf } from './schema-types.ts'
import { SdkError } from './sdk-error.ts'
import type { SdkModule } from './sdk-module.ts'
import { upload } from './upload.ts'
import { writeDocument } from './write-document.ts'

type Tree = Record<string, unknown>

/** All that the core's refusals can tell. */
const refusal = '...on Error{code message help}...on ValidationError{fields{path code message}}...on ConflictError{currentVersion}'

/** A client for one company. Its types are those of the given modules; two clients in one program may have different ones. */
export function createClient<const Modules extends readonly SdkModule[] = [], const Mappings extends ScalarMappings = {}>(options: ClientOptions<Modules, Mappings>): Client<SchemaOf<Modules, Mappings>> {
  const fields = readFields(options.modules ?? [])
  const written = (operation: 'query' | 'mutation', selection: Tree) => writeDocument(fields, options.scalars ?? {}, operation, selection)

  const run = async (operation: 'query' | 'mutation', selection: Tree, request?: RequestOptions): Promise<Partly<Tree>> => {
    const { text, variables, restore } = written(operation, selection)
    const { data, errors } = await ask(options, text, variables, request)
    return { data: restore(data) as Tree | null, errors: await Promise.all(errors.map((error) => named(options, error, request))) }
  }
  const whole = async (operation: 'query' | 'mutation', selection: Tree, request?: RequestOptions): Promise<Tree> => dataOf(await run(operation, selection, request))

  const mutate = async (useCase: string, args: Tree, selection: Tree, request?: RequestOptions): Promise<Outcome<Tree>> => {
    const payload = fields('Mutation', useCase)!.type.replace(/Result$/, 'Payload')
    const { text, variables, restore } = written('mutation', { [useCase]: { $: args, on: { [payload]: selection } } })
    const { data, errors } = await ask(options, text.replace(/}}$/, ` ${refusal}}}`), variables, request)
    const answer = dataOf({ data: data as Tree | null, errors: await Promise.all(errors.map((error) => named(options, error, request))) })[useCase] as Tree
    if (answer['__typename'] !== payload) return { ok: false, error: answer as never }
    const { __typename, ...done } = (restore(data) as Record<string, Tree>)[useCase]!
    return { ok: true, data: done }
  }

  async function* iterate(list: string, { first = 100, ...args }: Tree, selection: Tree, request?: RequestOptions): AsyncGenerator<unknown> {
    for (let after: unknown; ; ) {
      const page = (await whole('query', { [list]: { $: { ...args, first, after }, nodes: selection, pageInfo: { hasNextPage: true, endCursor: true } } }, request))[list] as { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      yield* page.nodes
      if (!page.pageInfo.hasNextPage) return
      after = page.pageInfo.endCursor
    }
  }

  async function* subscribe(type: string, selection: Tree, request?: RequestOptions): AsyncGenerator<unknown> {
    for await (const event of listen(options, request)) {
      const ids = event.type === 'changed' ? event.ids.filter((id) => id.startsWith(`${type}:`)) : []
      for (let start = 0; start < ids.length; start += 100) {
        const { nodes } = await whole('query', { nodes: { $: { ids: ids.slice(start, start + 100) }, on: { [type]: selection } } }, request)
        for (const node of nodes as (Tree | null)[]) if (node) yield selection['__typename'] ? node : without(node)
      }
    }
  }

  const client = {
    query: (selection: Tree, request?: RequestOptions) => whole('query', selection, request),
    queryPartial: (selection: Tree, request?: RequestOptions) => run('query', selection, request),
    mutation: (selection: Tree, request?: RequestOptions) => whole('mutation', selection, request),
    mutate, iterate, subscribe,
    live: (request?: RequestOptions) => listen(options, request),
    upload: (recordId: string, file: Blob, request?: RequestOptions) => upload(options, recordId, file, request),
    execute: async (document: { toString(): string }, variables?: object, request?: RequestOptions) => dataOf((await ask(options, String(document), variables, request)) as Partly<Tree>),
    check: (request?: RequestOptions) => checkModules(options, request),
  }
  return client as never
}

function dataOf({ data, errors }: Partly<Tree>): Tree {
  if (errors[0]) throw errors[0]
  return data!
}

function without({ __typename, ...rest }: Tree): Tree {
  return rest
}

/** A server without a module says that there is no such field; this says which module is not there. */
async function named(options: ClientOptions, error: SdkError, request?: RequestOptions): Promise<SdkError> {
  if (error.status !== 400 || error.path.length > 0 || !/Cannot query field|Unknown (type|argument)|is not defined by type/.test(error.message)) return error
  const [problem] = await checkModules(options, request).catch(() => [])
  return problem ? new SdkError('moduleMissing', problem.message, { module: problem.module, status: error.status, code: error.code, cause: error }) : error
}
