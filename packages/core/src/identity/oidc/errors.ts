import { defineErrors } from '../../errors/tenon-error.ts'

export const oidcErrors = defineErrors({
  OIDC_CONFIG_INVALID: { status: 500, message: 'The sign-in provider "{provider}" is not set up right: {reason}. Correct signIn.providers in tenon.config.ts or the variables TENON_OIDC_….' },
  OIDC_PROVIDER_UNKNOWN: { status: 404, message: 'There is no sign-in provider "{provider}" here. Open the sign-in page and choose one of those it shows.' },
  OIDC_UNREACHABLE: { status: 503, message: '{title} does not answer at the moment, or not as it should. Try again in a few minutes, or sign in with your password.' },
  OIDC_EXPIRED: { status: 401, message: 'This sign-in was begun in another browser, took too long, or was finished already. Start it again.' },
  OIDC_DECLINED: { status: 401, message: '{title} did not sign you in. Start again, or ask whoever runs it.' },
  OIDC_ANSWER_INVALID: { status: 502, message: 'The answer of {title} did not pass the checks, so nobody was signed in. Start again; if it happens again, tell your administrator.' },
  OIDC_EMAIL_UNVERIFIED: { status: 403, message: '{title} does not confirm that the email address is yours. Have it verified there, then start again.' },
  OIDC_NOT_A_MEMBER: { status: 403, message: 'Nobody who may sign in here has the email address of this account. Ask an administrator to invite you, or choose another account.' },
  OIDC_ALREADY_LINKED: { status: 409, message: 'You have signed in here with another account of {title} before. Use that one, or ask an administrator to unlink it.' },
})
