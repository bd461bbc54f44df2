import type { FactKind, FactTable } from '../facts/fact-types.ts'
import { webhookErrors } from './errors.ts'
import { factMembers } from './fact-members.ts'
import { webhookTests, type WebhookCondition } from './webhook-types.ts'

const MAX_CONDITIONS = 20
const MAX_VALUE = 200
const ordered = new Set<FactKind>(['integer', 'percent', 'decimal', 'date', 'instant'])
const isNumber = new Set<FactKind>(['integer', 'percent', 'decimal'])

/** Whether all conditions hold for a payload. One on a list holds where any of it fits, and IS_NOT where none does. */
export function passes(filter: readonly WebhookCondition[], payload: unknown, table: FactTable): boolean {
  const kinds = new Map(filter.length === 0 ? [] : factMembers(table).map(({ path, kind }) => [path, kind]))
  return filter.every(({ member, test, value }) => {
    const compare = isNumber.has(kinds.get(member)!) ? byNumber : byText
    const found = valuesAt(payload, member.split('.')).map((one) => compare(String(one), value))
    if (test === 'IS') return found.includes(0)
    if (test === 'IS_NOT') return !found.includes(0)
    return found.some((side) => (test === 'AT_LEAST' ? side >= 0 : side <= 0))
  })
}

/** Throws WEBHOOK_FILTER_INVALID where a condition would never mean anything for one of the facts. */
export function checkFilter(filter: readonly WebhookCondition[], tables: ReadonlyMap<string, FactTable>): WebhookCondition[] {
  if (filter.length > MAX_CONDITIONS) throw webhookErrors.WEBHOOK_FILTER_INVALID({ member: filter[MAX_CONDITIONS]!.member, reason: `there may be ${MAX_CONDITIONS} at most` })
  return filter.map(({ member, test, value }) => {
    for (const [fact, table] of tables) {
      const kind = factMembers(table).find(({ path }) => path === member)?.kind
      const reason = kind === undefined ? `${fact} has no such member` : reasonAgainst(kind, test, value)
      if (reason !== null) throw webhookErrors.WEBHOOK_FILTER_INVALID({ member, reason })
    }
    return { member, test, value: value.trim() }
  })
}

function reasonAgainst(kind: FactKind, test: WebhookCondition['test'], value: string): string | null {
  if (!webhookTests.includes(test)) return `${test} is no test`
  if (test.startsWith('AT_') && !ordered.has(kind)) return `${kind} has no order`
  if (value.trim() === '' || value.length > MAX_VALUE) return `its value has 1 to ${MAX_VALUE} characters`
  if (isNumber.has(kind) && !/^-?\d{1,30}(\.\d{1,10})?$/.test(value.trim())) return `"${value}" is no number`
  if (kind === 'boolean' && !/^(true|false)$/.test(value.trim())) return 'it is true or false'
  return kind === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value.trim()) ? `"${value}" is no date like 2026-03-31` : null
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return value === null || value === undefined ? [] : [value]
  const name = step.replace('[]', '')
  const inner = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return step.endsWith('[]') ? (Array.isArray(inner) ? inner.flatMap((item) => valuesAt(item, rest)) : []) : valuesAt(inner, rest)
}

/** Dates and instants as text, which is their order. */
function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function byNumber(left: string, right: string): number {
  const difference = tenBillionths(left) - tenBillionths(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Decimals compare without rounding. */
function tenBillionths(text: string): bigint {
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  const size = BigInt(whole + part.slice(0, 10).padEnd(10, '0'))
  return text.startsWith('-') ? -size : size
}
