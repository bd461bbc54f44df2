import { moneyErrors } from './money-errors.ts'

/** Active currencies and fund codes of ISO 4217 by their number of decimals. Metals, testing and "no currency" codes are not money. */
const BY_EXPONENT: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK
    DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR
    LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER
    ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const EXPONENTS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_EXPONENT).flatMap(([exponent, codes]) => codes.split(/\s+/).map((code) => [code, Number(exponent)] as const)),
)

/** Decimals of a currency's minor unit: JPY 0, CNY 2, KWD 3. Throws MONEY_CURRENCY_UNKNOWN. */
export function currencyExponent(currency: string): number {
  const exponent = EXPONENTS.get(currency)
  if (exponent === undefined) throw moneyErrors.MONEY_CURRENCY_UNKNOWN({ currency })
  return exponent
}

/** Whether the code is an active ISO 4217 currency, in capitals. */
export function isCurrency(code: string): boolean {
  return EXPONENTS.has(code)
}

/** All active codes in alphabetical order. */
export function currencyCodes(): readonly string[] {
  return [...EXPONENTS.keys()].sort()
}
