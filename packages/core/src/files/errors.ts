import { defineErrors } from '../errors/tenon-error.ts'

export const fileErrors = defineErrors({
  FILE_EMPTY: { status: 422, message: 'This file is empty. Choose another.' },
  FILE_NAME_INVALID: { status: 422, message: 'A file needs a name of 1 to 200 characters without line breaks and slashes.' },
  FILES_NOT_HERE: { status: 422, message: '{model} has no files. Attach the file to a record of a resource.' },
})

/** Bytes of one file. */
export const largestFile = 25_000_000
