import type { Shell } from '@tenon/web/module'
import { ask } from '../ask.ts'

interface Rates {
  readonly exchangeRates: { readonly nodes: readonly { readonly rate: string }[] }
}

const RATE = 'query Rate($currency: String!, $day: Date!) { exchangeRates(first: 1, filter: { currency: { eq: $currency }, on: { lte: $day } }, orderBy: [{ field: ON, direction: DESC }]) { nodes { rate } } }'

/** The company's rate of a currency on a day, to be changed to what the bank gave; null where it has none. */
export async function rateOfDay(shell: Shell, currency: string, day: string): Promise<string | null> {
  const { exchangeRates } = await ask<Rates>(shell, RATE, { currency, day })
  return exchangeRates.nodes[0]?.rate ?? null
}
