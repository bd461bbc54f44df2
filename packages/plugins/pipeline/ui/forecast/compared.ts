import type { Money } from './forecast.ts'

export interface Said {
  readonly takenAt: string
  readonly forecast: Money
  readonly closed: Money
  readonly commit: Money
  readonly adjustment: Money
  readonly note: string | null
  readonly accuracyBp: number | null
}

export interface Slipped {
  readonly id: string
  readonly name: string
  readonly amount: Money
  readonly originalOn: string | null
  readonly fromOn: string
  readonly expectedOn: string
  readonly pushes: number
}

export interface Compared {
  readonly personId: string | null
  readonly name: string
  readonly actual: Money
  readonly isOver: boolean
  readonly forecasts: readonly Said[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly slipped: readonly Slipped[]
}

const money = '{ amount currency }'

export const COMPARED = `query ForecastsCompared($periodKey: String!, $currency: String!, $personId: ID) {
  forecastsCompared(periodKey: $periodKey, currency: $currency, personId: $personId) {
    personId name isOver actual ${money}
    forecasts { takenAt forecast ${money} closed ${money} commit ${money} adjustment ${money} note accuracyBp }
    people { id name }
    slipped { id name amount ${money} originalOn fromOn expectedOn pushes }
  }
}`
