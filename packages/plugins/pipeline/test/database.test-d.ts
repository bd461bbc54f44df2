// Compile-time promises of the database that a plugin's author gets; the type check of the repository is their test.
import type { GuardedClient, RequestContext } from '@tenon/core'
import type { Slice } from '../.slice/types.ts'

declare const context: RequestContext<GuardedClient<Slice['client']>>

export async function promises(): Promise<void> {
  const [deal] = await context.db.opportunity.findMany({ select: { name: true } })
  const name: string | undefined = deal?.name
  void name
  // What the plugin requires is there as well.
  await context.db.customer.count({ where: { name: { contains: 'a' } } })
  // @ts-expect-error only what was selected is there
  void deal?.amountMinor

  // @ts-expect-error there is no raw SQL
  await context.db.$queryRaw`select 1`
  // @ts-expect-error nor with a text
  await context.db.$queryRawUnsafe('select 1')
  // @ts-expect-error nor one that writes
  await context.db.$executeRaw`delete from pipeline.opportunity`
  // @ts-expect-error nor with a text
  await context.db.$executeRawUnsafe('delete from pipeline.opportunity')
  // @ts-expect-error nor a typed one
  await context.db.$queryRawTyped()
  // @ts-expect-error an extension could go round the guard
  context.db.$extends({ query: {} })
  // @ts-expect-error a list of operations would run unguarded
  await context.db.$transaction([context.db.opportunity.count()])
  // @ts-expect-error the connection is not the plugin's
  await context.db.$disconnect()
  // @ts-expect-error nor are its events
  context.db.$on('query', () => {})
  // @ts-expect-error a comparison of columns could read a hidden one
  void context.db.opportunity.fields
  // @ts-expect-error the sign-in library's tables are nobody's
  await context.db.authSession.findMany()
  // @ts-expect-error nor is the audit trail
  await context.db.historyEntry.findMany()
  // @ts-expect-error a model of a plugin that is neither required nor enhanced
  await context.db.contract.findMany()
  // @ts-expect-error the unguarded database needs a reason
  context.system()
  // @ts-expect-error and is guarded in its operations as well
  await context.system('look at everything for a report').$queryRaw`select 1`

  await context.db.$transaction(async (inner) => {
    // @ts-expect-error not inside a transaction either
    await inner.$executeRawUnsafe('delete from pipeline.opportunity')
  })
}
