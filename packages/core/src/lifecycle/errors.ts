import { defineErrors } from '../errors/tenon-error.ts'

export const lifecycleErrors = defineErrors({
  TRANSITION_NOT_POSSIBLE: { status: 409, message: '"{transition}" is not possible: this {what} is in the state "{state}" now. Load it again to see what is possible.' },
  TRANSITION_NOT_YOURS: { status: 403, message: 'You may not do "{transition}" with this {what}: duties are separated, so somebody else has to.' },
})

/** Faults in a plugin's lifecycle. They stop the boot. */
export const lifecycleFaults = defineErrors({
  LIFECYCLE_INVALID: { status: 500, message: 'The lifecycle that plugin "{plugin}" declares for "{model}" does not hold together:\n{problems}' },
})
