const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A unified social credit code (GB 32100-2015): 18 characters, the last one the checksum of the others. */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18 || [...code].some((character) => !alphabet.includes(character))) return false
  return code[17] === checksum(code)
}

function checksum(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(code[index]!), 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}
