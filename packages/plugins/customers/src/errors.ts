import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  CUSTOMER_BLACKLIST_FORBIDDEN: { status: 403, message: 'Only a director puts a customer on the blacklist or takes it off. Ask your director.' },
})
