import { ask } from './ask.ts'
import type { Client, ClientOptions, LiveEvent, Outcome, Partly, RequestOptions } from './client-types.ts'
import { readFields } from './read-fields.ts'
import type { ScalarMappings, SchemaOf } from './schema-types.ts'
import type { SdkError } from './sdk-error.ts'
import type { SdkModule } from './sdk-module.ts'
import { writeDocument } from './write-document.ts'

type Tree = Record<string, unknown>

const said = { code: true, message: true, help: true }
/** All that the core's refusals can tell. */
const refusals = { RefusedError: said, ValidationError: { ...said, fields: { path: true, code: true, message: true } }, ConflictError: { ...said, currentVersion: true } }

/** A client for one company. Its types are those of the given modules; two clients in one program may have different ones. */
export function createClient<const Modules extends readonly SdkModule[] = [], const Mappings extends ScalarMappings = {}>(options: ClientOptions<Modules, Mappings>): Client<SchemaOf<Modules, Mappings>> {
  const fields = readFields(options.modules ?? [])
  const run = async (operation: 'query' | 'mutation', selection: Tree, request?: RequestOptions): Promise<Partly<Tree>> => {
    const { text, variables, restore } = writeDocument(fields, options.scalars ?? {}, operation, selection)
    const { data, errors } = await ask(options, text, variables, request)
    return { data: restore(data) as Tree | null, errors: await Promise.all(errors.map((error) => named(options, error, request))) }
  }
  const whole = async (operation: 'query' | 'mutation', selection: Tree, request?: RequestOptions): Promise<Tree> => dataOf(await run(operation, selection, request))

  const mutate = async (useCase: string, args: Tree, selection: Tree, request?: RequestOptions): Promise<Outcome<Tree>> => {
    const payload = fields('Mutation', useCase).type.replace(/Result$/, 'Payload')
    const answer = (await whole('mutation', { [useCase]: { $: args, on: { [payload]: selection, ...refusals } } }, request))[useCase] as Tree
    const { __typename, ...data } = answer
    return __typename === payload ? { ok: true, data } : { ok: false, error: answer as never }
  }

  async function* iterate(list: string, { first = 100, ...args }: Tree, selection: Tree, request?: RequestOptions): AsyncGenerator<unknown> {
    for (let after: unknown; ; ) {
      const page = (await whole('query', { [list]: { $: { ...args, first, after }, nodes: selection, pageInfo: { hasNextPage: true, endCursor: true } } }, request))[list] as { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
      yield* page.nodes
      if (!page.pageInfo.hasNextPage) return
      after = page.pageInfo.endCursor
    }
  }

  // What not every program needs is loaded when it is first used.
  async function* live(request?: RequestOptions): AsyncGenerator<LiveEvent> {
    yield* (await import('./listen.ts')).listen(options, request)
  }
  async function* subscribe(type: string, selection: Tree, request?: RequestOptions): AsyncGenerator<unknown> {
    yield* (await import('./subscribe.ts')).subscribe({ events: live(request), read: (query) => whole('query', query, request) }, type, selection)
  }

  const client = {
    query: (selection: Tree, request?: RequestOptions) => whole('query', selection, request),
    queryPartial: (selection: Tree, request?: RequestOptions) => run('query', selection, request),
    mutation: (selection: Tree, request?: RequestOptions) => whole('mutation', selection, request),
    mutate, iterate, subscribe, live,
    upload: async (recordId: string, file: Blob, request?: RequestOptions) => (await import('./upload.ts')).upload(options, recordId, file, request),
    execute: async (document: { toString(): string }, variables?: object, request?: RequestOptions) => dataOf((await ask(options, String(document), variables, request)) as Partly<Tree>),
    check: async (request?: RequestOptions) => (await import('./check-modules.ts')).checkModules(options, request),
  }
  return client as never
}

function dataOf({ data, errors }: Partly<Tree>): Tree {
  if (errors[0]) throw errors[0]
  return data!
}

async function named(options: ClientOptions, error: SdkError, request?: RequestOptions): Promise<SdkError> {
  return error.kind === 'graphql' && error.path.length === 0 ? (await import('./check-modules.ts')).nameModule(options, error, request) : error
}
