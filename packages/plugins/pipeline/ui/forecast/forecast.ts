export interface Money {
  readonly amount: string
  readonly currency: string
}

export interface ForecastRow {
  readonly key: string
  readonly kind: 'UNIT' | 'PERSON'
  readonly name: string
  readonly depth: number
  readonly personId: string | null
  readonly deals: number
  readonly withoutRate: number
  readonly closed: Money
  readonly commit: Money
  readonly bestCase: Money
  readonly pipeline: Money
  readonly weighted: Money
  readonly target: Money | null
  readonly completionBp: number | null
  readonly submission: { readonly forecast: Money; readonly adjustment: Money; readonly note: string | null; readonly takenAt: string } | null
}

export interface Figures {
  readonly won: number
  readonly lost: number
  readonly winRateBp: number | null
  readonly completionBp: number | null
  readonly coverageBp: number | null
  readonly accuracyBp: number | null
  readonly cycleDays: number | null
  readonly pushedDeals: number
  readonly withoutRate: number
  readonly closed: Money
  readonly open: Money
  readonly weighted: Money
  readonly target: Money | null
  readonly velocity: Money | null
}

/** A deal that is in no sum, as there is no exchange rate of its currency; id and name are those of a deal that the reader sees. */
export interface DealWithoutRate {
  readonly id: string | null
  readonly name: string | null
  readonly currency: string
}

export interface Answer {
  readonly forecast: readonly ForecastRow[]
  readonly forecastWithoutRate: readonly DealWithoutRate[]
  readonly salesFigures: Figures
}

const money = '{ amount currency }'

export const FIGURES = `salesFigures(periodKey: $periodKey, currency: $currency) {
  won lost winRateBp completionBp coverageBp accuracyBp cycleDays pushedDeals withoutRate closed ${money} open ${money} weighted ${money} target ${money} velocity ${money}
}`

export const FORECAST = `query Forecast($periodKey: String!, $currency: String!) {
  forecast(periodKey: $periodKey, currency: $currency) {
    key kind name depth personId deals withoutRate closed ${money} commit ${money} bestCase ${money} pipeline ${money} weighted ${money} target ${money} completionBp
    submission { forecast ${money} adjustment ${money} note takenAt }
  }
  forecastWithoutRate(periodKey: $periodKey, currency: $currency) { id name currency }
  ${FIGURES}
}`

export const columns = ['closed', 'commit', 'bestCase', 'pipeline', 'weighted'] as const

/** The quarter of a day: '2026-Q1'. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}
