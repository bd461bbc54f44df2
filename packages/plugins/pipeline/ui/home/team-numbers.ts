import type { ForecastRow, Money } from '../forecast/forecast.ts'
import type { Cell, Row } from '../targets/target-tree.ts'

const money = '{ amount currency }'

/** What each of the people sold and may sell in a period, and who of them has a target. */
export const TEAM_NUMBERS = `query TeamNumbers($periodKey: String!, $year: String!, $currency: String!) {
  me { id }
  forecast(periodKey: $periodKey, currency: $currency) { key kind name personId closed ${money} commit ${money} bestCase ${money} pipeline ${money} target ${money} completionBp }
  targetTree(year: $year, metric: "SALES_AMOUNT") { name personId cells { periodKey status value ${money} } }
}`

export interface TeamAnswer {
  readonly me: { readonly id: string }
  readonly forecast: readonly Pick<ForecastRow, 'key' | 'kind' | 'name' | 'personId' | 'closed' | 'commit' | 'bestCase' | 'pipeline' | 'target'>[]
  readonly targetTree: readonly (Pick<Row, 'name' | 'personId'> & { readonly cells: readonly Pick<Cell, 'periodKey' | 'status' | 'value'>[] })[]
}

export interface Numbers {
  /** Global id of the person. */
  readonly id: string
  readonly name: string
  readonly won: number
  readonly open: number
  readonly target: number | null
  /** Won of the target, in basis points; null without one. */
  readonly completionBp: number | null
}

/** One line for each of the caller's people, not herself: who is furthest from the target first, then those without one. Somebody who moved within the period is one line. */
export function teamNumbers({ me, forecast, targetTree }: TeamAnswer, periodKey: string, currency: string): Numbers[] {
  const people = new Map<string, { name: string; won: number; open: number; target: number | null }>()
  for (const { name, personId, cells } of targetTree) {
    const cell = cells.find((one) => one.periodKey === periodKey && one.status === 'APPROVED' && one.value.currency === currency)
    if (personId !== null && cell) people.set(personId, { name, won: 0, open: 0, target: amountOf(cell.value) })
  }
  for (const { kind, name, personId, closed, commit, bestCase, pipeline, target } of forecast) {
    if (kind !== 'PERSON' || personId === null) continue
    const row = people.get(personId) ?? { name, won: 0, open: 0, target: null }
    people.set(personId, { name, won: row.won + amountOf(closed), open: row.open + amountOf(commit) + amountOf(bestCase) + amountOf(pipeline), target: target ? amountOf(target) : row.target })
  }
  people.delete(me.id)
  return [...people].map(([id, row]) => ({ id, ...row, completionBp: row.target ? Math.round((row.won / row.target) * 10_000) : null })).toSorted(byNeed)
}

function byNeed(a: Numbers, b: Numbers): number {
  return (a.completionBp ?? Infinity) === (b.completionBp ?? Infinity) ? b.won - a.won || a.name.localeCompare(b.name) : (a.completionBp ?? Infinity) - (b.completionBp ?? Infinity)
}

/** For compact display only: nothing is posted from it. */
function amountOf({ amount }: Money): number {
  return Number(amount)
}
