import { identityErrors } from './errors.ts'

const minimum = 10
const maximum = 200

/** Throws PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG or PASSWORD_TOO_SIMPLE. `about` is what others know of the person: name, address. */
export function checkPassword(password: string, about: readonly string[]): void {
  const length = [...password].length
  if (length < minimum) throw identityErrors.PASSWORD_TOO_SHORT({ minimum })
  if (length > maximum) throw identityErrors.PASSWORD_TOO_LONG({ maximum })
  if (isSimple(password.normalize('NFKC').toLowerCase(), about)) throw identityErrors.PASSWORD_TOO_SIMPLE()
}

function isSimple(password: string, about: readonly string[]): boolean {
  if (new Set(password).size < 4) return true
  if (isRun(password)) return true
  const words = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4)
  // A known word may be in it, as long as enough is left that nobody knows.
  return words.some((word) => password.includes(word) && password.replaceAll(word, '').length < minimum / 2)
}

/** 1234567890, abcdefghij and the like: each character follows the one before it. */
function isRun(password: string): boolean {
  const codes = [...password].map((character) => character.codePointAt(0)!)
  const steps = codes.slice(1).map((code, index) => code - codes[index]!)
  const small = steps.filter((step) => Math.abs(step) <= 1 || step === -9)
  return small.length >= steps.length - 1
}
