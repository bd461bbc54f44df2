// Compile-time promises of GuardedClient; the type check of the repository is their test.
import type { GuardedClient } from '../../src/rights/guarded-client.ts'

type SelectResult<Select> = { [Key in keyof Select]: string }

interface DealDelegate {
  findMany<Args extends { select?: Record<string, true> }>(args?: Args): Promise<SelectResult<Args['select']>[]>
  findUnique<Args extends { where: { id: string } }>(args: Args): Promise<{ id: string } | null>
  createMany(args: { data: { title: string }[] }): Promise<{ count: number }>
  readonly fields: object
  findRaw(): Promise<unknown>
}

interface Client {
  readonly deal: DealDelegate
  $queryRaw(query: string): Promise<unknown>
  $transaction(list: unknown[]): Promise<unknown>
  $extends(extension: object): Client
}

declare const db: GuardedClient<Client>

export async function promises(): Promise<void> {
  const [deal] = await db.deal.findMany({ select: { title: true } })
  const title: string | undefined = deal?.title
  // @ts-expect-error only what was selected is there
  void deal?.amount
  // @ts-expect-error data is checked
  await db.deal.createMany({ data: [{ name: title }] })
  // @ts-expect-error raw SQL is out
  await db.$queryRaw('select 1')
  // @ts-expect-error so are extensions
  db.$extends({})
  // @ts-expect-error a list of operations is no transaction
  await db.$transaction([])
  // @ts-expect-error references to columns could compare with hidden ones
  void db.deal.fields
  // @ts-expect-error operations that the guard does not know
  await db.deal.findRaw()
  const count: number = await db.$transaction(async (inner) => (await inner.deal.createMany({ data: [{ title: 'a' }] })).count)
  void count
}
