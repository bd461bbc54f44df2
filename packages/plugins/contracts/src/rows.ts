import { missingId, rowIdOf } from '@tenon/core'
import { formatMoney, isCurrency, money, moneyErrors, parseMoney, type Money } from '@tenon/core/money'

/** An amount as an input carries it. */
export interface MoneyInput {
  readonly amount: string
  readonly currency?: string | null
}

/** The row id behind a global id; one that fits no row where it is of another kind. */
export function rowOf(id: string, model: string): string {
  return rowIdOf(id, model) ?? missingId
}

/** 'YYYY-MM-DD' of a date column. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}

export function maybeDay(date: Date | null): string | null {
  return date === null ? null : dayOf(date)
}

export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** An input's amount in minor units; in `currency` where it names none. */
export function amountOf({ amount, currency }: MoneyInput, fallback: string): Money {
  const code = currency ?? fallback
  if (!isCurrency(code)) throw moneyErrors.MONEY_CURRENCY_UNKNOWN({ currency: code })
  return parseMoney(amount, code)
}

/** '169,500.00 CNY', for sentences: both languages group thousands so. */
export function spell(minor: bigint, currency: string): string {
  return `${formatMoney(money(minor, currency), 'en', { style: 'decimal' })} ${currency}`
}
