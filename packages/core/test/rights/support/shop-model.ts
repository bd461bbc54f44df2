import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composeModels, type ComposedModels } from '../../../src/composition/compose-models.ts'
import { generateClient, readGeneratedModels } from '../../../src/composition/generate.ts'
import { Problems } from '../../../src/composition/problems.ts'
import { openDatabase } from '../../../src/database/open-database.ts'
import { diffSchemas } from '../../../src/database/schema-engine.ts'
import type { Models } from '../../../src/models/model-types.ts'

const coreModel = fileURLToPath(new URL('../../../model.prisma', import.meta.url))
const shopModel = fileURLToPath(new URL('./shop.prisma', import.meta.url))
const cache = fileURLToPath(new URL('../../../.tenon-test/rights/', import.meta.url))

/** A generated client and its metadata. */
export interface Generated {
  readonly folder: string
  readonly models: Models
}

/** The core's models and the test shop's, generated once per text into packages/core/.tenon-test/rights. */
export async function generateShop(): Promise<Generated & { readonly ddl: string; readonly template: string }> {
  const shop = composeShop()
  const generated = await generateOnce(shop, async (folder) => {
    const ddl = await diffSchemas(null, shop)
    writeFileSync(join(folder, 'tables.sql'), ddl)
    await makeTemplate(join(folder, 'template'), ddl)
  })
  return { ...generated, ddl: readFileSync(join(generated.folder, 'tables.sql'), 'utf8'), template: join(generated.folder, 'template') }
}

/** An embedded database with empty tables: a copy of it opens much faster than a new one. */
async function makeTemplate(folder: string, ddl: string): Promise<void> {
  const database = await openDatabase({ folder })
  await database.pool.query(ddl)
  await database.close()
}

/** The same tables with nothing required: the client that reads a copy from which rows and values were taken away. */
export function generateRedactedShop(): Promise<Generated> {
  const shop = composeShop()
  return generateOnce({ ...shop, text: shop.text.replace(/^( {2}(?!id |dealId |position |key |period )\w+ +[A-Z]\w*)( +(?!.*@id).*)?$/gm, optional) })
}

function optional(line: string, field: string, rest = ''): string {
  return line.includes('[]') || line.trimStart().startsWith('@@') ? line : `${field}?${rest.replace(/@default\([^()]*(\([^()]*\))?\)/, '')}`
}

function composeShop(): ComposedModels {
  const problems = new Problems()
  const composed = composeModels([unit('core', coreModel), unit('shop', shopModel)], problems)
  problems.throwIfAny()
  return composed
}

function unit(id: string, file: string) {
  return { id, file, source: readFileSync(file, 'utf8') }
}

/** Generates beside its final place and renames, so that test files that run at once do not meet half a client. */
async function generateOnce(composed: ComposedModels, addTo: (folder: string) => Promise<void> = async () => {}): Promise<Generated> {
  const hash = createHash('sha256').update(JSON.stringify(composed)).digest('hex').slice(0, 16)
  const folder = join(cache, hash)
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`
    mkdirSync(draft, { recursive: true })
    await generateClient(composed, draft)
    await addTo(draft)
    try {
      renameSync(draft, folder)
    } catch {
      rmSync(draft, { recursive: true, force: true })
    }
  }
  return { folder, models: readGeneratedModels(folder) }
}
