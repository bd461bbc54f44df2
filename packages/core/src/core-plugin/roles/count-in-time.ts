import type { BaseClient } from '../../database/open-client.ts'

/** The longest that one count may take, in milliseconds. */
const PATIENCE = 1_500

/** A count that gives up rather than hold the database: null where it takes too long, or where `deadline` is over already. */
export async function countInTime(base: BaseClient, deadline: number, count: (client: BaseClient) => Promise<number>): Promise<number | null> {
  const left = Math.min(PATIENCE, deadline - Date.now())
  if (left <= 0) return null
  try {
    return await base.$transaction(async (client) => {
      await client.$executeRawUnsafe(`set local statement_timeout = ${Math.ceil(left)}`)
      return count(client)
    }, { maxWait: 5_000, timeout: 10_000 })
  } catch (error) {
    if (/57014|statement timeout/i.test((error as Error).message)) return null
    throw error
  }
}
