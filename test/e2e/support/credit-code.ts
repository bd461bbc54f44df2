const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A valid unified social credit code that nobody has: its last character is the checksum of the others (GB 32100-2015). */
export function creditCode(): string {
  const head = `91310000${Date.now().toString().slice(-9)}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(head[index] ?? ''), 0)
  return head + ALPHABET[(31 - (sum % 31)) % 31]
}
