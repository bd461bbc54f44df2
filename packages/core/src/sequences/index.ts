/** Gapless numbers of invoices, contracts and the like. */
export { sequenceErrors } from './errors.ts'
export { nextNumber, type NumberRequest } from './next-number.ts'
export { checkNumberFormat } from './number-format.ts'
