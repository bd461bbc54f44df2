import { createSchema } from 'graphql-yoga'
import type { RequestContext } from '../../src/context.ts'
import { TenonError } from '../../src/errors/tenon-error.ts'
import type { Caller } from '../../src/identity/index.ts'
import { createHandler, createLogger, type App, type Handler, type RequestMeta } from '../../src/server/index.ts'
import { openIdentity, office, type IdentityFixture } from '../identity/open-identity.ts'

export const address = 'http://localhost:4000'

export interface AppFixture extends IdentityFixture {
  readonly app: App
  readonly handler: Handler
  readonly personId: string
  /** `Bearer tnn_…` of the person. */
  readonly authorization: string
  /** A request to the handler as the person, by API token. */
  ask(path: string, init?: RequestInit): Promise<Response>
  query(query: string, variables?: Record<string, unknown>, operationName?: string): Promise<Answer>
  /** The cookie header of a fresh session of the person. */
  signIn(): Promise<string>
  /** How many lists were resolved: the work that a query caused. */
  resolvedLists(): number
  /** Log lines since the last call. */
  takeLog(): Record<string, unknown>[]
}

export interface Answer {
  readonly status: number
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly path?: unknown; readonly extensions: Record<string, unknown> }[]
}

/** A small application on the embedded database: a hand-made schema, one person with a token. */
export async function openApp(change: (app: App) => App = (app) => app): Promise<AppFixture> {
  const fixture = await openIdentity()
  const lines: string[] = []
  let lists = 0
  const logger = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } })
  const app = change({
    schema: createSmallSchema(() => void lists++),
    identity: fixture.identity,
    createContext: async (caller, meta) => createContext(caller, meta),
    secondStep: { isMissing: async () => false, demand: async () => {} },
    boot: {
      version: '0.1.0',
      company: { name: '启明软件', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
      locales: ['en', 'zh-CN'],
      signIn: { password: true, mail: true, providers: [] },
      plugins: [],
      permissions: ['core:introspect'],
      loadPerson: async ({ principal }) => ({ id: principal.personId!, name: principal.name, email: null, title: null, locale: null, team: null, roles: principal.roles }),
      loadActing: async () => null,
      loadDeputyFor: async () => [],
      loadTerms: async () => null,
      loadLocked: async () => null,
      resources: () => [],
    },
    routes: [],
    webRoot: null,
    isReady: async () => ({ ready: true, checks: { database: true, migrations: true } }),
    logger,
    settings: { development: false, publicUrl: address, trustedOrigins: [] },
  })
  const handler = createHandler(app)
  const { personId } = await fixture.identity.createUser({ name: '李雷', email: 'li@qiming.example' })
  const authorization = `Bearer ${(await fixture.identity.createToken(personId, { name: 'test' })).token}`
  const ask = (path: string, init: RequestInit = {}): Promise<Response> => handler.fetch(new Request(address + path, { ...init, headers: { authorization, ...(init.headers as Record<string, string>) } }))
  return {
    ...fixture,
    app,
    handler,
    personId,
    authorization,
    ask,
    query: async (query, variables, operationName) => {
      const response = await ask('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables, operationName }) })
      return { status: response.status, ...((await response.json()) as object) }
    },
    signIn: async () => {
      const { token } = await fixture.identity.issueSignInLink(personId, { validFor: 60 })
      return (await fixture.identity.redeemSignInLink(token, office)).cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    },
    resolvedLists: () => lists,
    takeLog: () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

/** The user agent of the one program that may introspect. */
export const schemaReader = 'schema reader'

function createContext(caller: Caller | null, meta: RequestMeta): RequestContext {
  const has = (permission: string): boolean => permission === 'core:introspect' && meta.userAgent === schemaReader
  const principal = { personId: caller?.personId ?? null, name: '李雷', roles: ['REP'], unitId: null, aboveIds: [], teamIds: [], departmentIds: [], scope: (permission: string) => (permission === 'deals:read' ? 'TEAM' : 'NONE'), has }
  return { principal, requestId: meta.requestId, source: meta.source } as unknown as RequestContext
}

interface Person {
  readonly name: string
}

function createSmallSchema(onList: () => void) {
  const friends = (_parent: unknown, { first, last }: { first?: number; last?: number }) => {
    onList()
    const nodes = Array.from({ length: first ?? last ?? 20 }, (_row, index) => ({ name: `friend ${index}` }))
    return { nodes, edges: nodes.map((node) => ({ node })), totalCount: nodes.length }
  }
  return createSchema({
    typeDefs: /* GraphQL */ `
      type Query {
        me: Person
        people(first: Int, last: Int): PersonConnection!
        nodes(ids: [ID!]!): [Person]!
        echo(text: String, filter: TextFilter, level: Level): String
        refused: String
        broken: String
        never: String
      }
      type Mutation {
        rename(name: String!): Person
      }
      type Person {
        name: String!
        secretSalary: Int
        broken: String
        friends(first: Int, last: Int): PersonConnection!
      }
      type PersonConnection {
        nodes: [Person!]!
        edges: [PersonEdge!]!
        totalCount: Int!
      }
      type PersonEdge {
        node: Person!
      }
      input TextFilter {
        contains: String
        secretSalary: Int
        not: TextFilter
      }
      enum Level {
        TOP_SECRET
        OPEN
      }
    `,
    resolvers: {
      Query: {
        me: (): Person => ({ name: '李雷' }),
        people: friends,
        nodes: (_parent: unknown, { ids }: { ids: string[] }) => ids.map((id) => ({ name: id })),
        echo: (_parent: unknown, { text }: { text?: string }) => text ?? null,
        refused: () => {
          throw new TenonError('DEAL_CLOSED', { status: 409, message: 'Deal {name} is closed.' }, { name: 'A-1' })
        },
        broken: () => {
          throw new Error('connection string postgres://admin:hunter2@db')
        },
        never: () => new Promise(() => {}),
      },
      Mutation: { rename: (_parent: unknown, { name }: { name: string }): Person => ({ name }) },
      Person: {
        friends,
        broken: () => {
          throw new Error('secret detail')
        },
      },
    },
  })
}
