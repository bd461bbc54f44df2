import type { ForecastRow, Money } from '../forecast/forecast.ts'
import type { Cell, Row } from '../targets/target-tree.ts'

const money = '{ amount currency }'

/** What each of the people sold and may sell in a period, and who of them has a target. */
export const TEAM_NUMBERS = `query TeamNumbers($periodKey: String!, $year: String!, $currency: String!) {
  me { id }
  forecast(periodKey: $periodKey, currency: $currency) { key kind name depth personId closed ${money} commit ${money} bestCase ${money} pipeline ${money} target ${money} completionBp }
  targetTree(year: $year, metric: "SALES_AMOUNT") { name depth personId cells { periodKey status value ${money} } }
}`

type Figures = Pick<ForecastRow, 'key' | 'kind' | 'name' | 'depth' | 'personId' | 'closed' | 'commit' | 'bestCase' | 'pipeline' | 'target'>
type Targets = Pick<Row, 'name' | 'depth' | 'personId'> & { readonly cells: readonly Pick<Cell, 'periodKey' | 'status' | 'value'>[] }

export interface TeamAnswer {
  readonly me: { readonly id: string }
  readonly forecast: readonly Figures[]
  readonly targetTree: readonly Targets[]
}

export interface Numbers {
  /** Global id of the person. */
  readonly id: string
  readonly name: string
  /** The unit that the person leads, whose name and numbers these are then. */
  readonly unit: string | null
  readonly won: number
  readonly open: number
  readonly target: number | null
  /** Won of the target, in basis points; null without one. */
  readonly completionBp: number | null
}

type Line = Omit<Numbers, 'id' | 'completionBp'>

/**
 * One line for each who reports to the caller: who leads a unit stands for the whole unit, whose people are that person's to look after. Who is furthest
 * from the target comes first, then those without one. Somebody who moved within the period is one line.
 */
export function teamNumbers({ me, forecast, targetTree }: TeamAnswer, periodKey: string, currency: string): Numbers[] {
  const lines = new Map<string, Line>()
  for (const { name, personId, cells } of reportsTo(me.id, targetTree, () => true)) {
    const cell = cells.find((one) => one.periodKey === periodKey && one.status === 'APPROVED' && one.value.currency === currency)
    if (cell) lines.set(personId!, { name, unit: null, won: 0, open: 0, target: amountOf(cell.value) })
  }
  for (const { key, kind, name, personId, closed, commit, bestCase, pipeline, target } of reportsTo(me.id, forecast, (row) => row.kind === 'UNIT')) {
    const line = lines.get(personId!) ?? { name, unit: null, won: 0, open: 0, target: null }
    lines.set(personId!, {
      ...line, ...(kind === 'UNIT' ? { name, unit: key.slice(key.indexOf(':') + 1) } : {}),
      won: line.won + amountOf(closed), open: line.open + amountOf(commit) + amountOf(bestCase) + amountOf(pipeline), target: target ? amountOf(target) : line.target,
    })
  }
  return [...lines].map(([id, line]) => ({ id, ...line, completionBp: line.target ? Math.round((line.won / line.target) * 10_000) : null })).toSorted(byNeed)
}

/** The rows of a tree that belong to the people right below the caller; what is below a row that leads others is in it already. */
function reportsTo<Node extends { readonly depth: number; readonly personId: string | null }>(me: string, rows: readonly Node[], leads: (row: Node) => boolean): Node[] {
  const isOwn = (row: Node): boolean => row.personId === me && leads(row)
  const hasOwn = rows.some(isOwn)
  const found: Node[] = []
  let own = hasOwn ? Infinity : -1
  let within = Infinity
  for (const row of rows) {
    if (row.depth <= own && hasOwn) own = Infinity
    if (row.depth <= within) within = Infinity
    if (isOwn(row)) {
      own = Math.min(own, row.depth)
      continue
    }
    if (row.depth <= own || row.depth > within || row.personId === null || row.personId === me) continue
    found.push(row)
    if (leads(row)) within = row.depth
  }
  return found
}

function byNeed(a: Numbers, b: Numbers): number {
  return (a.completionBp ?? Infinity) === (b.completionBp ?? Infinity) ? b.won - a.won || a.name.localeCompare(b.name) : (a.completionBp ?? Infinity) - (b.completionBp ?? Infinity)
}

/** For compact display only: nothing is posted from it. */
function amountOf({ amount }: Pick<Money, 'amount'>): number {
  return Number(amount)
}
