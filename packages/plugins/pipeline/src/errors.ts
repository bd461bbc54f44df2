import { defineErrors } from '@tenon/core'

export const errors = defineErrors({
  SPLIT_TOTAL: { status: 422, message: 'The revenue shares of an opportunity must make up 100 % together; these make up {total} %. Correct the shares.' },
})
