import { currencyCodes, currencyExponent } from '../money/index.ts'
import type { Statement } from './statement.ts'

/**
 * An amount of minor units as a decimal string with all decimals of its currency, as `decimalAmount` writes it. A currency that `decimalAmount`
 * would refuse fails the statement, so that the ordinary path gives the refusal. `usual`: the company's currency, which most amounts are in.
 */
export function amountSql(statement: Statement, { minor, currency, usual }: { minor: string; currency: string; usual: string }): string {
  // A search in one text: to compare with each of a list of codes was most of the cost of a page.
  const others = [2, 0, 3, 4].map((exponent) => `when strpos(${statement.share(`currencies ${exponent}`, () => codesWith(exponent))}::text, ' ' || ${currency} || ' ') > 0 then ${scaled(minor, exponent)}`)
  return `(case when ${currency} = ${statement.share('usual currency', () => usual)}::text then ${scaled(minor, currencyExponent(usual))} ${others.join(' ')} else (1 / (${minor} - ${minor}))::text end)`
}

/** Multiplied and not divided: that is exact for any size, and has exactly so many decimals. */
function scaled(minor: string, exponent: number): string {
  return exponent === 0 ? `${minor}::text` : `(${minor}::numeric * 0.${'1'.padStart(exponent, '0')})::text`
}

/** ' JPY KRW ' */
function codesWith(exponent: number): string {
  return ` ${currencyCodes().filter((code) => currencyExponent(code) === exponent).join(' ')} `
}
