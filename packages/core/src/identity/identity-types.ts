import type { Oidc } from './oidc/create-oidc.ts'

/** Who stands behind a request, once the session cookie or API token is found good. */
export interface Caller {
  readonly personId: string
  readonly kind: 'session' | 'token'
  /** Id of the session or of the API token. */
  readonly credentialId: string
  /** What an API token is limited to within its person's rights; null for everything. */
  readonly scopes: TokenScopes
  readonly expiresAt: Date | null
  /** Whether more than a password or a link stands behind it: our second step, a provider that vouches, or an API token's secret. */
  readonly hasSecondFactor: boolean
  /** Set-Cookie values that prolong the session; send them with the answer. */
  readonly cookies: readonly string[]
  /** The administrator whose session it is, where she acts as the person. */
  readonly impersonatorId?: string
  /** When that ends by itself. */
  readonly actingUntil?: Date
  /** Which rights counted when the credential was read: the number that grows with each change of them. Null where that is not known. */
  readonly rightsVersion: number | null
}

/** 'read-only', or names of permissions; null for no limit. */
export type TokenScopes = 'read-only' | readonly string[] | null

/** Where a sign-in comes from. `ip` is the address of the connection, never what the client says. */
export interface ClientPlace {
  readonly ip: string
  readonly userAgent: string
  readonly requestId?: string
  /** The Cookie header of the browser, by which it may be known. */
  readonly cookies?: string
  /** For the audit trail: 'password', 'link', 'invitation', or 'oidc:' and the key of a provider. */
  readonly way?: string
}

export interface SignedIn {
  readonly personId: string
  /** Set-Cookie values that carry the session. */
  readonly cookies: readonly string[]
}

/** The password was right, and the person's second step comes now. */
export interface SecondStepAsked {
  /** Proves for five minutes that the password was given. Opens nothing without a code. */
  readonly ticket: string
}

/** A new secret for an authenticator app. */
export interface SecondStepSetup {
  readonly secret: string
  /** otpauth://… */
  readonly address: string
  /** The address as a picture: SVG. */
  readonly qr: string
}

/** Whose invitation a link is. */
export interface Invited {
  readonly name: string
  readonly email: string
}

/** What a mail needs that carries a link. */
export interface MailedLink extends SignInLink {
  readonly person: { readonly name: string; readonly email: string | null; readonly locale: string | null }
}

export interface NewUser {
  readonly name: string
  readonly email: string
  /** Gives an existing person a login; otherwise the person with this address gets it, or a new one is made. */
  readonly personId?: string
  /** Without one the person signs in by a link first. */
  readonly password?: string
}

export interface SignInLink {
  readonly token: string
  /** Path and query to put behind the server's address. */
  readonly path: string
  readonly expiresAt: Date
}

export interface SessionInfo {
  readonly id: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

export interface TokenInfo {
  readonly id: string
  readonly name: string
  /** The visible beginning of the token, by which a person recognises it. */
  readonly prefix: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly scopes: TokenScopes
}

export interface NewToken {
  readonly name: string
  readonly expiresAt?: Date | null
  readonly scopes?: TokenScopes
}

/** Everything the product knows about signing in. What does it is hidden behind this interface. */
export interface Identity {
  /** Who sends these headers: null for nobody or a stale cookie; throws UNAUTHENTICATED for a bad API token. */
  resolve(headers: Headers): Promise<Caller | null>
  /** Throws SIGN_IN_FAILED, alike for unknown address and wrong password, or TOO_MANY_ATTEMPTS. */
  signInWithPassword(input: { readonly email: string; readonly password: string; readonly remember?: boolean }, from: ClientPlace): Promise<SignedIn | SecondStepAsked>
  /** Ends a sign-in with a code of the app or a recovery code. Throws SECOND_STEP_WRONG, SECOND_STEP_EXPIRED or TOO_MANY_ATTEMPTS. */
  passSecondStep(input: { readonly ticket: string; readonly code: string }, from: ClientPlace): Promise<SignedIn>
  /** A link that signs the person in once, for `validFor` seconds. A person who could not sign in gets a login. */
  issueSignInLink(personId: string, options: { readonly validFor: number }): Promise<SignInLink>
  /** Throws SIGN_IN_LINK_INVALID. */
  redeemSignInLink(token: string, from: ClientPlace): Promise<SignedIn>
  /** Sign-in with the company's own OpenID provider. */
  readonly oidc: Oidc
  /** For administrators: takes a person's accounts of providers away, and ends the sessions. Throws PERSON_UNKNOWN. */
  unlinkProviders(email: string): Promise<{ readonly unlinked: number }>
  /** Answers the paths below /api/auth/ that are open to browsers, such as sign-out; null for all others. */
  handle(request: Request): Promise<Response | null>
  createUser(user: NewUser): Promise<{ readonly personId: string }>
  /** For administrators and the command line. Ends every session of the person. */
  setPassword(personId: string, password: string): Promise<void>
  /** For the signed-in person. Ends the person's other sessions. `currentPassword` is needed once there is one. */
  changePassword(caller: Caller, input: { readonly currentPassword?: string; readonly newPassword: string }, from: ClientPlace): Promise<void>
  /** Answers alike, and takes alike long, whoever has the address. The mail goes out later. */
  requestPasswordReset(email: string, from: ClientPlace): Promise<void>
  /** For whoever sends the mail; null where there is nobody to mail to. */
  issuePasswordReset(email: string): Promise<MailedLink | null>
  /** Throws RESET_LINK_INVALID or a password error. Ends every session of the person. */
  resetPassword(input: { readonly token: string; readonly password: string }): Promise<void>
  /** For whoever sends the mail; null where the invitation is no longer open. */
  issueInvitation(invitationId: string): Promise<MailedLink | null>
  /** Throws INVITATION_INVALID. */
  readInvitation(token: string): Promise<Invited>
  /** Sets the first password and signs in. Throws INVITATION_INVALID or a password error. */
  acceptInvitation(input: { readonly token: string; readonly password: string }, from: ClientPlace): Promise<SignedIn>
  hasSecondStep(personId: string): Promise<{ readonly on: boolean; readonly recoveryCodes: number }>
  /** These four only for sessions. Turning it on, off, or making new recovery codes needs the password, where there is one. */
  beginSecondStep(caller: Caller, password: string, from: ClientPlace): Promise<SecondStepSetup>
  /** Gives the recovery codes, this once. */
  confirmSecondStep(caller: Caller, code: string, from: ClientPlace): Promise<readonly string[]>
  renewRecoveryCodes(caller: Caller, password: string, from: ClientPlace): Promise<readonly string[]>
  endSecondStep(caller: Caller, password: string, from: ClientPlace): Promise<void>
  /** The session's person acts as another from now on, at most for an hour. Whether she may is the caller's to decide. */
  startActing(caller: Caller, personId: string, reason: string, from: ClientPlace): Promise<{ readonly until: Date }>
  /** She is herself again. Nothing happens where she was. */
  stopActing(caller: Caller): Promise<void>
  listSessions(personId: string): Promise<SessionInfo[]>
  revokeSession(personId: string, sessionId: string): Promise<void>
  /** The token's text is returned once and never again. */
  createToken(personId: string, token: NewToken): Promise<TokenInfo & { readonly token: string }>
  listTokens(personId: string): Promise<TokenInfo[]>
  revokeToken(personId: string, tokenId: string): Promise<void>
}
