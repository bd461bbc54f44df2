import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  CUSTOMER_BLACKLIST_FORBIDDEN: { status: 403, message: 'Only a director puts a customer on the blacklist or takes it off. Ask your director.' },
  CUSTOMER_NOT_IN_POOL: { status: 409, message: 'This customer is not in the pool any more: somebody took it, or it never was. Load the list again.' },
})
