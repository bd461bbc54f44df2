import type { Format } from '@tenon/web/kit'

/** What a fact says, in the person's language: amounts ('1234.50 CNY') and percentages ('12.50 %', 'A: 15.00 %') as it writes them everywhere; anything else as it was submitted. */
export function shownFact(value: string, format: Pick<Format, 'money' | 'percent'>): string {
  const [, amount, currency] = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? []
  if (amount !== undefined && currency !== undefined) return format.money({ amount, currency })
  return value.replace(/(?<![\d.])-?\d+(?:\.\d{1,2})? %$/, (percent) => format.percent(Math.round(Number.parseFloat(percent) * 100)))
}
