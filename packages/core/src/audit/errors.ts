import { defineErrors } from '../errors/tenon-error.ts'

export const auditErrors = defineErrors({
  AUDIT_NOT_ALLOWED: { status: 403, message: 'You may not search the audit trail. Ask an administrator for the permission core:audit.' },
  AUDIT_FILTER_INVALID: { status: 400, message: 'The audit trail cannot be searched so: {reason}. Correct the filter.' },
})
