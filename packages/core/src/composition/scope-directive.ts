import { readField, type Block } from './model-source.ts'
import type { Problems } from './problems.ts'

const SCOPED = /^@@scoped(?:\((\w+)\))?$/

/** `@@scoped`: a row has an owner and a team of its own. `@@scoped(contract)`: it is whose its contract is. Undefined: neither. */
export interface Scope {
  /** The relation to the row that says whose this one is. */
  readonly by: string | null
}

export function isScopeDirective(text: string): boolean {
  return SCOPED.test(text)
}

export function scopeOf({ lines }: Block): Scope | undefined {
  const match = lines.map(({ text }) => SCOPED.exec(text)).find((found) => found !== null)
  return match ? { by: match[1] ?? null } : undefined
}

/** Reports every `@@scoped(x)` whose x does not lead to exactly one scoped row, and every circle of them. */
export function checkScopes(declared: ReadonlyMap<string, Block>, problems: Problems): void {
  for (const block of declared.values()) {
    const by = scopeOf(block)?.by
    if (!by) continue
    const target = targetOf(block, by)
    const parent = target === undefined ? undefined : declared.get(target)
    if (!parent || parent.kind !== 'model') problems.add(`${block.unit}: ${block.name} says @@scoped(${by}), but has no required reference "${by}" (${block.file}). Name a reference that every row has, such as \`contract Contract @relation(fields: [contractId], references: [id])\`.`)
    else if (!scopeOf(parent)) problems.add(`${block.unit}: ${block.name} says @@scoped(${by}), but ${parent.name} has no owner and team (${block.file}). Declare ${parent.name} with @@scoped.`)
    else if (turnsRound(block, declared)) problems.add(`${block.unit}: ${block.name} is whose its ${by} is, and that in turn whose ${block.name} is (${block.file}). One of them must be @@scoped for itself.`)
  }
}

function targetOf(block: Block, name: string): string | undefined {
  const field = block.lines.map(({ text }) => readField(text)).find((found) => found?.name === name)
  return field && field.arity === '' && /fields\s*:/.test(field.attributes) ? field.type : undefined
}

function turnsRound(start: Block, declared: ReadonlyMap<string, Block>): boolean {
  const seen = new Set<string>()
  let block: Block | undefined = start
  while (block) {
    if (seen.has(block.name)) return true
    seen.add(block.name)
    const by: string | null | undefined = scopeOf(block)?.by
    const target: string | undefined = by ? targetOf(block, by) : undefined
    block = target === undefined ? undefined : declared.get(target)
  }
  return false
}
