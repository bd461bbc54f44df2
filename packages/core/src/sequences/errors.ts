import { defineErrors } from '../errors/tenon-error.ts'

export const sequenceErrors = defineErrors({
  NUMBER_FORMAT_INVALID: { status: 500, message: 'The number format "{format}" {problem}. Write one like CT-{yyyy}-{####}.' },
  NUMBER_WITHOUT_WRITE: { status: 500, message: 'A number of "{key}" was asked for outside of a write, where it could be lost. Call nextNumber inside a use case or a rule of a resource.' },
})
