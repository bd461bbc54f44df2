import { fill, type FieldProblem, type Params } from '../errors/tenon-error.ts'

/** What can be wrong with one field. The shell translates by code; programs read the sentence. */
export const inputProblems = {
  REQUIRED: 'Fill this in.',
  TOO_LONG: 'At most {limit} characters.',
  NOT_TEXT: 'This text has characters that cannot be kept. Type it again.',
  NOT_AN_EMAIL: 'Write an e-mail address like name@company.com.',
  NOT_A_WEB_ADDRESS: 'Write a web address like www.company.com.',
  NOT_A_PERIOD: 'Write a year, a quarter or a month: 2026, 2026-Q1 or 2026-03.',
  NOT_A_NUMBER: 'Write a number.',
  TOO_PRECISE: 'At most {places} decimal places.',
  OUT_OF_RANGE: 'This number is too large.',
  UNKNOWN_CURRENCY: '{currency} is no currency code. Use one like CNY, USD or EUR.',
  UNKNOWN_REFERENCE: 'This does not exist, or you may not see it. Choose another.',
  UNKNOWN_MODULE: 'There is no module "{module}" here. Choose one of the list.',
  NOT_UNIQUE: 'Another record has this value already.',
} as const

/** A problem of one field. `code` is one of the above, or a plugin's own with its sentence. */
export function problem(path: string, code: string, params: Params = {}, message?: string): FieldProblem {
  const sentence = message ?? inputProblems[code as keyof typeof inputProblems] ?? code
  return { path, code, message: fill(sentence, params), params }
}
