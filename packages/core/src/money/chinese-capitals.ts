import { currencyExponent } from './currencies.ts'
import { moneyErrors } from './money-errors.ts'
import { decimalAmount, type Money } from './money.ts'
import { absolute } from './rounding.ts'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const LIMIT = 10n ** 16n
const NAMES: Readonly<Record<string, string>> = {
  CNY: '人民币', HKD: '港币', MOP: '澳门币', TWD: '新台币', USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', KRW: '韩元',
  SGD: '新加坡元', AUD: '澳大利亚元', CAD: '加拿大元', CHF: '瑞士法郎',
}

/**
 * The amount in Chinese capitals as contracts, receipts and bills carry it (支付结算办法, annex 1): 人民币壹万陆仟肆佰零玖元零贰分.
 * 整 follows 元 when there are no cents; it is left out after 角 and 分. Throws CAPITALS_UNSUPPORTED for a currency without a Chinese name here.
 */
export function chineseCapitals(amount: Money): string {
  const name = NAMES[amount.currency]
  if (name === undefined) throw moneyErrors.CAPITALS_UNSUPPORTED({ amount: decimalAmount(amount), currency: amount.currency })
  const minorPerUnit = 10n ** BigInt(currencyExponent(amount.currency))
  const magnitude = absolute(amount.minor)
  const units = magnitude / minorPerUnit
  if (units >= LIMIT) throw moneyErrors.CAPITALS_UNSUPPORTED({ amount: decimalAmount(amount), currency: amount.currency })
  const cents = minorPerUnit === 100n ? Number(magnitude % 100n) : 0
  return `${name}${amount.minor < 0n ? '负' : ''}${yuan(units, cents)}${jiaoFen(units, cents)}`
}

function yuan(units: bigint, cents: number): string {
  if (units === 0n) return cents === 0 ? '零元整' : ''
  return `${wholeNumber(units)}元${cents === 0 ? '整' : ''}`
}

function jiaoFen(units: bigint, cents: number): string {
  if (cents === 0) return ''
  const jiao = Math.floor(cents / 10)
  const fen = cents % 10
  // One 零 stands for a gap between 元 and what follows: 肆佰零玖元零贰分, 捌拾元零叁角贰分.
  const gap = units > 0n && (jiao === 0 || units % 10n === 0n) ? '零' : ''
  return `${gap}${jiao === 0 ? '' : `${DIGITS[jiao]}角`}${fen === 0 ? '' : `${DIGITS[fen]}分`}`
}

/** A run of zeros inside the number is read as one 零; before 万 and 亿, and at the end, it is not read. */
function wholeNumber(units: bigint): string {
  const digits = units.toString()
  let text = ''
  let gap = false
  let groupHasDigit = false
  for (const [index, character] of [...digits].entries()) {
    const place = digits.length - 1 - index
    const digit = Number(character)
    if (digit === 0) {
      gap = true
    } else {
      text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place % 4]}`
      gap = false
      groupHasDigit = true
    }
    if (place % 4 === 0 && place > 0 && (groupHasDigit || place === 8)) {
      text += place % 8 === 0 ? '亿' : '万'
      gap = false
      groupHasDigit = false
    }
  }
  return text
}
