import { expandDirectives } from './model-directives.ts'
import { readBlocks, readField, snakeCase, type Block } from './model-source.ts'
import type { Problems } from './problems.ts'
import { checkScopes, isScopeDirective, scopeOf } from './scope-directive.ts'

/** The models of one plugin, of one bridge (`contracts+pipeline`), or of the core. */
export interface ModelUnit {
  readonly id: string
  readonly file: string
  readonly source: string
}

export interface ComposedModels {
  /** Prisma schema text without generators and datasource. */
  readonly text: string
  readonly schemas: readonly string[]
  /** Which plugin owns each model and enum, and which directives it carried. */
  readonly owners: Readonly<Record<string, ModelOwner>>
}

export interface ModelOwner {
  readonly plugin: string
  readonly isRecord: boolean
  readonly isScoped: boolean
  readonly scopedBy: string | null
}

/**
 * Merges the model files of all units into one Prisma schema: `extend model` blocks join the model that they extend, names
 * become snake_case in the database, each plugin gets its PostgreSQL schema, and @@record and @@scoped are expanded.
 */
export function composeModels(units: readonly ModelUnit[], problems: Problems): ComposedModels {
  const blocks = units.flatMap((unit) => readBlocks(unit.source, unit.id, unit.file, (sentence) => problems.add(sentence)))
  const declared = declarations(blocks, problems)
  checkScopes(declared, problems)
  const expanded = expandDirectives([...declared.values()])
  const additions = new Map<string, string[]>(Object.entries(expanded.additions))
  for (const block of blocks) {
    if (block.kind !== 'extend') continue
    const owner = declared.get(block.name)
    if (!owner || owner.kind !== 'model') problems.add(`${block.unit} extends the model ${block.name}, which no enabled plugin declares (${block.file}).`)
    else additions.set(block.name, [...(additions.get(block.name) ?? []), ...extension(block, owner, declared, problems)])
  }
  const text = [...declared.values()].map((block) => print(block, expanded.lines.get(block.name) ?? [], additions.get(block.name) ?? [], declared)).join('\n\n')
  const schemas = [...new Set([...declared.values()].map((block) => snakeCase(pluginOf(block.unit))))].sort()
  return { text: text + '\n', schemas, owners: Object.fromEntries([...declared.values()].map((block) => [block.name, ownerOf(block)])) }
}

function declarations(blocks: readonly Block[], problems: Problems): Map<string, Block> {
  const declared = new Map<string, Block>()
  for (const block of blocks) {
    if (block.kind === 'extend') continue
    const first = declared.get(block.name)
    if (first) problems.add(`${block.name} is declared by both ${first.unit} (${first.file}) and ${block.unit} (${block.file}). Every name has one owner: rename one of them.`)
    else declared.set(block.name, block)
  }
  return declared
}

/** The lines that an `extend model` block adds: the virtual other end of a relation, never a column of another plugin's table. */
function extension(block: Block, owner: Block, declared: ReadonlyMap<string, Block>, problems: Problems): string[] {
  const ownsTable = pluginOf(owner.unit) === pluginOf(block.unit)
  return block.lines.flatMap(({ text, number }) => {
    const field = readField(text)
    if (!field) return text.startsWith('@@') ? [text] : []
    const isRelation = declared.get(field.type)?.kind === 'model'
    if (!ownsTable && (!isRelation || /fields\s*:/.test(field.attributes))) {
      problems.add(`${block.file}:${number}: ${block.unit} adds the column "${field.name}" to ${block.name}, whose table belongs to ${owner.unit}. Keep it in a model of its own, with a relation.`)
      return []
    }
    return [text]
  })
}

function print(block: Block, expandedLines: readonly string[], additions: readonly string[], declared: ReadonlyMap<string, Block>): string {
  const schema = `  @@schema("${snakeCase(pluginOf(block.unit))}")`
  const mapped = block.lines.some(({ text }) => text.startsWith('@@map')) ? [] : [`  @@map("${snakeCase(block.name)}")`]
  const own = block.lines.map(({ text }) => text).filter((text) => text !== '@@record' && !isScopeDirective(text))
  const lines = [...expandedLines, ...own, ...additions].map((text) => '  ' + (block.kind === 'enum' ? text : mapColumn(text, declared)))
  return [...block.documentation, `${block.kind} ${block.name} {`, ...lines, ...mapped, schema, '}'].join('\n')
}

function mapColumn(text: string, declared: ReadonlyMap<string, Block>): string {
  const field = readField(text)
  if (!field || declared.get(field.type)?.kind === 'model') return text
  const column = snakeCase(field.name)
  return column === field.name || /@map\(/.test(field.attributes) ? text : `${text} @map("${column}")`
}

function ownerOf(block: Block): ModelOwner {
  const scope = scopeOf(block)
  return { plugin: pluginOf(block.unit), isRecord: block.lines.some(({ text }) => text === '@@record'), isScoped: scope !== undefined, scopedBy: scope?.by ?? null }
}

/** 'contracts+pipeline' -> 'contracts': a bridge belongs to the plugin that wrote it. */
export function pluginOf(unit: string): string {
  return unit.split('+')[0]!
}
