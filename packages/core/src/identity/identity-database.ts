type Args = Readonly<Record<string, unknown>>

/** The operations of the unguarded client that identity uses, typed by row. */
export interface Table<Row> {
  findUnique<Found = Row>(args: Args): Promise<Found | null>
  findFirst<Found = Row>(args: Args): Promise<Found | null>
  findMany<Found = Row>(args: Args): Promise<Found[]>
  create(args: Args): Promise<Row>
  createMany(args: Args): Promise<{ count: number }>
  update(args: Args): Promise<Row>
  updateMany(args: Args): Promise<{ count: number }>
  upsert(args: Args): Promise<Row>
  deleteMany(args: Args): Promise<{ count: number }>
}

export interface PersonRow {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly locale: string | null
  readonly active: boolean
}

export interface AuthUserRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly personId: string
}

export interface AuthSessionRow {
  readonly id: string
  readonly token: string
  readonly userId: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly ipAddress: string | null
  readonly userAgent: string | null
  readonly actingAsId: string | null
  readonly actingUntil: Date | null
}

export interface AuthAccountRow {
  readonly id: string
  readonly userId: string
  readonly password: string | null
}

export interface AuthVerificationRow {
  readonly id: string
  readonly value: string
  readonly expiresAt: Date
}

export interface AuthRateLimitRow {
  readonly key: string
  readonly count: number
  readonly lastRequest: bigint
}

export interface ApiTokenRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly prefix: string
  readonly hash: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
  readonly scopes: unknown
}

export interface InvitationRow {
  readonly id: string
  readonly personId: string
  readonly expiresAt: Date
  readonly acceptedAt: Date | null
  readonly revokedAt: Date | null
}

export interface AuthTwoFactorRow {
  readonly id: string
  readonly userId: string
  readonly secret: string
  readonly confirmedAt: Date | null
  readonly lastStep: bigint
  readonly recoveryCodes: readonly string[]
}

export interface IdentityDatabase {
  readonly person: Table<PersonRow>
  readonly authUser: Table<AuthUserRow>
  readonly authSession: Table<AuthSessionRow>
  readonly authAccount: Table<AuthAccountRow>
  readonly authVerification: Table<AuthVerificationRow>
  readonly authRateLimit: Table<AuthRateLimitRow>
  readonly apiToken: Table<ApiTokenRow>
  readonly invitation: Table<InvitationRow>
  readonly authTwoFactor: Table<AuthTwoFactorRow>
  readonly outboxEvent: Table<object>
  $queryRawUnsafe<Rows>(sql: string, ...values: unknown[]): Promise<Rows>
  $transaction<Result>(work: (transaction: IdentityDatabase) => Promise<Result>): Promise<Result>
}
