import { defineErrors } from '../../errors/tenon-error.ts'

export const sdkErrors = defineErrors({
  SDK_SCHEMA_REFUSED: { status: 502, message: 'The schema cannot be read from {url}: {reason}. The token needs the permission core:introspect.' },
  SDK_BREAKING: { status: 409, message: '{count} changes break programs: {first}. Raise the major version, or keep what was there.' },
  SDK_STALE: { status: 409, message: '{file} is not what the schema says any more. Run `tenon sdk generate` with the same options.' },
  SDK_DOCUMENT_INVALID: { status: 422, message: '{file} has a document that does not fit the schema: {reason}' },
})
