import type { GuardedModel } from '../context.ts'

/** The core's own books: sign-in, the audit trail, keys and queues. They are no plugin's business, not even for a good reason. */
type Closed = 'authUser' | 'authSession' | 'authAccount' | 'authVerification' | 'authRateLimit' | 'apiToken' | 'historyEntry' | 'auditSeal' | 'outboxEvent' | 'webhookSecret' | 'webhookDelivery' | 'idempotencyKey' | 'rateAllowance' | 'numberSequence' | 'rightsVersion'

/** Names of the models of a generated Prisma client. */
type ModelName<Client> = Exclude<{ [Name in keyof Client]: Client[Name] extends { findMany: unknown; createMany: unknown } ? Name : never }[keyof Client], Closed>

/** The operations that the guard has, with Prisma's own generics. Raw SQL and the like are not among them. */
export type GuardedDelegate<Delegate> = Pick<Delegate, keyof GuardedModel & keyof Delegate>

/** A generated Prisma client as a plugin gets it. */
export type GuardedClient<Client> = { readonly [Name in ModelName<Client>]: GuardedDelegate<Client[Name]> } & {
  $transaction<Result>(work: (db: GuardedClient<Client>) => Promise<Result>, options?: { readonly maxWait: number; readonly timeout: number }): Promise<Result>
}
