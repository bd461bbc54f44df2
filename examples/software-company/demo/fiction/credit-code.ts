import type { Random } from '../random.ts'

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const bodyAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** A unified social credit code (GB 32100-2015) for a company registered in a district, with both of its checksums right. */
export function creditCode(district: string, random: Random): string {
  const body = `MA${Array.from({ length: 6 }, () => random.pick([...codeAlphabet])).join('')}`
  const code = `91${district}${body}${bodyCheck(body)}`
  const sum = codeWeights.reduce((total, weight, index) => total + weight * codeAlphabet.indexOf(code[index]!), 0)
  return code + codeAlphabet[(31 - (sum % 31)) % 31]!
}

/** The check character of the organisation part (GB 11714). */
function bodyCheck(body: string): string {
  const sum = bodyWeights.reduce((total, weight, index) => total + weight * bodyAlphabet.indexOf(body[index]!), 0)
  const rest = (11 - (sum % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}
