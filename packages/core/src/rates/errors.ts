import { defineErrors } from '../errors/tenon-error.ts'

export const rateErrors = defineErrors({
  FX_RATE_MISSING: { status: 422, message: 'There is no exchange rate of {currency} on {day} or before. Have it added under "Exchange rates" (/core/rates), and try again.' },
})
