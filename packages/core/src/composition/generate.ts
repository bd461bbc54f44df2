import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Models } from '../models/model-types.ts'
import { withKeys, type NameKey } from '../name-keys/index.ts'
import { coreFolder, type Composition } from './composition.ts'
import type { ComposedModels } from './compose-models.ts'
import { compositionErrors } from './problems.ts'
import { lockFolder } from './lock-folder.ts'
import { pruneClient } from './prune-client.ts'
import { readModels, type Datamodel } from './read-models.ts'

/** What the server, the migrator, the web build and the SDK read: nothing else scans. */
export interface Lock {
  readonly version: 1
  readonly core: string
  readonly hash: string
  /** The core first, then the enabled plugins in order. */
  readonly plugins: readonly { readonly id: string; readonly name: string; readonly version: string; readonly dir: string; readonly ui: string | null }[]
}

/** Writes `.tenon/` of an installation. Unchanged input changes nothing, so a second start loses no time. */
export async function generate(composition: Composition, output: string): Promise<{ changed: boolean; lock: Lock }> {
  const lock = makeLock(composition)
  mkdirSync(output, { recursive: true })
  if (isFresh(output, lock) && JSON.stringify(readLock(output)) === JSON.stringify(lock)) return { changed: false, lock }
  const unlock = await lockFolder(output)
  try {
    // Another process may have generated the same while this one waited.
    const changed = !isFresh(output, lock)
    if (changed) await generateClient(composition.models, output, composition.keys)
    if (JSON.stringify(readLock(output)) !== JSON.stringify(lock)) writeJson(join(output, 'lock.json'), lock)
    return { changed, lock }
  } finally {
    unlock()
  }
}

/** Generates the Prisma client, Pothos' types and our model metadata for one composed schema into a folder; with the keys of names for what runs, without them for what plugins compile against. */
export async function generateClient(models: ComposedModels, output: string, keys: readonly NameKey[] = []): Promise<void> {
  mkdirSync(output, { recursive: true })
  rmSync(join(output, 'client'), { recursive: true, force: true })
  const schemaFile = join(output, 'schema.prisma')
  writeFileSync(schemaFile, header(models) + withKeys(models.text, keys))
  await runPrismaGenerate(schemaFile, output)
  const client = join(output, 'client', 'internal', 'class.ts')
  if (existsSync(client)) writeFileSync(client, pruneClient(readFileSync(client, 'utf8')))
  for (const name of ['@prisma/client', '@pothos/plugin-prisma']) linkPackage(name, output)
  const raw = join(output, 'models-dmmf.json')
  const datamodel = JSON.parse(readFileSync(raw, 'utf8')) as Datamodel
  writeJson(join(output, 'models.json'), readModels(datamodel, models.owners, keys))
  rmSync(raw)
}

export function readGeneratedModels(output: string): Models {
  const models = readJson<Models>(join(output, 'models.json'))
  if (!models) throw compositionErrors.NOT_GENERATED({ folder: dirname(output) })
  return models
}

function isFresh(output: string, lock: Lock): boolean {
  return readLock(output)?.hash === lock.hash && existsSync(join(output, 'models.json')) && existsSync(join(output, 'client', 'client.ts'))
}

function readLock(output: string): Lock | undefined {
  return readJson<Lock>(join(output, 'lock.json'))
}

function makeLock(composition: Composition): Lock {
  const core = { id: 'core', name: '@tenon/core', version: composition.coreVersion, dir: coreFolder, ui: null }
  const plugins = composition.plugins.map(({ definition, name, version }) => {
    const dir = fileURLToPath(definition.package)
    const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { tenon?: { ui?: string } }
    return { id: definition.id, name, version, dir, ui: manifest.tenon?.ui ?? null }
  })
  const hash = createHash('sha256').update(JSON.stringify([generatorVersion, composition.coreVersion, composition.models.text, composition.models.owners, composition.keys])).digest('hex')
  return { version: 1, core: composition.coreVersion, hash, plugins: [core, ...plugins] }
}

/** Raise when what is written changes for the same models. */
export const generatorVersion = 6

function header(models: ComposedModels): string {
  const program = (file: string): string => JSON.stringify(`${JSON.stringify(process.execPath)} ${JSON.stringify(file)}`)
  return `// Made by \`tenon generate\`. Change the plugins' model.prisma files instead.
generator client {
  provider            = "prisma-client"
  output              = "./client"
  previewFeatures     = ["relationJoins"]
  moduleFormat        = "esm"
  importFileExtension = "ts"
  generatedFileExtension = "ts"
}
generator pothos {
  provider          = ${program(join(packageFolder('@pothos/plugin-prisma'), 'bin', 'generator.js'))}
  clientOutput      = "./client/client.ts"
  output            = "./pothos-types.ts"
  generateDatamodel = true
}
generator models {
  provider = ${program(fileURLToPath(new URL('./models-generator.mjs', import.meta.url)))}
  output   = "./models-dmmf.json"
}
datasource db {
  provider = "postgresql"
  schemas  = [${models.schemas.map((name) => JSON.stringify(name)).join(', ')}]
}

`
}

async function runPrismaGenerate(schemaFile: string, output: string): Promise<void> {
  const prisma = join(packageFolder('prisma'), 'build', 'index.js')
  const env = {
    ...process.env,
    // Prisma's CLI would download a native engine even to generate; any existing file stops it, and it is never run.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  }
  const child = spawn(process.execPath, [prisma, 'generate', '--schema', schemaFile, '--no-hints'], { cwd: output, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) throw compositionErrors.GENERATE_FAILED({ cause: Buffer.concat(chunks).toString('utf8').trim() })
}

/** Folder of an installed package, also where its exports hide its package.json. */
function packageFolder(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const found = folders.map((folder) => join(folder, name)).find((folder) => existsSync(join(folder, 'package.json')))
  if (!found) throw compositionErrors.GENERATE_FAILED({ cause: `the package ${name} is not installed` })
  return realpathSync(found)
}

/** Generated files import these from where they lie; an installation or a plugin need not depend on them. */
function linkPackage(name: string, output: string): void {
  const link = join(output, 'node_modules', name)
  rmSync(link, { recursive: true, force: true })
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(packageFolder(name), link, 'junction')
}

function readJson<Value>(file: string): Value | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : undefined
}

/** Writes by renaming, so that a killed run leaves the old file or the new one. */
export function writeJson(file: string, value: unknown): void {
  writeFileSync(file + '.new', JSON.stringify(value, null, 1) + '\n')
  renameSync(file + '.new', file)
}
