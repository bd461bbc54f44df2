import type { ComposedModels } from '../composition/compose-models.ts'
import { readBlocks, readField, type Block } from '../composition/model-source.ts'

/** SQL for tables whose rows are from now on whose their parents are: those that are there get the owner and team of theirs. Parents come first. */
export function followParentsSql(before: ComposedModels, after: ComposedModels): string {
  const blocks = new Map(readBlocks(after.text, '', '', () => {}).map((block) => [block.name, block]))
  const parentOf = (name: string): string | undefined => {
    const by = after.owners[name]?.scopedBy
    return by ? fieldsOf(blocks.get(name)!).find((field) => field.name === by)?.type : undefined
  }
  const depthOf = (name: string): number => { const parent = parentOf(name); return parent === undefined ? 0 : 1 + depthOf(parent) }
  const changed = Object.keys(after.owners).filter((name) => after.owners[name]!.scopedBy !== null && before.owners[name] !== undefined && before.owners[name].scopedBy !== after.owners[name]!.scopedBy)
  return changed.sort((left, right) => depthOf(left) - depthOf(right)).map((name) => statement(blocks.get(name)!, blocks.get(parentOf(name)!)!, after.owners[name]!.scopedBy!)).join('\n\n')
}

function statement(block: Block, parent: Block, by: string): string {
  const { attributes } = fieldsOf(block).find(({ name }) => name === by)!
  const [, foreignKey] = /fields:\s*\[\s*(\w+)/.exec(attributes)!
  const [, key] = /references:\s*\[\s*(\w+)/.exec(attributes)!
  return [
    `UPDATE ${tableOf(block)} AS "row" SET "owner_id" = "parent"."owner_id", "team_id" = "parent"."team_id" FROM ${tableOf(parent)} AS "parent"`,
    `WHERE "parent"."${columnOf(parent, key!)}" = "row"."${columnOf(block, foreignKey!)}" AND ("row"."owner_id", "row"."team_id") IS DISTINCT FROM ("parent"."owner_id", "parent"."team_id");`,
  ].join('\n')
}

function fieldsOf({ lines }: Block) {
  return lines.flatMap(({ text }) => readField(text) ?? [])
}

function tableOf({ lines }: Block): string {
  const named = (attribute: string): string => lines.map(({ text }) => new RegExp(`^@@${attribute}\\("([^"]+)"\\)`).exec(text)).find((match) => match !== null)![1]!
  return `"${named('schema')}"."${named('map')}"`
}

function columnOf(block: Block, name: string): string {
  const field = fieldsOf(block).find((one) => one.name === name)!
  return /@map\("([^"]+)"\)/.exec(field.attributes)?.[1] ?? name
}
