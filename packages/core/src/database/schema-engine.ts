import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { databaseErrors } from './errors.ts'
import { openDatabase } from './open-database.ts'

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

/** The SQL that leads from one composed schema to another, by Prisma's schema engine in WebAssembly: no native binary, no network. */
export async function diffSchemas(from: SchemaText | null, to: SchemaText): Promise<string> {
  const database = await openDatabase({ memory: true })
  try {
    const engine = await loadEngine(new PrismaPg(database.pool), side(to).files)
    const result = await engine.diff({
      from: from === null ? { tag: 'empty' } : side(from),
      to: side(to),
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return result.stdout
  } finally {
    await database.close()
  }
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

async function loadEngine(adapter: PrismaPg, files: readonly SchemaFile[]): Promise<Engine> {
  // A panic of the engine hands its message to this registry, and fails without one.
  const panics = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message(message: string): void } }
  panics.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => { throw databaseErrors.SCHEMA_ENGINE_FAILED({ cause: message }) } }
  const module = await (started.module ??= startModule())
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: adapter.adapterName,
    connect: () => adapter.connect(),
    connectToShadowDb: () => adapter.connect(),
  })
  return module.SchemaEngine.new({ datamodels: files.map(({ path, content }) => [path, content] as const) }, () => {}, factory)
}

