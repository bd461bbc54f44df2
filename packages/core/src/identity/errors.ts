import { defineErrors } from '../errors/tenon-error.ts'

export const identityErrors = defineErrors({
  UNAUTHENTICATED: { status: 401, message: 'This request has no valid session or API token. Sign in, or send a token that has not expired.' },
  SIGN_IN_FAILED: { status: 401, message: 'The address or the password is wrong. Try again, or ask an administrator for a sign-in link.' },
  SIGN_IN_LINK_INVALID: { status: 410, message: 'This sign-in link was used already or has expired. Ask for a new one.' },
  TOO_MANY_ATTEMPTS: { status: 429, message: 'Too many attempts. Wait {retryAfter} seconds, then try again.' },
  SESSION_REQUIRED: { status: 403, message: 'Only a signed-in person can do this, not an API token. Sign in in the browser.' },
  SESSION_UNKNOWN: { status: 404, message: 'There is no such session: it may have ended already. Load the list again.' },
  TOKEN_UNKNOWN: { status: 404, message: 'There is no such API token: it may have been revoked already. Load the list again.' },
  PASSWORD_WRONG: { status: 422, message: 'The current password is wrong. Type it again.' },
  PASSWORD_TOO_SHORT: { status: 422, message: 'The new password is too short. Use at least {minimum} characters.' },
  PASSWORD_TOO_LONG: { status: 422, message: 'The new password is too long. Use at most {maximum} characters.' },
  PASSWORD_TOO_SIMPLE: { status: 422, message: 'The new password is easy to guess: it repeats one character, counts up, or contains the name or address. Choose another.' },
  EMAIL_INVALID: { status: 422, message: '"{email}" is not an email address that can sign in. Write it like name@company.com.' },
  EMAIL_TAKEN: { status: 409, message: 'Somebody else signs in with {email} already. Use another address.' },
  PERSON_UNKNOWN: { status: 404, message: 'There is no such person. Check the id, or create the person first.' },
  PERSON_INACTIVE: { status: 409, message: '{name} is not active and cannot sign in. Make the person active first.' },
  PERSON_WITHOUT_EMAIL: { status: 409, message: '{name} has no email address and cannot sign in. Enter one first.' },
  SECRET_TOO_SHORT: { status: 500, message: 'TENON_SECRET is too short. Set it to at least {minimum} random characters, or remove it: then one is made and kept in the data folder.' },
  SECRET_FILE_UNUSABLE: { status: 500, message: 'The secret in {file} cannot be used ({cause}). Restore the file from a backup, or remove it: then a new one is made and everybody signs in again.' },
})
