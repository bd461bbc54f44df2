import { defineErrors } from '../../errors/tenon-error.ts'

export const createErrors = defineErrors({
  PLUGIN_NAME_INVALID: { status: 400, message: '"{name}" cannot be {what}. {rule}' },
  FOLDER_IN_USE: { status: 409, message: 'The folder {folder} is not empty.' },
})
