import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  DEAL_KNOWN: { status: 409, message: 'The company works on a deal with this customer since before it was registered. Decline the registration and say so.' },
})
