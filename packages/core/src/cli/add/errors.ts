import { defineErrors } from '../../errors/tenon-error.ts'

export const addErrors = defineErrors({
  PLUGIN_NOT_FOUND: { status: 404, message: 'There is no plugin in {folder}: {missing}. Run this in the folder of a plugin, or name it with --dir.' },
  PLUGIN_PLACE_MISSING: { status: 409, message: '{file} has no {place} that could be written into, so nothing was changed. Write it there, then run this again.' },
  PART_EXISTS: { status: 409, message: '{part} is there already, in {file}. Take another name.' },
  PART_NAME_INVALID: { status: 400, message: '"{name}" cannot be {what}. {rule}' },
  PLUGIN_PACKAGE_MISSING: { status: 404, message: 'The package {name} cannot be used by this plugin: {cause}. Install it with `npm install --save-dev {name}`, or name the right one with --package.' },
  PLUGIN_MODEL_MISSING: { status: 404, message: 'There is no model {model} in {file}. It has: {models}.' },
})
