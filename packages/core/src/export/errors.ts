import { defineErrors } from '../errors/tenon-error.ts'

export const exportErrors = defineErrors({
  EXPORT_RESOURCE_UNKNOWN: { status: 404, message: 'There is no resource {resource} to export, or you may not see it.' },
  EXPORT_COLUMN_UNKNOWN: { status: 400, message: '{resource} has no column {column} to export. It has: {known}.' },
  EXPORT_REQUEST_INVALID: { status: 400, message: 'The export cannot be made: {reason}.' },
  EXPORT_NOT_ALLOWED: { status: 403, message: 'You may not export data. Ask an administrator for the permission core:export.' },
  EXPORT_FORMAT_UNKNOWN: { status: 400, message: '{file} is neither .csv nor .xlsx. Name the file by the format that you want.' },
})
