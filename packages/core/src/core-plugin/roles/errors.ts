import { defineErrors } from '../../errors/tenon-error.ts'

/** Refusals of the administration of roles. */
export const roleErrors = defineErrors({
  LAST_ADMINISTRATOR: { status: 409, message: 'From {day} on nobody active could change roles any more. Give somebody else a role with core:roles for the whole company first.' },
  ROLE_WIDER_THAN_OWN: { status: 403, message: 'The role {role} allows more than you may yourself: {permission}. Ask somebody who administers roles for the whole company.' },
  ROLE_OF_ONESELF: { status: 403, message: 'Nobody changes the roles they hold themselves. Ask another administrator.' },
  PERMISSION_UNKNOWN: { status: 404, message: 'No enabled plugin declares the permission {permission}. Load the roles again.' },
  SCOPE_MEANINGLESS: { status: 422, message: '{permission} cannot be given at the scope {scope}. Possible are {scopes} and NONE.' },
  ROLE_BUILT_IN: { status: 409, message: 'The role {role} is built in and cannot be deleted. Take its permissions away instead.' },
  ROLE_CUSTOM: { status: 409, message: 'The role {role} is the company\'s own and has no defaults to go back to. Change its permissions one by one.' },
  ROLE_HELD: { status: 409, message: '{count} hold the role {role} now or later. End that first.' },
  ROLE_KEY_INVALID: { status: 422, message: '"{key}" cannot be the key of a role. Use 2 to 40 capital letters, digits and underscores, beginning with a letter.' },
  ROLE_KEY_TAKEN: { status: 409, message: 'There is a role {key} already. Choose another key.' },
  HOLD_EMPTY: { status: 422, message: 'A role must end after it begins: {to} is not after {from}. The last day is the one before the end.' },
  HOLD_OVERLAPS: { status: 409, message: 'This person holds the role already between {from} and {to}. Change those dates instead.' },
})
