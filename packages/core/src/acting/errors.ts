import { defineErrors } from '../errors/tenon-error.ts'

export const actingErrors = defineErrors({
  ACTING_ALREADY: { status: 409, message: 'You act as somebody already. Stop that first, then act as somebody else.' },
  ACTING_AS_ONESELF: { status: 422, message: 'That is you. Choose somebody else to act as.' },
  ACTING_AS_ADMINISTRATOR: { status: 403, message: '{name} may act as others too, and nobody acts as an administrator of that kind. Ask {name} instead.' },
  ACTING_REASON_MISSING: { status: 422, message: 'Say in a few words why you act as somebody else: it is kept in the audit trail.' },
  ACTING_AS_SOMEBODY: { status: 403, message: 'While you act as somebody else, passwords, two-step sign-in, sessions and tokens stay as they are. Stop acting first.' },
  DELEGATION_UNKNOWN: { status: 403, message: 'You are not the deputy of this person today. Ask the person, or an administrator, for a delegation.' },
  DELEGATION_ENDED: { status: 409, message: 'This delegation has ended already. Make a new one if it is needed.' },
  PERSON_CHANGED: { status: 409, message: 'You act as somebody else than this page was opened for: it was changed in another tab. Nothing was done; load the page again.' },
})
