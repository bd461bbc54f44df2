/** Where the way to a provider begins. */
export function providerAddress(key: string, returnTo: string): string {
  return `/api/auth/oidc/${encodeURIComponent(key)}${returnTo === '/' ? '' : `?return=${encodeURIComponent(returnTo)}`}`
}

const known = ['OIDC_ALREADY_LINKED', 'OIDC_ANSWER_INVALID', 'OIDC_DECLINED', 'OIDC_EMAIL_UNVERIFIED', 'OIDC_EXPIRED', 'OIDC_NOT_A_MEMBER', 'OIDC_UNREACHABLE'] as const

/** The message for a refusal with which the server sent the browser back. */
export function refusalMessage(code: string) {
  const found = known.find((one) => one === code)
  return found === undefined ? ('shell.signIn.refused' as const) : (`shell.signIn.refused.${found}` as const)
}
