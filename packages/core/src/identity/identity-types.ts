/** Who stands behind a request, once the session cookie or API token is found good. */
export interface Caller {
  readonly personId: string
  readonly kind: 'session' | 'token'
  /** Id of the session or of the API token. */
  readonly credentialId: string
  readonly expiresAt: Date | null
  /** Set-Cookie values that prolong the session; send them with the answer. */
  readonly cookies: readonly string[]
}

/** Where a sign-in comes from. `ip` is the address of the connection, never what the client says. */
export interface ClientPlace {
  readonly ip: string
  readonly userAgent: string
  readonly requestId?: string
}

export interface SignedIn {
  readonly personId: string
  /** Set-Cookie values that carry the session. */
  readonly cookies: readonly string[]
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
}

/** Everything the product knows about signing in. What does it is hidden behind this interface. */
export interface Identity {
  /** Who sends these headers: null for nobody or a stale cookie; throws UNAUTHENTICATED for a bad API token. */
  resolve(headers: Headers): Promise<Caller | null>
  /** Throws SIGN_IN_FAILED, alike for unknown address and wrong password, or TOO_MANY_ATTEMPTS. */
  signInWithPassword(input: { readonly email: string; readonly password: string; readonly remember?: boolean }, from: ClientPlace): Promise<SignedIn>
  /** A link that signs the person in once, for `validFor` seconds. A person who could not sign in gets a login. */
  issueSignInLink(personId: string, options: { readonly validFor: number }): Promise<SignInLink>
  /** Throws SIGN_IN_LINK_INVALID. */
  redeemSignInLink(token: string, from: ClientPlace): Promise<SignedIn>
  /** Answers the paths below /api/auth/ that are open to browsers, such as sign-out; null for all others. */
  handle(request: Request): Promise<Response | null>
  createUser(user: NewUser): Promise<{ readonly personId: string }>
  /** For administrators and the command line. Ends every session of the person. */
  setPassword(personId: string, password: string): Promise<void>
  /** For the signed-in person. Ends the person's other sessions. `currentPassword` is needed once there is one. */
  changePassword(caller: Caller, input: { readonly currentPassword?: string; readonly newPassword: string }, from: ClientPlace): Promise<void>
  listSessions(personId: string): Promise<SessionInfo[]>
  revokeSession(personId: string, sessionId: string): Promise<void>
  /** The token's text is returned once and never again. */
  createToken(personId: string, options: { readonly name: string; readonly expiresAt?: Date | null }): Promise<TokenInfo & { readonly token: string }>
  listTokens(personId: string): Promise<TokenInfo[]>
  revokeToken(personId: string, tokenId: string): Promise<void>
}
