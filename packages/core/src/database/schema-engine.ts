import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import { databaseErrors } from './errors.ts'
import { minimumVersion } from './open-database.ts'

interface SchemaFile {
  readonly path: string
  readonly content: string
}

type DiffSide = { readonly tag: 'empty' } | { readonly tag: 'schemaDatamodel'; readonly files: readonly SchemaFile[]; readonly configDir: string }

interface Engine {
  diff(input: { from: DiffSide; to: DiffSide; script: boolean; exitCode: null; shadowDatabaseUrl: null; filters: { externalTables: string[]; externalEnums: string[] } }): Promise<{ stdout: string }>
}

interface EngineModule {
  SchemaEngine: { new: (options: { datamodels: readonly (readonly [string, string])[] }, log: () => void, adapter: unknown) => Promise<Engine> }
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

const header = 'datasource db {\n  provider = "postgresql"\n  schemas = [SCHEMAS]\n}\n'

/** The SQL that leads from one composed schema to another, by Prisma's schema engine in WebAssembly: no native binary, no network, no database. */
export async function diffSchemas(from: SchemaText | null, to: SchemaText): Promise<string> {
  const engine = await loadEngine(side(to).files)
  const result = await engine.diff({
    from: from === null ? { tag: 'empty' } : side(from),
    to: side(to),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.stdout
}

export interface SchemaText {
  readonly text: string
  readonly schemas: readonly string[]
}

function side({ text, schemas }: SchemaText) {
  const content = header.replace('SCHEMAS', schemas.map((name) => JSON.stringify(name)).join(', ')) + text
  return { tag: 'schemaDatamodel' as const, files: [{ path: 'schema.prisma', content }], configDir: '.' }
}

/** The binding module holds one instance for the whole process, so it is started once. */
const started: { module?: Promise<EngineModule> } = {}

async function startModule(): Promise<EngineModule> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const module = (await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href)) as EngineModule
  const binary = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': module as unknown as WebAssembly.ModuleImports })
  module.__wbg_set_wasm(instance.exports)
  ;(instance.exports['__wbindgen_start'] as () => void)()
  return module
}

async function loadEngine(files: readonly SchemaFile[]): Promise<Engine> {
  // A panic of the engine hands its message to this registry, and fails without one.
  const panics = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message(message: string): void } }
  panics.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => { throw databaseErrors.SCHEMA_ENGINE_FAILED({ cause: message }) } }
  const module = await (started.module ??= startModule())
  const connect = (): Promise<SqlDriverAdapter> => Promise.resolve(noDatabase)
  const factory = bindMigrationAwareSqlAdapterFactory({ provider: 'postgres', adapterName: noDatabase.adapterName, connect, connectToShadowDb: connect })
  return module.SchemaEngine.new({ datamodels: files.map(({ path, content }) => [path, content] as const) }, () => {}, factory)
}

/** Two schemas as text are compared without a database, but the engine asks which version it speaks to before it does anything. */
const noDatabase: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'none',
  queryRaw({ sql }) {
    if (!sql.includes('server_version_num')) return refuse(sql)
    return Promise.resolve({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, `PostgreSQL ${minimumVersion}.0`, minimumVersion * 10_000]],
    })
  },
  executeRaw: ({ sql }) => refuse(sql),
  executeScript: refuse,
  startTransaction: () => refuse('begin'),
  dispose: () => Promise.resolve(),
}

function refuse(sql: string): Promise<never> {
  return Promise.reject(databaseErrors.SCHEMA_ENGINE_FAILED({ cause: `it wanted to run: ${sql}` }))
}
