import type { ComposedModels } from '../composition/compose-models.ts'
import { readBlocks, readField, snakeCase, type Block, type FieldLine } from '../composition/model-source.ts'
import type { FieldKind } from '../schema/metadata-types.ts'
import { textKind, titleAmong } from '../schema/resource-definition.ts'
import type { FieldOptions, ResourceOptions } from '../schema/resource-options.ts'
import { keyName, type KeyKind } from './key-fields.ts'
import type { NameKey } from './name-key.ts'

type Fields = Readonly<Record<string, FieldOptions | undefined>>

/**
 * The keys that an installation needs: of what its records are called, and of what they are searched by. An author says no word for it, and one
 * word, `pinyin`, where it should be otherwise.
 */
export function wantedKeys(models: ComposedModels, resources: ReadonlyMap<string, ResourceOptions>): NameKey[] {
  const blocks = new Map(readBlocks(models.text, '', '', () => {}).map((block) => [block.name, block]))
  const wanted = new Map<string, NameKey>()
  const want = (model: string, name: string, kind: KeyKind): void => {
    const block = blocks.get(model)
    const field = block && fieldsOf(block).find((one) => one.name === name)
    if (!block || !field || !isText(field)) return
    const own = optionsOf(resources.get(model))[name]
    const shown = own?.kind ?? textKind(name)
    if (own?.pinyin === false || (own?.pinyin === undefined && isCode(name)) || !kinds[kind].has(shown) || (kind === 'sort' && own?.sortable === false)) return
    wanted.set(`${model}.${keyName(name, kind)}`, {
      plugin: models.owners[model]!.plugin, model, source: name, kind, isRequired: field.arity === '',
      schema: attribute(block, 'schema'), table: attribute(block, 'map'), sourceColumn: columnOf(field), column: snakeCase(keyName(name, kind)), hasId: fieldsOf(block).some((one) => one.name === 'id'),
    })
  }
  for (const [model, options] of resources) {
    const block = blocks.get(model)
    if (!block) continue
    const title = titleOf(block, options)
    const searched = options.search ?? [title]
    const asked = Object.entries(optionsOf(options)).filter(([, own]) => own?.pinyin === true).map(([name]) => name)
    for (const name of ['name', title, ...searched, ...asked]) want(model, name, 'sort')
    for (const path of searched) {
      const [head, rest] = path.split('.') as [string, string | undefined]
      if (rest === undefined) want(model, head, 'find')
      else want(fieldsOf(block).find(({ name }) => name === head)?.type ?? '', rest, 'find')
    }
  }
  return [...wanted.values()].sort((left, right) => (`${left.schema}.${left.table}.${left.column}` < `${right.schema}.${right.table}.${right.column}` ? -1 : 1))
}

/** Addresses are no names: nobody looks for them by pinyin. And nothing is sorted by long texts. */
const kinds: Readonly<Record<KeyKind, ReadonlySet<FieldKind>>> = { sort: new Set(['text']), find: new Set(['text', 'longtext']) }

/** Numbers and the like are no names either. */
function isCode(name: string): boolean {
  return /(code|number|hash|reference|key|module|currency)$/i.test(name)
}

function titleOf(block: Block, options: ResourceOptions): string {
  const hidden = new Set<string>(options.hidden)
  const texts = fieldsOf(block).filter((field) => isText(field) && !hidden.has(field.name)).map(({ name }) => ({ name, kind: optionsOf(options)[name]?.kind ?? textKind(name) }))
  return options.title ?? titleAmong(texts)
}

function optionsOf(options: ResourceOptions | undefined): Fields {
  return (options?.fields ?? {}) as Fields
}

function isText({ type, arity, attributes }: FieldLine): boolean {
  return type === 'String' && arity !== '[]' && !/@db\.(Uuid|Char)\b/.test(attributes) && !/@id\b/.test(attributes)
}

function fieldsOf({ lines }: Block): FieldLine[] {
  return lines.flatMap(({ text }) => readField(text) ?? [])
}

function attribute({ lines }: Block, name: string): string {
  return lines.map(({ text }) => new RegExp(`^@@${name}\\("([^"]+)"\\)`).exec(text)?.[1]).find((found) => found !== undefined)!
}

function columnOf({ name, attributes }: FieldLine): string {
  return /@map\("([^"]+)"\)/.exec(attributes)?.[1] ?? name
}
