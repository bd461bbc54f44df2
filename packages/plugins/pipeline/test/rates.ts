import type { TestCaller } from '@tenon/core/testing'
import { ask } from './company.ts'

interface Rate { readonly id: string; readonly version: number }

/** Says what one unit of a currency is worth from a day on. */
export async function addRate(finance: TestCaller, currency: string, on: string, rate: string): Promise<Rate> {
  const mutation = 'mutation ($input: CreateExchangeRateInput!) { made: createExchangeRate(input: $input) { ... on CreateExchangeRatePayload { exchangeRate { id version } } } }'
  return (await ask<{ made: { exchangeRate: Rate } }>(finance, mutation, { input: { currency, on, rate } })).made.exchangeRate
}

export async function correctRate(finance: TestCaller, { id, version }: Rate, rate: string): Promise<Rate> {
  const mutation = 'mutation ($input: UpdateExchangeRateInput!) { made: updateExchangeRate(input: $input) { ... on UpdateExchangeRatePayload { exchangeRate { id version } } } }'
  return (await ask<{ made: { exchangeRate: Rate } }>(finance, mutation, { input: { id, expectedVersion: version, rate } })).made.exchangeRate
}
