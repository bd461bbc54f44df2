import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  SPLIT_TOTAL: { status: 422, message: 'The revenue shares of an opportunity must make up 100 % together; these make up {total} %. Correct the shares.' },
  TARGET_FIXED: { status: 409, message: 'The target "{name}" was proposed or approved already, and stays as it is. Send it back, or make a revision of it.' },
  TARGET_OWN: { status: 403, message: 'Nobody sets the target that he is measured by. Ask your superior to set it, or object to it.' },
  TARGET_PARTS_FIXED: { status: 409, message: 'The part "{name}" was proposed or approved already with another value. Revise it, or send it back first.' },
  TARGET_NO_PARTS: { status: 409, message: 'There is nobody and no smaller period to give "{name}" to. Name the people or units.' },
  TARGET_WEIGHTS: { status: 422, message: 'The parts do not fit: each holder or period once, no weight below zero, at least one above it, and at most 100 % more than the target.' },
  TARGET_NOT_APPROVED: { status: 409, message: 'Only an approved target is revised, and "{name}" is none. Change it itself, or wait for its approval.' },
  TARGET_REVISED_ALREADY: { status: 409, message: 'There is a revision of "{name}" already that waits to be approved. Change that one.' },
  TARGET_REVISION_DATE: { status: 422, message: 'A revision holds from a later day than the one before, which holds from {from}. Choose a later day.' },
  TARGET_VALUE: { status: 422, message: 'The value of a target is zero or more, in {currency}. Correct it.' },
  TARGET_BATCH: { status: 422, message: 'Choose at least one target and at most {limit}.' },
})
