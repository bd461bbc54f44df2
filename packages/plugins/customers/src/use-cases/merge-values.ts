type Row = Readonly<Record<string, unknown>>

/** What the screen lets people choose of two customers, and the columns that carry it. */
export const mergeFields = {
  name: ['name', 'matchName'], kind: ['kind'], code: ['code'], creditCode: ['creditCode'], industry: ['industry'], country: ['country'], region: ['region'], address: ['address'],
  website: ['website', 'matchDomain'], phone: ['phone', 'matchPhone'], sizeBand: ['sizeBand'], employees: ['employees'], foundedYear: ['foundedYear'],
  annualRevenue: ['annualRevenueMinor', 'annualRevenueCurrency'], source: ['source'], description: ['description'], potential: ['potential'],
  billing: ['billingTitle', 'billingTaxNo', 'billingBank', 'billingAccount'], creditLimit: ['creditLimitMinor', 'creditLimitCurrency'], owner: ['ownerId', 'teamId'],
} as const

export type MergeField = keyof typeof mergeFields

/** Columns of one row as they were and as the merge sets them, as JSON keeps them. */
export interface Change {
  readonly before: Row
  readonly after: Row
}

/** Columns that are unique: the one that goes gives them up, or both could not have them. */
const unique = new Set(['code', 'creditCode'])

export function takeValues(winner: Row, loser: Row, take: readonly MergeField[]): { readonly winner: Change; readonly loser: Change } {
  const columns = take.flatMap((field): readonly string[] => mergeFields[field])
  const newer = Object.fromEntries(['lastContactAt', 'lastDealAt'].filter((column) => isLater(loser[column], winner[column])).map((column) => [column, loser[column]]))
  const set = { ...pick(loser, columns), ...newer, ...(loser['blacklisted'] === true ? { blacklisted: true } : {}) }
  const given = columns.filter((column) => unique.has(column))
  return {
    winner: { before: pick(winner, Object.keys(set)), after: set },
    loser: { before: pick(loser, given), after: Object.fromEntries(given.map((column) => [column, null])) },
  }
}

/** What goes back: every column that is still as the merge left it. What was changed since stays. */
export function valuesToRestore(now: Row, { before, after }: Change): Row {
  return Object.fromEntries(Object.keys(before).filter((column) => plain(now[column]) === plain(after[column])).map((column) => [column, revive(column, before[column])]))
}

export function pick(row: Row, columns: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
}

function isLater(left: unknown, right: unknown): boolean {
  return left instanceof Date && (!(right instanceof Date) || left > right)
}

/** As JSON keeps it: a number beyond the safe ones as text. */
function plain(value: unknown): string {
  return JSON.stringify(value instanceof Date ? value.toISOString() : typeof value === 'bigint' ? String(value) : (value ?? null))
}

function revive(column: string, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (column.endsWith('Minor')) return BigInt(value as string)
  return column.endsWith('At') || column.endsWith('On') ? new Date(value as string) : value
}
