import { defineErrors } from '../errors/tenon-error.ts'

export const factErrors = defineErrors({
  FACT_PAYLOAD_WRONG: { status: 500, message: 'The fact "{type}" was published with a payload that is not as declared: {problems}. Nothing was written; correct the plugin.' },
})
