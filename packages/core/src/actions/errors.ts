import { defineErrors } from '../errors/tenon-error.ts'

/** Faults in what a plugin offers on the page of a record. They stop the boot. */
export const actionFaults = defineErrors({
  ACTION_INVALID: { status: 500, message: 'The action "{action}" that plugin "{plugin}" offers on "{model}" does not hold together:\n{problems}' },
})
