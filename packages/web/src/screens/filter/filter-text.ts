import { NO_FILTER, isGroup, type Group, type Operator, type Rule } from './filter-model.ts'

const OPERATORS: ReadonlySet<string> = new Set<Operator>(['eq', 'ne', 'contains', 'starts', 'in', 'not-in', 'lt', 'lte', 'gt', 'gte', 'between', 'during', 'within', 'empty', 'filled'])
const MAX_DEPTH = 4

/**
 * A filter as a line of text for the address: `stage.in:a,b;amount.gte:1000` for all of, `or(…;…)` for any of.
 * The separators are escaped within values, so any text survives.
 */
export function formatFilter(group: Group): string {
  const inner = group.items.map((item) => (isGroup(item) ? `${item.join}(${joined(item)})` : formatRule(item))).join(';')
  return group.join === 'or' && group.items.length > 0 ? `or(${inner})` : inner
}

function joined(group: Group): string {
  return group.items.map((item) => (isGroup(item) ? `${item.join}(${joined(item)})` : formatRule(item))).join(';')
}

function formatRule({ field, operator, values }: Rule): string {
  const head = `${field}.${operator}`
  return values.length > 0 ? `${head}:${values.map(escape).join(',')}` : head
}

/** The filter of such a text. Parts that mean nothing are left out: an old or mistyped address still opens. */
export function parseFilter(text: string): Group {
  const group: Group = { join: 'and', items: parseItems(text, 0) }
  const only = group.items[0]
  return group.items.length === 1 && only && isGroup(only) ? only : group.items.length > 0 ? group : NO_FILTER
}

function parseItems(text: string, depth: number): (Rule | Group)[] {
  if (depth > MAX_DEPTH) return []
  return splitTop(text).flatMap((part) => parseItem(part, depth) ?? [])
}

function parseItem(part: string, depth: number): Rule | Group | null {
  const group = /^(and|or)\((.*)\)$/s.exec(part)
  if (group) {
    const items = parseItems(group[2] ?? '', depth + 1)
    return items.length > 0 ? { join: group[1] === 'or' ? 'or' : 'and', items } : null
  }
  const rule = /^(\w+)\.([a-z-]+)(?::(.*))?$/s.exec(part)
  const [, field, operator, values] = rule ?? []
  if (!field || !operator || !OPERATORS.has(operator)) return null
  return { field, operator: operator as Operator, values: values === undefined ? [] : values.split(',').map(unescape) }
}

/** Splits at semicolons that are not inside parentheses. */
function splitTop(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const char = text[at]
    if (char === '(') depth++
    if (char === ')') depth--
    if (at === text.length || (char === ';' && depth === 0)) {
      if (at > start) parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return parts
}

function escape(value: string): string {
  return value.replace(/[%,;:()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

function unescape(value: string): string {
  return value.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
